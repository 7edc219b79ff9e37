import { sum, ZERO } from '#libs/kernel/fen.js';
import { numbersOf, type ReceiptBook } from '#libs/receipts/receipts.js';
import { tallyOf } from '#libs/receipts/tally.js';
import { paymentsOn } from '#libs/receipts/write-off-range.js';
import { officerFor } from './anhe-county.js';
import { confirmCredits } from './custody-days.js';
import type { OfficeDay } from './office-day.js';

/** Before a new book comes, the old ones are turned in: what is unused goes back, what was used is written off (验旧换新). */
export async function turnInBooks(day: OfficeDay): Promise<void> {
  await confirmCredits(day);
  const books = await day.ask((book) => [...book.receipts.books.values()].filter(({ unitId }) => unitId === day.township.unitId));
  for (const receipts of books) await turnIn(day, receipts);
}

async function turnIn(day: OfficeDay, receipts: ReceiptBook): Promise<void> {
  const { bookId, to } = receipts;
  const states = await day.ask((book) => [...numbersOf(receipts)].map((no) => [no, book.receipts.stateOf(receipts, no)] as const));
  const unused = states.find(([, state]) => state === 'ALLOCATED')?.[0];
  if (unused !== undefined) await day.filed('ReturnRange', day.township.officer('COLLECTOR'), { bookId, from: unused, to, on: day.on }, bookId);
  if (!states.some(([, state]) => state === 'USED' || state === 'VOID')) return;
  const counted = await day.ask((book) => {
    const { USED, VOID, RETURNED } = tallyOf(book.receipts, receipts, receipts);
    return { usedSheets: USED, voidSheets: VOID, lostSheets: 0, returnedSheets: RETURNED, totalFen: sum(...paymentsOn(book, receipts).map(({ receipt }) => receipt?.fen ?? ZERO)) };
  });
  const { from } = receipts;
  const hands = [day.township.officer('TICKET_KEEPER'), officerFor('COUNTY_VERIFIER')] as const;
  await day.approved('WriteOffRange', hands, { bookId, from, to, ...counted, on: day.on }, bookId);
}
