import fc from 'fast-check';
import type { Book } from '#libs/book/book.js';
import { lyingAt } from '#libs/custody/lots.js';
import { lastDayOf, type Month, monthOf, shiftMonth } from '#libs/kernel/dates.js';
import type { ReceiptBook, SheetState } from '#libs/receipts/receipts.js';
import { DISCREPANCY_KINDS, VERIFICATION_RESULTS } from '#libs/verification/verification.js';
import { type Act, pick, pickRow, rowsByKey, TOWNS } from './picking.testing.js';

/** What becomes of receipts beside being used: lost, declared, written off, verified. */
export interface TicketStep {
  readonly act: 'ticket';
  readonly how: 'lose' | 'declare' | 'writeOff' | 'destroy' | 'verify' | 'resolve';
  readonly which: number;
  readonly whichSheet: number;
  /** Not what the book says, but a fen or a sheet more. */
  readonly odd: boolean;
  readonly monthsAgo: number;
  readonly result: (typeof VERIFICATION_RESULTS)[number];
  readonly kind: (typeof DISCREPANCY_KINDS)[number];
}

export const ticketing: fc.Arbitrary<TicketStep> = fc.record({
  act: fc.constant('ticket' as const),
  how: fc.constantFrom('lose', 'declare', 'declare', 'writeOff', 'writeOff', 'destroy', 'verify', 'verify', 'verify', 'resolve', 'resolve'),
  which: fc.nat(999),
  whichSheet: fc.nat(999),
  odd: fc.constantFrom(false, false, false, true),
  monthsAgo: fc.constantFrom(1, 1, 1, 0, 2),
  result: fc.constantFrom(...VERIFICATION_RESULTS),
  kind: fc.constantFrom(...DISCREPANCY_KINDS),
});

/** The command of a step; none where there is nothing yet that it could be about. */
export function ticketingWith(book: Book, step: TicketStep): Act | undefined {
  if (step.how === 'verify') return verifying(book, step);
  if (step.how === 'resolve') return resolving(book, step);
  const receipts = pickRow(book.receipts.books, step.which);
  return receipts && aboutSheets(book, receipts, step);
}

function aboutSheets(book: Book, receipts: ReceiptBook, { how, whichSheet, odd }: TicketStep): Act | undefined {
  const { bookId, unitId } = receipts;
  const keeper = unitId === 'QX' ? 'O-48' : 'O-08';
  const inState = (...states: readonly SheetState[]) => numbersIn(receipts).filter((no) => states.includes(book.receipts.stateOf(receipts, no)));
  switch (how) {
    case 'lose': {
      const no = pick(inState('ALLOCATED'), whichSheet);
      return no === undefined ? undefined : { name: 'ReportLoss', as: keeper, fields: { bookId, nos: odd ? [no, no + 1] : [no], discoveredOn: book.today } };
    }
    case 'declare': {
      const no = pick(inState('LOST_REPORTED'), whichSheet);
      return no === undefined ? undefined : { name: 'DeclareLoss', as: keeper, fields: { bookId, nos: [no], media: '安和日报', declaredOn: book.today } };
    }
    case 'writeOff': {
      const no = pick(inState('USED', 'VOID', 'LOST_DECLARED', 'LOST_REPORTED'), whichSheet);
      return no === undefined ? undefined : { name: 'WriteOffRange', as: keeper, fields: { bookId, ...countOf(book, receipts, no, odd), on: book.today } };
    }
    default:
      return { name: 'DestroyStubs', as: keeper, fields: { bookId, docNo: '安和财票销1', on: book.today } };
  }
}

function numbersIn({ from, to }: ReceiptBook): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** One sheet, counted here without the code under test. */
function countOf({ receipts, custody }: Book, ofBook: ReceiptBook, no: number, odd: boolean) {
  const state = receipts.stateOf(ofBook, no);
  const standing = [...custody.payments.values()].filter(({ receipt, reversed }) => !reversed && receipt?.bookId === ofBook.bookId && receipt.no === no);
  const totalFen = standing.reduce((all, { receipt }) => all + (receipt?.fen ?? 0), odd ? 1 : 0);
  const is = (...states: readonly SheetState[]) => (states.includes(state) ? 1 : 0);
  return { from: no, to: no, usedSheets: is('USED'), voidSheets: is('VOID'), lostSheets: is('LOST_REPORTED', 'LOST_DECLARED'), returnedSheets: 0, totalFen };
}

/** The verifier counts what there is, from where the money of the month lies; now and then a fen more. */
function verifying(book: Book, { which, odd, monthsAgo, result }: TicketStep): Act {
  const { unitId } = pick(TOWNS, which) as (typeof TOWNS)[number];
  const periodId = shiftMonth(monthOf(book.today), -monthsAgo) as Month;
  const ofMonth = rowsByKey(book.custody.payments).filter((payment) => payment.unitId === unitId && payment.periodId === periodId && !payment.reversed);
  const due = ofMonth.reduce((all, { principalFen, lateFeeFen, released }) => all + principalFen + lateFeeFen - released.principalFen - released.lateFeeFen, 0);
  const arrived = ofMonth.reduce((all, { lots, treasuryRefundedFen }) => all + lyingAt(lots, { place: 'COUNTY' }) + treasuryRefundedFen, 0);
  const sheets = ofMonth.flatMap(({ receipt }) => (receipt === undefined ? [] : [{ bookId: receipt.bookId, from: receipt.no, to: receipt.no }]));
  const claimed = odd ? result : due === arrived ? 'MATCH' : 'DISCREPANT';
  const on = lastDayOf(periodId) > book.today ? lastDayOf(periodId) : book.today;
  return { name: 'VerifyTickets', as: 'O-13', fields: { unitId, periodId, receiptRanges: sheets, receiptsFen: due + (odd ? 1 : 0), remittedFen: arrived, result: claimed, on } };
}

function resolving(book: Book, { which, odd, kind }: TicketStep): Act | undefined {
  const open = rowsByKey(book.verifications.verifications).filter(({ result, resolution }) => odd || (result === 'DISCREPANT' && resolution === undefined));
  const verification = pick(open, which);
  if (verification === undefined) return undefined;
  const { verificationId, unitId, verifiedSeq } = verification;
  return { name: 'ResolveDiscrepancy', as: unitId === 'QX' ? 'O-46' : 'O-06', fields: { verificationId, kind, eventSeqs: [verifiedSeq], on: book.today } };
}
