import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { ReceiptBookId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { numbersOf, type Range } from './receipts.js';
import { checkHandling, checkInBook, receiptBook } from './sheets.js';

/** Unused sheets go back and are not used again: what an officer holds, and what the ticket keeper never handed out (domain rules 3.4). */
export interface ReturnRange extends Range {
  readonly bookId: ReceiptBookId;
  readonly on: IsoDate;
}

/** Refuses RECEIPT_OUT_OF_RANGE, STATE_INVALID for sheets that are not unused, RECEIPT_NOT_ALLOCATED for another officer's sheets. */
export function returnRange(book: Book, command: ReturnRange, { actor }: Context): readonly DecidedEvent[] {
  const { bookId, from, to, on } = command;
  const receipts = receiptBook(book, bookId);
  if (on < receipts.issuedOn) refuse('DATE_INVALID', { on, issuedOn: receipts.issuedOn });
  checkInBook(receipts, command);
  for (const no of numbersOf(command)) checkHandling(book, { receipts, no, allowed: ['IN_STOCK', 'ALLOCATED'], actor, on });
  return [event('ReceiptRangeReturned', { bookId, from, to }, on)];
}
