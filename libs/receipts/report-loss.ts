import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { ReceiptBookId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { checkHandling, checkInBook, receiptBook } from './sheets.js';

/** Unused sheets are missing: whoever held them, or the ticket keeper, says so at once (财政票据管理办法; worked example A9). */
export interface ReportLoss {
  readonly bookId: ReceiptBookId;
  readonly nos: readonly number[];
  readonly discoveredOn: IsoDate;
}

/** More than any officer has in his hands; keeps the event small. */
export const LOSS_LIMIT_SHEETS = 500;

/** Refuses NOTHING_TO_DO for no number, DATE_INVALID before the book was issued, RECEIPT_OUT_OF_RANGE, STATE_INVALID for sheets that are not unused, RECEIPT_NOT_ALLOCATED for another officer's. */
export function reportLoss(book: Book, { bookId, nos, discoveredOn }: ReportLoss, { actor }: Context): readonly DecidedEvent[] {
  const receipts = receiptBook(book, bookId);
  if (nos.length === 0) refuse('NOTHING_TO_DO', { bookId });
  if (discoveredOn < receipts.issuedOn) refuse('DATE_INVALID', { on: discoveredOn, issuedOn: receipts.issuedOn });
  for (const no of nos) {
    checkInBook(receipts, { from: no, to: no });
    checkHandling(book, { receipts, no, allowed: ['IN_STOCK', 'ALLOCATED'], actor, on: discoveredOn });
  }
  return [event('ReceiptLossReported', { bookId, nos }, discoveredOn)];
}
