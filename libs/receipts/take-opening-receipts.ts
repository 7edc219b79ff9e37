import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { DocNo, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { checkOpeningOpen, openedOn, openingHands } from '#libs/levy/opening.js';
import { postFor } from '#libs/registry/posts.js';
import { WRITERS } from './allocate-range.js';
import { checkNewBook } from './issue-book.js';
import type { ReceiptsOpened } from './receipts.js';

/** A receipt book in use is taken over from the old books, with the sheets that they account for. Domain rules 3.3; invariants 17, 60. */
export interface TakeOpeningReceipts extends ReceiptsOpened {
  readonly unitId: UnitId;
  /** The old books' list of forms in use. */
  readonly docNo: DocNo;
}

/**
 * Refuses OPENING_CLOSED, RECEIPT_OUT_OF_RANGE for numbers outside the book, ALREADY_EXISTS for a book or numbers that are known (R27),
 * OPENING_MISMATCH where one sheet is both used and void, NOT_AUTHORISED where the holder writes no receipts of the unit.
 */
export function takeOpeningReceipts(book: Book, command: TakeOpeningReceipts, context: Context): readonly DecidedEvent[] {
  const { unitId, docNo, ...taken } = command;
  checkOpeningOpen(book, unitId);
  checkNewBook(book, taken);
  checkSheets(taken);
  const { holderId } = taken;
  if (holderId !== undefined && postFor(book.registry, holderId, WRITERS, { unitId, on: context.today }) === undefined) {
    refuse('NOT_AUTHORISED', { officerId: holderId, roles: WRITERS.join(' '), unitId });
  }
  return [event('OpeningReceiptsTaken', taken, openedOn(book, unitId), { hands: openingHands(context, docNo) })];
}

function checkSheets({ from, to, used, void: voided }: ReceiptsOpened): void {
  const accounted = [...used, ...voided];
  const outside = accounted.find((no) => no < from || no > to);
  if (outside !== undefined) refuse('RECEIPT_OUT_OF_RANGE', { no: outside, from, to });
  const sheets = new Set(accounted).size;
  if (sheets !== accounted.length) refuse('OPENING_MISMATCH', { usedSheets: used.length, voidSheets: voided.length, sheets });
}

/** How many sheets, in whatever state, the unit took over with its books in use. */
export function sheetsTakenOver({ receipts }: Book, unitId: UnitId): number {
  const books = Iterator.from(receipts.books.values()).filter((one) => one.unitId === unitId && one.takenOver === true);
  return books.reduce((count, { from, to }) => count + to - from + 1, 0);
}
