import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { ReceiptBookId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import type { Range } from './receipts.js';
import { checkInBook, receiptBook } from './sheets.js';

/** Unused sheets go back to the ticket keeper and are not used again (domain rules 3.4). */
export interface ReturnRange extends Range {
  readonly bookId: ReceiptBookId;
  readonly on: IsoDate;
}

/** Refuses RECEIPT_OUT_OF_RANGE, STATE_INVALID for sheets not allocated, RECEIPT_NOT_ALLOCATED for another officer's sheets. */
export function returnRange(book: Book, command: ReturnRange, { actor }: Context): readonly DecidedEvent[] {
  const { bookId, from, to, on } = command;
  const receipts = receiptBook(book, bookId);
  if (on < receipts.issuedOn) refuse('DATE_INVALID', { on, issuedOn: receipts.issuedOn });
  checkInBook(receipts, command);
  for (let no = from; no <= to; no++) {
    const state = book.receipts.stateOf(receipts, no);
    if (state !== 'ALLOCATED') stateInvalid('receipt sheet', `${bookId} ${no}`, state, ['ALLOCATED']);
    if (actor.role !== 'TICKET_KEEPER' && book.receipts.holderOf(receipts, no) !== actor.officerId) refuse('RECEIPT_NOT_ALLOCATED', { bookId, no });
  }
  return [event('ReceiptRangeReturned', { bookId, from, to }, on)];
}
