import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { AccountId, PaymentId, RemittanceId } from '#libs/kernel/ids.js';
import { type HeldPayment, unsentOf } from './custody.js';
import { LINES_LIMIT } from './remittances.js';
import { type RemittanceLine, totalOf } from './split.js';

/**
 * What was paid in at the bank before `today` and stands in no remittance yet: gathered per unit, day and account into remittances
 * that are born SENT, under the day on which the money was collected (R3). Once gathered, a payment is not found again.
 */
export function directRemittances(book: Book, today: IsoDate, idFor: (firstSource: PaymentId) => RemittanceId): readonly DecidedEvent[] {
  const payments = [...book.custody.unsent.entries()].map(([paymentId]) => book.custody.payments.known(paymentId));
  // In the order of collection: that of the table changes where a removal is undone, and the same state must gather the same.
  const due = payments.filter(({ channel, collectedOn }) => channel === 'BANK_DIRECT' && collectedOn < today).toSorted((a, b) => a.seq - b.seq);
  const days = Map.groupBy(due, ({ unitId, collectedOn, accountId }) => `${unitId} ${collectedOn} ${accountId}`);
  return [...days.values()].flatMap((ofDay) => chunksOf(ofDay).map((payments) => directRemittance(payments, idFor)));
}

function directRemittance(payments: readonly HeldPayment[], idFor: (firstSource: PaymentId) => RemittanceId): DecidedEvent {
  const { paymentId, unitId, collectedOn, accountId } = payments[0] as HeldPayment;
  const lines = payments.map((payment): RemittanceLine => ({ sourceId: payment.paymentId, ...unsentOf(payment) }));
  const to = { toAccountId: accountId as AccountId, toKind: 'COUNTY_SPECIAL' } as const;
  return event('RemittanceSent', { remittanceId: idFor(paymentId), kind: 'DIRECT', lines, totalFen: totalOf(lines), ...to }, collectedOn, { unitId });
}

function chunksOf(payments: readonly HeldPayment[]): readonly (readonly HeldPayment[])[] {
  return Array.from({ length: Math.ceil(payments.length / LINES_LIMIT) }, (_, n) => payments.slice(n * LINES_LIMIT, (n + 1) * LINES_LIMIT));
}
