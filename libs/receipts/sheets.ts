import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { OfficerId, ReceiptBookId, UnitId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid, unknown } from '#libs/kernel/refusal.js';
import type { RefusalCode } from '#libs/kernel/refusal-catalogue.js';
import type { Range, ReceiptBook, ReceiptUse, SheetState } from './receipts.js';

/** The receipt book, or UNKNOWN. */
export function receiptBook(book: Book, bookId: ReceiptBookId): ReceiptBook {
  return book.receipts.books.get(bookId) ?? unknown('receipt book', bookId);
}

/** Refuses RECEIPT_OUT_OF_RANGE (invariant 17) unless the numbers lie in the book. */
export function checkInBook(receipts: ReceiptBook, { from, to }: Range): void {
  const outside = from < receipts.from ? from : to;
  if (from > to || from < receipts.from || to > receipts.to) refuse('RECEIPT_OUT_OF_RANGE', { no: outside, from: receipts.from, to: receipts.to });
}

/** A sheet of which it is said: what state it is in, and that by that day it is in the officer's hands or he keeps the tickets. */
interface Handling {
  readonly receipts: ReceiptBook;
  readonly no: number;
  readonly allowed: readonly SheetState[];
  readonly actor: Context['actor'];
  readonly on: IsoDate;
}

/** Refuses STATE_INVALID for another state than those allowed, RECEIPT_NOT_ALLOCATED for a sheet of another officer's, unless the ticket keeper acts; DATE_INVALID before it was handed out. */
export function checkHandling(book: Book, { receipts, no, allowed, actor, on }: Handling): void {
  const { bookId } = receipts;
  const state = book.receipts.stateOf(receipts, no);
  const allocation = book.receipts.allocationOf(receipts, no);
  if (!allowed.includes(state)) stateInvalid('receipt sheet', `${bookId} ${no}`, state, allowed);
  if (actor.role !== 'TICKET_KEEPER' && allocation?.toOfficerId !== actor.officerId) refuse('RECEIPT_NOT_ALLOCATED', { bookId, no });
  if (allocation !== undefined && on < allocation.on) refuse('DATE_INVALID', { on, allocatedOn: allocation.on });
}

/** Every state but those of a sheet that can still be written on; a stub that is written off or destroyed stood for money, or was void or lost. */
const WHY_NOT: Readonly<Record<Exclude<SheetState, 'IN_STOCK' | 'ALLOCATED'>, RefusalCode>> = {
  USED: 'RECEIPT_REUSED',
  VOID: 'RECEIPT_UNUSABLE',
  RETURNED: 'RECEIPT_UNUSABLE',
  LOST_REPORTED: 'RECEIPT_UNUSABLE',
  LOST_DECLARED: 'RECEIPT_UNUSABLE',
  WRITTEN_OFF: 'RECEIPT_UNUSABLE',
  DESTROYED: 'RECEIPT_UNUSABLE',
};

/** By whom, for which unit, on which day and for what sum a sheet is written. */
export interface Writing {
  /** Undefined for a sheet that nobody holds. */
  readonly officerId: OfficerId | undefined;
  readonly unitId: UnitId;
  readonly on: IsoDate;
  readonly totalFen: Fen;
}

/**
 * Takes a sheet for a payment: it must lie in its book, be unused, a form of the unit itself, in the officer's hands by that day,
 * and say the sum paid. What a sheet is comes before whose it is (R24). Invariants 5, 17, 18, 23.
 */
export function useSheet(book: Book, use: ReceiptUse, { officerId, unitId, on, totalFen }: Writing): ReceiptUse {
  const { bookId, no, fen } = use;
  const receipts = receiptBook(book, bookId);
  checkInBook(receipts, { from: no, to: no });

  const state = book.receipts.stateOf(receipts, no);
  if (state !== 'ALLOCATED' && state !== 'IN_STOCK') refuse(WHY_NOT[state], { bookId, no, state });
  const allocation = book.receipts.allocationOf(receipts, no);
  // A form carries the seal of the unit that it was issued to: it is not lent to another (财政票据管理办法).
  if (allocation === undefined || allocation.toOfficerId !== officerId || receipts.unitId !== unitId)
    refuse('RECEIPT_NOT_ALLOCATED', { bookId, no, officerId: officerId ?? 'none', unitId });
  if (on < allocation.on) refuse('DATE_INVALID', { on, allocatedOn: allocation.on });
  if (fen !== totalFen) refuse('RECEIPT_AMOUNT_MISMATCH', { bookId, no, receiptFen: fen, totalFen });
  return { bookId, no, fen };
}
