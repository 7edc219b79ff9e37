import type { BatchId } from '#libs/kernel/ids.js';
import { yuanText } from '#libs/kernel/rate.js';

/** What the bank needs to pay a line: whose account, and how much; fen. */
export interface BankFileLine {
  readonly no: number;
  readonly holderName: string;
  readonly accountNo: string;
  readonly fen: number;
}

export const BANK_FILE_COLUMNS = ['批次号', '行号', '户名', '账号', '金额'] as const;
/** Office programs take UTF-8 for another encoding without it. */
const BYTE_ORDER_MARK = '\ufeff';

/** The file of a batch for the paying bank: CSV, UTF-8, amounts in yuan. */
export function bankFile(batchId: BatchId, lines: readonly BankFileLine[]): string {
  const rows = lines.map(({ no, holderName, accountNo, fen }) => [batchId, String(no), holderName, accountNo, yuanText(fen)]);
  return BYTE_ORDER_MARK + [BANK_FILE_COLUMNS, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

/** What an office program would run as a formula is text: somebody chose his own name for his account. */
const FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

/** A cell of a CSV file (RFC 4180), never a formula. */
export function csvCell(text: string): string {
  const plain = FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
