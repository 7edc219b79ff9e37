import type { FileLine } from './file-line.js';
import { csvLines } from './file-lines.js';
import { type FileFault, FileRefused } from './file-refused.js';

/** A file's lines from its titles and the rows under them. */
export function fileOf(titles: readonly string[], ...rows: readonly string[]): readonly FileLine[] {
  return csvLines([titles.join(), ...rows].join('\n'));
}

/** What a reader told of a file; nothing, where it took it. */
export function faultsOf(read: () => unknown): readonly FileFault[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof FileRefused) return error.faults;
    throw error;
  }
}

/** Faults as their short form: line, column, code. */
export function placesOf(faults: readonly FileFault[]): readonly string[] {
  return faults.map(({ line, column, code }) => `${line} ${column} ${code}`);
}
