import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { PaymentId } from '#libs/kernel/ids.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
import type { REVERSAL_REASONS } from './levy.js';

/** The money itself went back or never came: the payment is taken back by a counter-entry. Invariant 4, R5. */
export interface ReversePayment {
  readonly paymentId: PaymentId;
  readonly reasonCode: (typeof REVERSAL_REASONS)[number];
  /** All copies of the sheet are back: it becomes void. Otherwise it stays used. */
  readonly copiesKept: boolean;
  readonly on: IsoDate;
}

/** Refuses DATE_INVALID before the collection, ALREADY_REVERSED, REVERSAL_TOO_LATE for money at the county's account. */
export function reversePayment(book: Book, { paymentId, reasonCode, copiesKept, on }: ReversePayment): readonly DecidedEvent[] {
  const held = book.custody.payments.get(paymentId) ?? unknown('payment', paymentId);
  const { seq, unitId, collectedOn, periodId, reversed, ...payment } = held;
  if (on < collectedOn) refuse('DATE_INVALID', { on, collectedOn });
  if (reversed) refuse('ALREADY_REVERSED', { paymentId });
  if (payment.channel === 'BANK_DIRECT') refuse('REVERSAL_TOO_LATE', { paymentId, channel: payment.channel });
  return [event('PaymentReversed', { ...payment, collectedOn, reasonCode, copiesKept }, on, { reversalOf: seq, unitId })];
}
