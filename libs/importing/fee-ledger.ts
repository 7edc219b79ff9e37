import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { DocNo } from '#libs/kernel/ids.js';
import type { Channel } from '#libs/levy/levy.js';
import { dayIn, docNoIn, fenIn, numberIn } from './cells.js';
import type { FileLine } from './file-line.js';
import { type CellReader, type FileRow, readTable } from './table-file.js';

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
export function readFeeLedger(lines: readonly FileLine[]): readonly LedgerLine[] {
  return readTable(lines, LEDGER_COLUMNS, readLine);
}

function readLine(cell: CellReader, { line }: FileRow): LedgerLine {
  const on = dayIn(cell, '日期');
  const receiptNo = numberIn(cell, '票据号码');
  if (cell.text('备注') === '作废') return { kind: 'void', line, on, receiptNo };
  const instalment = cell.text('期数') === '' ? {} : { instalmentNo: numberIn(cell, '期数') };
  return {
    ...{ kind: 'payment', line, on, receiptNo, docNo: docNoIn(cell, '决定书文号') },
    principalFen: fenIn(cell, '本金'),
    lateFeeFen: fenIn(cell, '滞纳金'),
    channel: cell.oneOf('缴款方式', CHANNEL_WORDS),
    ...instalment,
  };
}
