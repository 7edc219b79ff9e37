import ExcelJS from 'exceljs';
import type { FileLine } from './file-line.js';
import { FileRefused } from './file-refused.js';
import { unpackedBytes } from './zip-size.js';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Far more than 10,000 rows need; keeps a small file from unpacking into all memory. */
const UNPACKED_LIMIT_BYTES = 64 * 1024 * 1024;

/** True for what may be an .xlsx file: a ZIP archive. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return ZIP.every((byte, at) => bytes[at] === byte);
}

/** The lines of the first sheet of an .xlsx file, numbered as the spreadsheet does. Throws FileRefused for a torn file. */
export async function workbookLines(bytes: Uint8Array): Promise<readonly FileLine[]> {
  const sheet = await firstSheet(bytes);
  const width = cellsOf(sheet.getRow(1)).length;
  const lines: FileLine[] = [];
  sheet.eachRow((row, line) => {
    const cells = cellsOf(row);
    lines.push({ line, cells: Array.from({ length: Math.max(width, cells.length) }, (_, at) => cells[at] ?? '') });
  });
  return lines;
}

/** A row's cells up to its last filled one: a sheet is as wide as somebody once formatted it. */
function cellsOf(row: ExcelJS.Row): readonly string[] {
  const cells = Array.from({ length: row.cellCount }, (_, at) => cellText(row.getCell(at + 1).value));
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

async function firstSheet(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
  if (unpackedBytes(bytes) > UNPACKED_LIMIT_BYTES) throw torn();
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  } catch {
    throw torn();
  }
  const [sheet] = workbook.worksheets;
  if (sheet === undefined) throw torn();
  return sheet;
}

/** A cell as it would stand in a CSV file: a day as YYYY-MM-DD, a number in plain digits, a formula by its result. */
function cellText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value).trim();
  if ('richText' in value)
    return value.richText
      .map(({ text }) => text)
      .join('')
      .trim();
  if ('result' in value) return cellText(value.result);
  return 'text' in value ? String(value.text).trim() : '';
}

function torn(): FileRefused {
  return new FileRefused([{ line: 1, column: '全行', code: 'MALFORMED', zh: '文件残缺或格式错误' }]);
}
