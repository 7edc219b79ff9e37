import type { Book } from '#libs/book/book.js';
import { countedFen, type HeldPayment } from '#libs/custody/custody.js';
import { addDays, daysBetween, type IsoDate, type Month, monthOf } from '#libs/kernel/dates.js';
import { sum } from '#libs/kernel/fen.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { dueOfMonth } from '#libs/periods/deadlines.js';
import { type Finding, firstOf, groupedBy } from './finding.js';

/** Money that is given back so soon has hardly come in: 空转. */
const BACK_WITHIN_DAYS = 3;
/** Whole thousands of yuan. */
const ROUND_FEN = 1_000_00;
/** So many of them in the last days of a month that is then measured, and at least half of all that came in on these days. */
const ROUND_SUMS = 5;
const DAYS_BEFORE = 5;

/** Payments that were to be paid back within three days: in and out again, as far as days and sums can tell without a name. */
export function* moneyBackAtOnce({ custody, refunds }: Book): Generator<Finding> {
  for (const { refundId, sourceId, unitId, fen, approvedOn, seq } of refunds.refunds.values()) {
    const payment = custody.payments.known(sourceId);
    if (daysBetween(payment.collectedOn, approvedOn) > BACK_WITHIN_DAYS) continue;
    yield {
      ...{ unitId, on: approvedOn, fen, officerIds: holderOf(payment), seqs: [payment.seq, seq] },
      evidence: [
        { kind: 'refund', id: refundId },
        { kind: 'payment', id: sourceId },
      ],
    };
  }
}

/** Many round sums in the days up to the one by which a month is measured (D1): what a unit puts in itself to reach a figure looks like this (空转垫缴). */
export function* roundSumsBeforeDue(book: Book): Generator<Finding> {
  const counted = [...book.custody.payments.values()].filter((payment) => !payment.reversed && payment.levyId !== undefined && payment.madeUpBy === undefined);
  for (const payments of groupedBy(counted, ({ unitId, collectedOn }) => `${unitId} ${monthOf(collectedOn)}`).values()) {
    const [first] = payments;
    if (first === undefined) continue;
    const late = payments.filter(({ collectedOn }) => isJustBefore(book, collectedOn));
    const round = late.filter((payment) => countedFen(payment) % ROUND_FEN === 0);
    if (round.length < ROUND_SUMS || round.length * 2 < late.length) continue;
    yield {
      ...{ unitId: first.unitId, on: firstOf(round.map(({ collectedOn }) => collectedOn)), fen: sum(...round.map(countedFen)) },
      officerIds: [...new Set(round.flatMap(holderOf))],
      evidence: [period(first.unitId, monthOf(first.collectedOn)), ...round.map(({ paymentId }) => ({ kind: 'payment', id: paymentId }) as const)],
      seqs: round.map(({ seq }) => seq),
    };
  }
}

function isJustBefore({ calendarOf }: Book, collectedOn: IsoDate): boolean {
  const due = dueOfMonth('D1', monthOf(collectedOn), calendarOf).on;
  return collectedOn > addDays(due, -DAYS_BEFORE) && collectedOn <= due;
}

const holderOf = ({ holderOfficerId }: HeldPayment) => (holderOfficerId === undefined ? [] : [holderOfficerId]);
const period = (unitId: UnitId, month: Month) => ({ kind: 'period', id: `${unitId} ${month}` }) as const;
