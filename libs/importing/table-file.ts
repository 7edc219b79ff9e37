import { Refusal } from '#libs/kernel/refusal.js';
import type { FileLine } from './file-line.js';
import { type FileFault, FileRefused } from './file-refused.js';

/** A row of a file, by the file's own column titles. */
export interface FileRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** Reads lines whose first one holds exactly these titles, gathering faults, so that a person sees all of them at once. Throws FileRefused if there is any. */
export function readTable<T>(lines: readonly FileLine[], titles: readonly string[], read: (cell: CellReader, row: FileRow) => T): readonly T[] {
  const [found, ...rows] = lines;
  if (found?.cells.join() !== titles.join()) throw new FileRefused([{ line: found?.line ?? 1, column: '表头', code: 'MALFORMED', zh: `应为 ${titles.join('、')}` }]);
  const faults: FileFault[] = [];
  const things = rows.flatMap((row) => {
    if (row.cells.length === titles.length) return [read(new CellReader(byTitle(row, titles), faults), byTitle(row, titles))];
    faults.push({ line: row.line, column: '全行', code: 'MALFORMED', zh: `应有 ${titles.length} 列，实有 ${row.cells.length} 列` });
    return [];
  });
  if (faults.length > 0) throw new FileRefused(faults);
  return things;
}

function byTitle({ line, cells }: FileLine, titles: readonly string[]): FileRow {
  return { line, cells: Object.fromEntries(titles.map((title, at) => [title, cells[at] ?? ''])) };
}

/** Reads the cells of one row; a bad cell becomes a fault and a harmless value. */
export class CellReader {
  constructor(
    private readonly row: FileRow,
    private readonly faults: FileFault[],
  ) {}

  text(column: string): string {
    return this.row.cells[column] ?? '';
  }

  /** The cell as `take` understands it; whatever `take` throws becomes the fault `zh`. */
  as<T>(column: string, zh: string, take: (text: string) => T): T {
    try {
      return take(this.text(column));
    } catch (error) {
      this.faults.push({ line: this.row.line, column, code: error instanceof Refusal ? error.code : 'MALFORMED', zh });
      return undefined as T;
    }
  }

  /** The value that stands for a word, such as 现金 for CASH. */
  oneOf<T>(column: string, words: Readonly<Record<string, T>>): T {
    return this.as(column, `应为 ${Object.keys(words).join('、')} 之一`, (text) => {
      if (!Object.hasOwn(words, text)) throw new Error('no such word');
      return words[text] as T;
    });
  }
}
