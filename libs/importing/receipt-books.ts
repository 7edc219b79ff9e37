import type { IsoDate } from '#libs/kernel/dates.js';
import type { Code, OfficerId, ReceiptBookId } from '#libs/kernel/ids.js';
import { codeIn, dayIn, numberIn } from './cells.js';
import type { FileLine } from './file-line.js';
import { readTable } from './table-file.js';

/** The columns of the county's 票据领用登记簿: which books a township was given. */
export const RECEIPT_BOOK_COLUMNS = ['册号', '票据种类', '起号', '止号', '保管人', '发放日期'] as const;

export interface ListedReceiptBook {
  readonly line: number;
  readonly receiptBook: {
    readonly bookId: ReceiptBookId;
    readonly type: Code;
    readonly from: number;
    readonly to: number;
    readonly keeperId: OfficerId;
    readonly on: IsoDate;
  };
}

/** Reads a 票据领用登记簿. Throws FileRefused with every fault found. */
export function readReceiptBooks(lines: readonly FileLine[]): readonly ListedReceiptBook[] {
  return readTable(lines, RECEIPT_BOOK_COLUMNS, (cell, { line }) => ({
    line,
    receiptBook: {
      bookId: codeIn(cell, '册号') as string as ReceiptBookId,
      type: codeIn(cell, '票据种类'),
      from: numberIn(cell, '起号'),
      to: numberIn(cell, '止号'),
      keeperId: codeIn(cell, '保管人') as string as OfficerId,
      on: dayIn(cell, '发放日期'),
    },
  }));
}
