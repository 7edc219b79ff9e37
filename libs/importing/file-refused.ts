import type { RefusalCode } from '#libs/kernel/refusal-catalogue.js';

/** What is wrong with a file, where, in words for the person who keeps it. */
export interface FileFault {
  readonly line: number;
  readonly column: string;
  readonly code: RefusalCode;
  readonly zh: string;
}

/** A file was refused whole; nothing of it was posted. */
export class FileRefused extends Error {
  constructor(readonly faults: readonly FileFault[]) {
    super(faults.map(({ line, column, zh }) => `第 ${line} 行 ${column}：${zh}`).join('\n'));
    this.name = 'FileRefused';
  }
}
