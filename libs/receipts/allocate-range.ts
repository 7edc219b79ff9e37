import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { OfficerId, ReceiptBookId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import { postFor } from '#libs/registry/posts.js';
import type { Range } from './receipts.js';
import { checkInBook, receiptBook } from './sheets.js';

/** The ticket keeper gives numbered sheets into an officer's hands. Invariant 17. */
export interface AllocateRange extends Range {
  readonly bookId: ReceiptBookId;
  readonly toOfficerId: OfficerId;
  readonly on: IsoDate;
}

/** Who may write receipts: collectors, cashiers (for make-up money) and the bank's machine account. */
export const WRITERS = ['COLLECTOR', 'CASHIER', 'BANK'] as const;

/** Refuses RECEIPT_OUT_OF_RANGE, STATE_INVALID for sheets not in stock, NOT_AUTHORISED for an officer who writes no receipts. */
export function allocateRange(book: Book, command: AllocateRange, { today }: Context): readonly DecidedEvent[] {
  const { bookId, from, to, toOfficerId, on } = command;
  const receipts = receiptBook(book, bookId);
  if (on < receipts.issuedOn) refuse('DATE_INVALID', { on, issuedOn: receipts.issuedOn });
  checkInBook(receipts, command);
  for (let no = from; no <= to; no++) {
    const state = book.receipts.stateOf(receipts, no);
    if (state !== 'IN_STOCK') stateInvalid('receipt sheet', `${bookId} ${no}`, state, ['IN_STOCK']);
  }
  const { unitId } = receipts;
  // Judged today, not on the day that is typed: nobody is handed sheets whose post has ended (R33).
  if (postFor(book.registry, toOfficerId, WRITERS, { unitId, on: today }) === undefined) refuse('NOT_AUTHORISED', { officerId: toOfficerId, roles: WRITERS.join(' '), unitId });
  return [event('ReceiptRangeAllocated', { bookId, from, to, toOfficerId }, on)];
}
