import { parse } from 'csv-parse/sync';

/** A row of a file, by the file's own column titles; `line` as an editor counts it, the titles being line 1. */
export interface FileRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** What is wrong with a file, where, in words for the person who keeps it. */
export interface FileFault {
  readonly line: number;
  readonly column: string;
  readonly zh: string;
}

/** A file was refused whole; nothing of it was posted. */
export class FileRefused extends Error {
  constructor(readonly faults: readonly FileFault[]) {
    super(faults.map(({ line, column, zh }) => `第 ${line} 行 ${column}：${zh}`).join('\n'));
    this.name = 'FileRefused';
  }
}

/** Reads CSV text whose first line holds exactly these titles. Throws FileRefused for other titles or a torn file. */
export function readTable(text: string, titles: readonly string[]): readonly FileRow[] {
  const rows = parseRows(text);
  const [found = []] = rows;
  if (found.join() !== titles.join()) throw new FileRefused([{ line: 1, column: '表头', zh: `应为 ${titles.join('、')}` }]);
  return rows.slice(1).map((cells, index) => ({ line: index + 2, cells: Object.fromEntries(titles.map((title, at) => [title, cells[at] ?? ''])) }));
}

function parseRows(text: string): readonly (readonly string[])[] {
  try {
    return parse(text, { bom: true, trim: true, skip_empty_lines: true });
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 1;
    throw new FileRefused([{ line, column: '全行', zh: '文件残缺或格式错误' }]);
  }
}

/** Reads every row, gathering faults, so that a person sees all of them at once. Throws FileRefused if there is any. */
export function readRows<T>(rows: readonly FileRow[], read: (cell: CellReader, row: FileRow) => T): readonly T[] {
  const faults: FileFault[] = [];
  const things = rows.map((row) => read(new CellReader(row, faults), row));
  if (faults.length > 0) throw new FileRefused(faults);
  return things;
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
    } catch {
      this.faults.push({ line: this.row.line, column, zh });
      return undefined as T;
    }
  }

  /** The value that stands for a word, such as 现金 for CASH. */
  oneOf<T>(column: string, words: Readonly<Record<string, T>>): T {
    return this.as(column, `应为 ${Object.keys(words).join('、')} 之一`, (text) => {
      if (!(text in words)) throw new Error(text);
      return words[text] as T;
    });
  }
}
