import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Code, OfficerId, ReceiptBookId, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { postFor } from '#libs/registry/posts.js';
import type { Range } from './receipts.js';

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

/** Refuses RECEIPT_OUT_OF_RANGE, ALREADY_EXISTS for the id or overlapping numbers (R27), NOT_AUTHORISED where the keeper has no such post. */
export function issueReceiptBook(book: Book, command: IssueReceiptBook, { today }: Context): readonly DecidedEvent[] {
  const { bookId, unitId, type, from, to, keeperId, on } = command;
  if (from > to || to - from >= BOOK_LIMIT_SHEETS) refuse('RECEIPT_OUT_OF_RANGE', { no: to, from, to: from + BOOK_LIMIT_SHEETS - 1 });
  for (const other of book.receipts.books.values()) {
    const overlaps = other.type === type && other.from <= to && from <= other.to;
    if (other.bookId === bookId || overlaps) refuse('ALREADY_EXISTS', { kind: 'receipt book', id: other.bookId });
  }
  if (postFor(book.registry, keeperId, ['TICKET_KEEPER'], { unitId, on: today }) === undefined) refuse('NOT_AUTHORISED', { officerId: keeperId, roles: 'TICKET_KEEPER', unitId });
  return [event('ReceiptBookIssued', { bookId, type, from, to, keeperId }, on)];
}
