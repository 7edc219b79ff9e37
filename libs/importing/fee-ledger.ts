import { type IsoDate, isoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { DocNo } from '#libs/kernel/ids.js';
import { fenFromYuan } from '#libs/kernel/rate.js';
import type { Channel } from '#libs/levy/levy.js';
import { CellReader, type FileRow, readRows, readTable } from './table-file.js';

/** The columns of the 收费台账 that a township keeps. */
export const LEDGER_COLUMNS = ['日期', '决定书文号', '村(居)', '票据号码', '本金', '滞纳金', '缴款方式', '期数', '备注'] as const;

const CHANNEL_WORDS: Readonly<Record<string, Channel>> = { 现金: 'CASH', 转账: 'TRANSIT_TRANSFER', 银行代收: 'BANK_DIRECT' };

/** One line of the ledger: money that came in on a sheet, or a sheet that was voided. */
export type LedgerLine =
  | {
      readonly kind: 'payment';
      readonly line: number;
      readonly on: IsoDate;
      readonly docNo: DocNo;
      readonly receiptNo: number;
      readonly principalFen: Fen;
      readonly lateFeeFen: Fen;
      readonly channel: Channel;
      readonly instalmentNo?: number;
    }
  | { readonly kind: 'void'; readonly line: number; readonly on: IsoDate; readonly receiptNo: number };

/** Reads a 收费台账. Amounts are in yuan with at most two decimals. Throws FileRefused with every fault found. */
export function readFeeLedger(csv: string): readonly LedgerLine[] {
  return readRows(readTable(csv, LEDGER_COLUMNS), readLine);
}

function readLine(cell: CellReader, { line }: FileRow): LedgerLine {
  const on = cell.as('日期', '应为 YYYY-MM-DD 的日期', isoDate);
  const receiptNo = cell.as('票据号码', '应为数字', wholeNumber);
  if (cell.text('备注') === '作废') return { kind: 'void', line, on, receiptNo };
  const instalment = cell.text('期数') === '' ? {} : { instalmentNo: cell.as('期数', '应为数字', wholeNumber) };
  return {
    ...{ kind: 'payment', line, on, receiptNo, docNo: cell.text('决定书文号') as DocNo },
    principalFen: cell.as('本金', '应为至多两位小数的金额（元）', fenFromYuan),
    lateFeeFen: cell.as('滞纳金', '应为至多两位小数的金额（元）', fenFromYuan),
    channel: cell.oneOf('缴款方式', CHANNEL_WORDS),
    ...instalment,
  };
}

/** A whole number as it stands in a cell, leading zeros allowed. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new Error(text);
  return Number(text);
}
