/** Office programs take UTF-8 for another encoding without it. */
const BYTE_ORDER_MARK = '\ufeff';

/** A table as CSV: UTF-8, a line of titles first. */
export function csvTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + [titles, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

/** What an office program would run as a formula is text: somebody chose his own name for his account. */
const FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

/** A cell of a CSV file (RFC 4180), never a formula. */
export function csvCell(text: string): string {
  const plain = FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
