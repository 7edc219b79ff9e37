import { parse } from 'csv-parse/sync';
import type { FileLine } from './file-line.js';
import { FileRefused } from './file-refused.js';
import { isWorkbook, workbookLines } from './workbook.js';

/** The lines of a CSV file (UTF-8 with or without a byte order mark, else GB 18030) or of the first sheet of an .xlsx one; empty lines are left out. Throws FileRefused for a torn file. */
export async function linesOfFile(bytes: Uint8Array): Promise<readonly FileLine[]> {
  const lines = isWorkbook(bytes) ? await workbookLines(bytes) : csvLines(textOf(bytes));
  return lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** The text of a file: what is no UTF-8 is taken for GB 18030, in which Chinese office programs write CSV. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** csv-parse counts a break of two characters within quotes as two lines. */
const LINE_BREAKS = /\r\n?/g;

/** The lines of CSV text; one with a line break in a quoted cell has the number of its last line. Throws FileRefused where a quote is not closed. */
export function csvLines(text: string): readonly FileLine[] {
  try {
    const records = parse(text.replace(LINE_BREAKS, '\n'), {
      bom: true,
      trim: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as readonly CsvRecord[];
    return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 1;
    throw new FileRefused([{ line, column: '全行', code: 'MALFORMED', zh: '文件残缺或格式错误' }]);
  }
}

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}
