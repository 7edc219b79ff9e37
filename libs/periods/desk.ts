import type { Book } from '#libs/book/book.js';
import { type Unremitted, unremittedByHolder } from '#libs/custody/whereabouts.js';
import { addDays, type IsoDate, type Month, monthOf, shiftMonth } from '#libs/kernel/dates.js';
import { add, type Fen, sum, ZERO } from '#libs/kernel/fen.js';
import type { OfficerId, UnitId } from '#libs/kernel/ids.js';
import { unpaidByLine } from '#libs/levy/due-lines.js';
import { isWithin } from '#libs/registry/posts.js';
import { dueAfter, hasPassed } from './deadlines.js';
import { type DelayIndex, delayIndex } from './delay-index.js';
import { type MonthlyDuty, monthlyDuties } from './monthly-duties.js';
import type { PeriodState } from './periods.js';
import { unitsWithBooks } from './units-periods.js';

/** How far a desk looks ahead for levies that fall due. */
const LEVIES_AHEAD_DAYS = 30;

/** A township's month, as its desk sees it. */
export interface DeskMonth extends Omit<DelayIndex, 'periodId'> {
  readonly unitId: UnitId;
  readonly periodId: Month;
  readonly state: PeriodState;
  readonly duties: readonly MonthlyDuty[];
  /** Money of the month that lies with the township. */
  readonly unremittedFen: Fen;
  readonly holders: readonly Omit<Unremitted, 'unitId'>[];
}

/** Cash of one hand, and what of it should lie in the bank by now (D6). */
export interface DeskCash {
  readonly unitId: UnitId;
  readonly officerId: OfficerId;
  readonly fen: Fen;
  readonly overdueFen: Fen;
  /** By when the oldest of it is to be paid in. */
  readonly firstDueOn: IsoDate;
}

/** What of the levies falls due (D7): lines that are unpaid. */
export interface DeskLevies {
  readonly overdueCount: number;
  readonly overdueFen: Fen;
  readonly dueSoonCount: number;
  readonly dueSoonFen: Fen;
}

export interface Desk {
  readonly on: IsoDate;
  readonly months: readonly DeskMonth[];
  readonly cash: readonly DeskCash[];
  readonly levies: DeskLevies;
}

/** What is due at a unit and the units below it on a day: last month and this one, township by township, and earlier ones with money unsent. */
export function deskOf(book: Book, unitId: UnitId, on: IsoDate): Desk {
  const townships = unitsWithBooks(book).filter((unit) => unit.unitId !== book.county && isWithin(book.registry, unit.unitId, unitId));
  return {
    on,
    months: townships.flatMap((township) => monthsOnDesk(book, township.unitId, on).map((periodId) => deskMonth(book, { unitId: township.unitId, periodId, on }))),
    cash: cashOnDesk(book, unitId, on),
    levies: leviesOnDesk(book, unitId, on),
  };
}

function monthsOnDesk(book: Book, unitId: UnitId, on: IsoDate): readonly Month[] {
  const months = new Set<Month>([monthOf(on), shiftMonth(monthOf(on), -1)]);
  for (const [paymentId] of book.custody.unsent.entries()) {
    const payment = book.custody.payments.known(paymentId);
    if (payment.unitId === unitId && payment.channel !== 'BANK_DIRECT') months.add(monthOf(payment.collectedOn));
  }
  const first = book.openedPeriodOf(unitId);
  return [...months].filter((month) => month >= first).toSorted();
}

function deskMonth(book: Book, of: { unitId: UnitId; periodId: Month; on: IsoDate }): DeskMonth {
  const { unitId, periodId, on } = of;
  const unsent = [...book.custody.unsent.entries()].map(([paymentId]) => book.custody.payments.known(paymentId));
  const ofMonth = unsent.filter((payment) => payment.unitId === unitId && monthOf(payment.collectedOn) === periodId);
  const holders = unremittedByHolder(book, ofMonth, on).map(({ unitId: _, ...holder }) => holder);
  const unremittedFen = sum(...holders.map(({ fen }) => fen));
  const { fenDays, sentLateFen, unsentLateFen } = delayIndex(book, of);
  const duties = monthlyDuties(book, of, unremittedFen);
  return { unitId, periodId, state: book.periods.stateOf(unitId, periodId), duties, unremittedFen, holders, fenDays, sentLateFen, unsentLateFen };
}

function cashOnDesk(book: Book, unitId: UnitId, on: IsoDate): readonly DeskCash[] {
  const hands = new Map<string, DeskCash>();
  for (const [paymentId] of book.custody.unsent.entries()) {
    const payment = book.custody.payments.known(paymentId);
    if (!isWithin(book.registry, payment.unitId, unitId)) continue;
    const due = dueAfter('D6', payment.collectedOn, book.calendarOf);
    for (const { place, holder, fen } of payment.lots) {
      if (place !== 'COLLECTOR' && place !== 'CASHIER') continue;
      const key = `${payment.unitId} ${holder}`;
      const { fen: heldFen, overdueFen, firstDueOn } = hands.get(key) ?? { fen: ZERO, overdueFen: ZERO, firstDueOn: due.on };
      const late = hasPassed(due, on) ? fen : ZERO;
      const earliest = due.on < firstDueOn ? due.on : firstDueOn;
      hands.set(key, { unitId: payment.unitId, officerId: holder as OfficerId, fen: add(heldFen, fen), overdueFen: add(overdueFen, late), firstDueOn: earliest });
    }
  }
  return [...hands.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, hand]) => hand);
}

function leviesOnDesk(book: Book, unitId: UnitId, on: IsoDate): DeskLevies {
  const until = addDays(on, LEVIES_AHEAD_DAYS);
  let [overdueCount, overdueFen, dueSoonCount, dueSoonFen] = [0, ZERO, 0, ZERO];
  for (const levy of book.levies.levies.values()) {
    if (levy.payerBalanceFen === 0 || levy.revocation !== undefined || !isWithin(book.registry, levy.unitId, unitId)) continue;
    const unpaid = unpaidByLine(levy, () => true);
    for (const { n, dueOn } of levy.dueLines) {
      const fen = (unpaid.get(n) ?? 0) as Fen;
      if (fen === 0 || dueOn > until) continue;
      if (dueOn < on) [overdueCount, overdueFen] = [overdueCount + 1, add(overdueFen, fen)];
      else [dueSoonCount, dueSoonFen] = [dueSoonCount + 1, add(dueSoonFen, fen)];
    }
  }
  return { overdueCount, overdueFen, dueSoonCount, dueSoonFen };
}
