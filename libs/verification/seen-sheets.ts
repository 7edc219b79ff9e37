import type { Book } from '#libs/book/book.js';
import { type HeldPayment, isBooked } from '#libs/custody/custody.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { numbersOf } from '#libs/receipts/receipts.js';
import { checkInBook, receiptBook } from '#libs/receipts/sheets.js';
import type { SeenRange } from './verification.js';

/** What the verifier had before him, by the book's word. */
export interface SeenSheets {
  readonly ranges: readonly SeenRange[];
  readonly usedSheets: number;
  readonly voidSheets: number;
  /** A sheet among them that is unused, and of which nobody has said what became of it. */
  readonly unexplained?: { readonly bookId: string; readonly no: number };
}

/** Whether a sheet lies in one of these ranges. */
export function isSeen(ranges: readonly SeenRange[], { bookId, no }: { readonly bookId: string; readonly no: number }): boolean {
  return ranges.some((range) => range.bookId === bookId && range.from <= no && no <= range.to);
}

/** Refuses UNKNOWN for a book of nobody's or of another unit's, RECEIPT_OUT_OF_RANGE. */
export function seenSheets(book: Book, unitId: UnitId, ranges: readonly SeenRange[]): SeenSheets {
  let [usedSheets, voidSheets] = [0, 0];
  let unexplained: SeenSheets['unexplained'];
  for (const [at, range] of ranges.entries()) {
    const receipts = receiptBook(book, range.bookId);
    if (receipts.unitId !== unitId) refuse('UNKNOWN', { kind: 'receipt book', id: range.bookId });
    checkInBook(receipts, range);
    // Ranges may overlap: a sheet is one, however often it was seen.
    const before = ranges.slice(0, at);
    for (const no of numbersOf(range)) {
      const sheet = { bookId: range.bookId, no };
      if (isSeen(before, sheet)) continue;
      const state = book.receipts.stateOf(receipts, no);
      if (state === 'USED') usedSheets += 1;
      if (state === 'VOID') voidSheets += 1;
      if (UNUSED.includes(state)) unexplained ??= sheet;
    }
  }
  return { ranges, usedSheets, voidSheets, ...(unexplained === undefined ? {} : { unexplained }) };
}

const UNUSED: readonly string[] = ['IN_STOCK', 'ALLOCATED'];

/** Refuses RECEIPT_GAP for a sheet that was passed over (invariant 19), VERIFY_DIFFERENCE for a payment of the month whose sheet was not seen. */
export function checkAllSeen({ unexplained, ranges }: SeenSheets, payments: readonly HeldPayment[]): void {
  if (unexplained !== undefined) refuse('RECEIPT_GAP', unexplained);
  // Money off the books has no sheet: the document that established it stands in its place (worked example A9).
  const unseen = payments.filter(isBooked).find(({ receipt }) => !isSeen(ranges, receipt));
  if (unseen !== undefined) refuse('VERIFY_DIFFERENCE', { bookId: unseen.receipt.bookId, no: unseen.receipt.no });
}
