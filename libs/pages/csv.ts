import { figureText, type PageTable } from './table.js';

/** So that a spreadsheet takes it for UTF-8. */
const BYTE_ORDER_MARK = '\u{feff}';
/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d[\d,]*(\.\d+)?$/;

/** A table as CSV (RFC 4180): heads in Chinese, money in yuan without separators, no cell a formula. A demo book's first head says so. */
export function csvOf({ columns, rows }: PageTable, mark?: string): string {
  const heads = columns.map(({ zh }, at) => (at === 0 && mark !== undefined ? `${mark} ${zh}` : zh));
  const lines = [heads, ...rows.map((row) => columns.map(({ key, kind }) => plain(kind, figureText(kind, row[key]))))];
  return `${BYTE_ORDER_MARK}${lines.map((cells) => cells.map(cellText).join(',')).join('\r\n')}\r\n`;
}

function plain(kind: string, text: string): string {
  return kind === 'yuan' ? text.replaceAll(',', '') : text;
}

function cellText(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
