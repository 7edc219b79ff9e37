import type { Book } from '#libs/book/book.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { OfficerId, ReceiptBookId } from '#libs/kernel/ids.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
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

const WHY_NOT = { USED: 'RECEIPT_REUSED', VOID: 'RECEIPT_UNUSABLE', RETURNED: 'RECEIPT_UNUSABLE' } as const satisfies Partial<Record<SheetState, string>>;

/**
 * Takes a sheet for a payment: it must lie in its book, be unused, in the hands of one of `holders`, and say the sum paid.
 * What a sheet is comes before whose it is (R24). Invariants 17, 18, 23.
 */
export function useSheet(book: Book, use: ReceiptUse, { holders, totalFen }: { holders: readonly OfficerId[]; totalFen: Fen }): ReceiptUse {
  const { bookId, no, fen } = use;
  const receipts = receiptBook(book, bookId);
  checkInBook(receipts, { from: no, to: no });

  const state = book.receipts.stateOf(receipts, no);
  if (state !== 'ALLOCATED' && state !== 'IN_STOCK') refuse(WHY_NOT[state], { bookId, no, state });
  const holder = book.receipts.holderOf(receipts, no);
  if (holder === undefined || !holders.includes(holder)) refuse('RECEIPT_NOT_ALLOCATED', { bookId, no });
  if (fen !== totalFen) refuse('RECEIPT_AMOUNT_MISMATCH', { bookId, no, receiptFen: fen, totalFen });
  return { bookId, no, fen };
}
