import type { BatchId } from '#libs/kernel/ids.js';
import { yuanText } from '#libs/kernel/rate.js';
import { csvTable } from './csv-table.js';

/** What the bank needs to pay a line: whose account, and how much; fen. */
export interface BankFileLine {
  readonly no: number;
  readonly holderName: string;
  readonly accountNo: string;
  readonly fen: number;
}

export const BANK_FILE_COLUMNS = ['批次号', '行号', '户名', '账号', '金额'] as const;
/** The file of a batch for the paying bank: CSV, UTF-8, amounts in yuan. */
export function bankFile(batchId: BatchId, lines: readonly BankFileLine[]): string {
  const rows = lines.map(({ no, holderName, accountNo, fen }) => [batchId, String(no), holderName, accountNo, yuanText(fen)]);
  return csvTable(BANK_FILE_COLUMNS, rows);
}
