import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { ReceiptBookId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import type { VoidReason } from './receipts.js';
import { checkHandling, checkInBook, receiptBook } from './sheets.js';

/** A spoiled sheet is stamped 作废; every copy of it is kept. Invariants 18, 20. */
export interface VoidReceipt {
  readonly bookId: ReceiptBookId;
  readonly no: number;
  readonly reasonCode: Exclude<VoidReason, 'PAYMENT_REVERSED'>;
  readonly copiesKept: boolean;
  readonly on: IsoDate;
}

/** Refuses VOID_COPIES_MISSING, RECEIPT_REUSED for a used sheet, STATE_INVALID, RECEIPT_NOT_ALLOCATED for another officer's. */
export function voidReceipt(book: Book, command: VoidReceipt, { actor }: Context): readonly DecidedEvent[] {
  const { bookId, no, reasonCode, copiesKept, on } = command;
  const receipts = receiptBook(book, bookId);
  if (on < receipts.issuedOn) refuse('DATE_INVALID', { on, issuedOn: receipts.issuedOn });
  checkInBook(receipts, { from: no, to: no });
  if (book.receipts.stateOf(receipts, no) === 'USED') refuse('RECEIPT_REUSED', { bookId, no });
  checkHandling(book, { receipts, no, allowed: ['ALLOCATED'], actor, on });
  if (!copiesKept) refuse('VOID_COPIES_MISSING', { bookId, no });
  return [event('ReceiptVoided', { bookId, no, reasonCode, copiesKept: true }, on)];
}
