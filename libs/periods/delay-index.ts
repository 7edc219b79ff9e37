import type { Book } from '#libs/book/book.js';
import { type HeldPayment, unsentOf } from '#libs/custody/custody.js';
import { fenOf } from '#libs/custody/split.js';
import { daysBetween, earlierOf, type IsoDate, type Month, monthOf } from '#libs/kernel/dates.js';
import { add, type Fen, ZERO } from '#libs/kernel/fen.js';
import type { PaymentId, UnitId } from '#libs/kernel/ids.js';
import { isWithin } from '#libs/registry/posts.js';
import { remittanceDue } from './remittance-due.js';

/** How late the money of a month was sent (R22). */
export interface DelayIndex {
  readonly periodId: Month;
  /** Σ fen × days from its due day to the day on which it was sent; 100 fen-days are one yuan-day. */
  readonly fenDays: number;
  /** Sent after its due day. */
  readonly sentLateFen: Fen;
  /** Past its due day and not sent: its days count up to the day asked. */
  readonly unsentLateFen: Fen;
}

/**
 * The delay index of a month, for a unit and the units below it, as it stands on a day. Money of a month whose calendar is missing
 * has no days yet; what was paid in at the bank never lay with the township.
 */
export function delayIndex(book: Book, { unitId, periodId, on }: { unitId: UnitId; periodId: Month; on: IsoDate }): DelayIndex {
  const isOfMonth = (payment: HeldPayment) => monthOf(payment.collectedOn) === periodId && payment.channel !== 'BANK_DIRECT' && isWithin(book.registry, payment.unitId, unitId);
  const index = { fenDays: 0, sentLateFen: ZERO, unsentLateFen: ZERO };
  const count = (payment: HeldPayment, until: IsoDate, fen: Fen, into: 'sentLateFen' | 'unsentLateFen') => {
    const due = remittanceDue(payment, book.calendarOf);
    const days = due.provisional ? 0 : daysBetween(due.on, until);
    if (days <= 0 || fen === 0) return;
    index.fenDays += fen * days;
    index[into] = add(index[into], fen);
  };

  for (const { sourceId, fen, sentOn } of sentParts(book)) {
    const payment = book.custody.payments.known(sourceId);
    if (isOfMonth(payment)) count(payment, earlierOf(sentOn, on), fen, sentOn <= on ? 'sentLateFen' : 'unsentLateFen');
  }
  for (const [paymentId] of book.custody.unsent.entries()) {
    const payment = book.custody.payments.known(paymentId);
    if (isOfMonth(payment)) count(payment, on, fenOf(unsentOf(payment)), 'unsentLateFen');
  }
  return { periodId, ...index };
}

/** What each remittance that did not come back took of each source, and when. */
function sentParts({ custody }: Book): IteratorObject<{ readonly sourceId: PaymentId; readonly fen: Fen; readonly sentOn: IsoDate }> {
  return Iterator.from(custody.remittances.values()).flatMap(({ state, sentOn, lines }) =>
    sentOn === undefined || state === 'BOUNCED' ? [] : lines.map((line) => ({ sourceId: line.sourceId, fen: fenOf(line), sentOn })),
  );
}
