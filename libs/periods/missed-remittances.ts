import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { firstSpot, type HeldPayment } from '#libs/custody/custody.js';
import { LINES_LIMIT } from '#libs/custody/remittances.js';
import { fenOf } from '#libs/custody/split.js';
import { answersFor, heldBack, unremittedByHolder } from '#libs/custody/whereabouts.js';
import { type IsoDate, type Month, monthOf } from '#libs/kernel/dates.js';
import { sum } from '#libs/kernel/fen.js';
import type { EntryId, UnitId } from '#libs/kernel/ids.js';
import type { PaymentMade } from '#libs/levy/levy.js';
import { hasPassed } from './deadlines.js';
import { type DeadlineMissed, periodKey } from './periods.js';
import { remittanceDue } from './remittance-due.js';

/** Makes the id of an accountability entry from what it is about: the same whenever the day is turned. */
export type EntryIdFor = (unitId: UnitId, periodId: Month, timesBefore: number) => EntryId;

/** A unit's month, the day on which it becomes known that its D1 was missed, and how often it was before. */
interface Found {
  readonly unitId: UnitId;
  readonly on: IsoDate;
  readonly timesBefore: number;
  readonly entryId: EntryId;
}

/**
 * At the turn of a day: what is unsent though its D1 has passed, and was not found before, unit by unit and month by month, each time
 * with the DELAYED entry against its holders (R22). Money that came back from the bank after its D1 counts too; shortage claims and
 * months before the book was opened do not; what waits for a calendar waits. Events come in pairs.
 */
export function missedRemittances(book: Book, today: IsoDate, entryIdFor: EntryIdFor): readonly DecidedEvent[] {
  const times = new Map<string, number>();
  return found(book, today).flatMap(({ dueOn, payments }) => {
    const [{ unitId, collectedOn }] = payments as readonly [HeldPayment];
    const periodId = monthOf(collectedOn);
    const key = periodKey(unitId, periodId);
    const timesBefore = times.get(key) ?? timesMissed(book, unitId, periodId);
    times.set(key, timesBefore + 1);
    const holders = unremittedByHolder(book, payments, dueOn).map(({ unitId: _, ...holder }) => holder);
    const missed = { periodId, dueOn, holders, sourceIds: payments.map(({ paymentId }) => paymentId) };
    return raised(missed, { unitId, on: today, timesBefore, entryId: entryIdFor(unitId, periodId, timesBefore) });
  });
}

/** In an order of its own: rows of a table may have moved when a failed append was undone. */
function found(book: Book, today: IsoDate): readonly { readonly dueOn: IsoDate; readonly payments: readonly HeldPayment[] }[] {
  const unsent = [...book.custody.unsent.entries()].map(([paymentId]) => book.custody.payments.known(paymentId)).toSorted((a, b) => a.seq - b.seq);
  const late = unsent.flatMap((payment) => {
    const due = remittanceDue(payment, book.calendarOf);
    return isNew(book, payment) && hasPassed(due, today) && heldBack(payment).length > 0 ? [{ payment, dueOn: due.on }] : [];
  });
  const together = Map.groupBy(late, ({ payment, dueOn }) => `${periodKey(payment.unitId, monthOf(payment.collectedOn))} ${dueOn}`);
  const inOrder = [...together.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.flatMap(([, same]) => chunksOf(same.map(({ payment }) => payment)).map((payments) => ({ dueOn: same[0]?.dueOn as IsoDate, payments })));
}

function isNew({ periods, genesis }: Book, { paymentId, collectedOn }: HeldPayment): boolean {
  return monthOf(collectedOn) >= genesis.openedPeriod && !periods.missed.has(paymentId);
}

/** A collection as it is typed in, before the book knows it. */
type JustTyped = PaymentMade & { readonly collectedOn: IsoDate; readonly afterCutoff: boolean };

/**
 * A collection that is typed in when its D1 has passed has missed it already: that is said in the same append (domain rules 3.1).
 * What was paid in at the bank never lay with the township.
 */
export function missedByLateTyping(book: Book, payment: JustTyped, { unitId, today, newId }: Context): readonly DecidedEvent[] {
  const { paymentId, channel, collectedOn } = payment;
  const due = remittanceDue(payment, book.calendarOf);
  const fen = fenOf(payment);
  if (channel === 'BANK_DIRECT' || fen === 0 || !hasPassed(due, today)) return [];
  const officerId = answersFor(book, unitId, firstSpot(payment), due.on);
  const periodId = monthOf(collectedOn);
  const missed = { periodId, dueOn: due.on, holders: [officerId === undefined ? { fen } : { officerId, fen }], sourceIds: [paymentId] };
  return raised(missed, { unitId, on: today, timesBefore: timesMissed(book, unitId, periodId), entryId: newId<EntryId>() });
}

function timesMissed({ periods }: Book, unitId: UnitId, periodId: Month): number {
  return periods.missedTimes.get(periodKey(unitId, periodId)) ?? 0;
}

/** The missed deadline, and the entry against all who held the money: a fact, no finding of guilt. */
function raised(missed: Omit<DeadlineMissed, 'unremittedFen' | 'supplement'>, { unitId, on, timesBefore, entryId }: Found): readonly DecidedEvent[] {
  const { periodId, holders } = missed;
  const fen = sum(...holders.map((holder) => holder.fen));
  const officerIds = holders.flatMap(({ officerId }) => (officerId === undefined ? [] : [officerId]));
  return [
    event('RemittanceDeadlineMissed', { ...missed, unremittedFen: fen, ...(timesBefore === 0 ? {} : { supplement: timesBefore }) }, on, { unitId }),
    event('AccountabilityEntryRaised', { entryId, violationCode: 'DELAYED', officerIds, fen, source: { unitId, periodId } }, on, { unitId }),
  ];
}

function chunksOf(payments: readonly HeldPayment[]): readonly (readonly HeldPayment[])[] {
  return Array.from({ length: Math.ceil(payments.length / LINES_LIMIT) }, (_, n) => payments.slice(n * LINES_LIMIT, (n + 1) * LINES_LIMIT));
}
