import { numbersOf, type Range, type ReceiptBook, type Receipts, SHEET_STATES, type SheetState } from './receipts.js';

/** How many sheets are in each state. */
export type Tally = Readonly<Record<SheetState, number>>;

/** How many sheets of a range of a book are in each state. */
export function tallyOf(receipts: Receipts, book: ReceiptBook, range: Range): Tally {
  const tally = Object.fromEntries(SHEET_STATES.map((state) => [state, 0])) as Record<SheetState, number>;
  for (const no of numbersOf(range)) tally[receipts.stateOf(book, no)] += 1;
  return tally;
}
