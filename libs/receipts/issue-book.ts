import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Code, OfficerId, ReceiptBookId, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { overlapBooksOn } from '#libs/registry/fee-policy.js';
import { postFor } from '#libs/registry/posts.js';
import { openDiscrepancy } from '#libs/verification/standing.js';
import { numbersOf, type Range, type ReceiptBook, type SheetState } from './receipts.js';

/** The county hands a township's ticket keeper a book of numbered receipts (财政票据管理办法: limited issue). */
export interface IssueReceiptBook extends Range {
  readonly bookId: ReceiptBookId;
  readonly unitId: UnitId;
  readonly type: Code;
  readonly keeperId: OfficerId;
  readonly on: IsoDate;
}

/** More sheets than any book has; keeps a typing error from laying out millions. */
export const BOOK_LIMIT_SHEETS = 10_000;

/** Refuses RECEIPT_OUT_OF_RANGE, ALREADY_EXISTS for the id or overlapping numbers (R27), NOT_AUTHORISED where the keeper has no such post, RECEIPT_SUPPLY_BLOCKED. */
export function issueReceiptBook(book: Book, command: IssueReceiptBook, { today }: Context): readonly DecidedEvent[] {
  const { bookId, unitId, type, from, to, keeperId, on } = command;
  checkNewBook(book, command);
  if (postFor(book.registry, keeperId, ['TICKET_KEEPER'], { unitId, on: today }) === undefined) refuse('NOT_AUTHORISED', { officerId: keeperId, roles: 'TICKET_KEEPER', unitId });
  checkSupply(book, command);
  return [event('ReceiptBookIssued', { bookId, type, from, to, keeperId }, on)];
}

/** Refuses RECEIPT_OUT_OF_RANGE for a book that is none, ALREADY_EXISTS for its id or where its numbers overlap with another book's (R27). */
export function checkNewBook({ receipts }: Book, { bookId, type, from, to }: Pick<IssueReceiptBook, 'bookId' | 'type' | 'from' | 'to'>): void {
  if (from > to || to - from >= BOOK_LIMIT_SHEETS) refuse('RECEIPT_OUT_OF_RANGE', { no: to, from, to: from + BOOK_LIMIT_SHEETS - 1 });
  for (const other of receipts.books.values()) {
    const overlaps = other.type === type && other.from <= to && from <= other.to;
    if (other.bookId === bookId || overlaps) refuse('ALREADY_EXISTS', { kind: 'receipt book', id: other.bookId });
  }
}

/**
 * Invariant 22, R15, R27, R33: nothing new while a verification of the unit is discrepant, nor while more books of earlier days than
 * `overlapBooks` are open. The books of one day are one issue.
 */
function checkSupply(book: Book, { unitId, on }: IssueReceiptBook): void {
  const overlapBooks = overlapBooksOn(book.registry, on);
  const openBooks = Iterator.from(book.receipts.books.values())
    .filter((other) => other.unitId === unitId && other.issuedOn !== on && isOpen(book, other))
    .reduce((count) => count + 1, 0);
  const discrepancy = openDiscrepancy(book, unitId);
  if (discrepancy !== undefined) refuse('RECEIPT_SUPPLY_BLOCKED', { unitId, verificationId: discrepancy.verificationId, periodId: discrepancy.periodId, openBooks, overlapBooks });
  if (openBooks > overlapBooks) refuse('RECEIPT_SUPPLY_BLOCKED', { unitId, openBooks, overlapBooks });
}

const CLOSED: ReadonlySet<SheetState> = new Set<SheetState>(['WRITTEN_OFF', 'RETURNED', 'DESTROYED']);

/** Whether a book has a sheet that is neither written off nor returned. */
function isOpen({ receipts }: Book, book: ReceiptBook): boolean {
  return numbersOf(book).some((no) => !CLOSED.has(receipts.stateOf(book, no)));
}
