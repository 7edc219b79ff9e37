import { openOf, type ReductionCase } from '#libs/accountability/reductions.js';
import type { Book } from '#libs/book/book.js';
import { CASH_PLACES, type CashPlace } from '#libs/custody/claims.js';
import { openFenOf } from '#libs/custody/custody.js';
import { lyingAt } from '#libs/custody/lots.js';
import { fenOf } from '#libs/custody/split.js';
import { sum } from '#libs/kernel/fen.js';
import type { CaseId, ObligationId, OfficerId, UnitId } from '#libs/kernel/ids.js';
import { numbersOf } from '#libs/receipts/receipts.js';
import type { CashInPlace, SheetRange } from './handovers.js';

/** What an officer has of a unit in his hands, and what stays with him wherever he goes. */
export interface HeldByOfficer {
  readonly cash: readonly CashInPlace[];
  readonly receiptRanges: readonly SheetRange[];
  readonly openObligationIds: readonly ObligationId[];
  readonly openCaseIds: readonly CaseId[];
}

/** What the ledger says that a handover has to list. */
export function heldBy(book: Book, officerId: OfficerId, unitId: UnitId): HeldByOfficer {
  return {
    cash: CASH_PLACES.map((place) => cashAt(book, { officerId, unitId, place })).filter(({ lines }) => lines.length > 0),
    receiptRanges: unusedRanges(book, officerId, unitId),
    openObligationIds: openObligations(book, officerId),
    openCaseIds: openCases(book, officerId),
  };
}

/** All payments are gone through: an officer leaves too rarely to keep a list for it. */
function cashAt({ custody }: Book, { officerId: holder, unitId, place }: { officerId: OfficerId; unitId: UnitId; place: CashPlace }): CashInPlace {
  const payments = Iterator.from(custody.payments.values()).filter((payment) => payment.unitId === unitId);
  const lines = [...payments.map(({ paymentId, lots }) => ({ paymentId, fen: lyingAt(lots, { place, holder }) })).filter(({ fen }) => fen > 0)];
  return { place, lines, totalFen: sum(...lines.map(({ fen }) => fen)) };
}

/** Sheets that could still be written on; a lost one stays with him until it is declared void. */
function unusedRanges({ receipts }: Book, officerId: OfficerId, unitId: UnitId): readonly SheetRange[] {
  const ranges: SheetRange[] = [];
  for (const book of receipts.books.values()) {
    if (book.unitId !== unitId || !book.allocations.some(({ toOfficerId }) => toOfficerId === officerId)) continue;
    for (const no of numbersOf(book)) {
      if (receipts.stateOf(book, no) === 'ALLOCATED' && receipts.holderOf(book, no) === officerId) ranges.push({ bookId: book.bookId, from: no, to: no });
    }
  }
  return joined(ranges);
}

/** The same sheets, in order, with ranges that meet made one. */
export function joined(ranges: readonly SheetRange[]): readonly SheetRange[] {
  const all: SheetRange[] = [];
  for (const { bookId, from, to } of ranges.toSorted(byBookAndNo)) {
    const last = all.at(-1);
    if (last?.bookId === bookId && last.to + 1 === from) all[all.length - 1] = { bookId, from: last.from, to };
    else all.push({ bookId, from, to });
  }
  return all;
}

/** What an officer still owes: cash that was short, money that he took off the books, and what he has to make up. */
export function openObligations({ custody, reductions }: Book, officerId: OfficerId): readonly ObligationId[] {
  const claims = Iterator.from(custody.claims.values()).filter((claim) => claim.officerId === officerId && openFenOf(custody, claim) > 0);
  const makeUps = Iterator.from(reductions.obligations.values()).filter(({ lines }) => lines.some((line) => line.officerId === officerId && fenOf(openOf(line)) > 0));
  return [...claims, ...makeUps].map(({ obligationId }) => obligationId).toSorted();
}

/** Cases that he decided or asked for, and of which the county has not said yet what becomes of them. */
function openCases({ reductions }: Book, officerId: OfficerId): readonly CaseId[] {
  const cases = Iterator.from(reductions.undecided.entries()).map(([caseId]) => reductions.cases.known(caseId));
  const names = ({ deciders, request }: ReductionCase) => request?.by === officerId || deciders.some((decider) => decider.officerId === officerId);
  return [...cases.filter(names).map(({ caseId }) => caseId)].toSorted();
}

function byBookAndNo(a: SheetRange, b: SheetRange): number {
  if (a.bookId !== b.bookId) return a.bookId < b.bookId ? -1 : 1;
  return a.from - b.from;
}
