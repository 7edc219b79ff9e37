import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { bookedPayment } from '#libs/custody/held-payment.js';
import type { DocNo, LevyId, PaymentId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import { withdrawn } from './certify-settlement.js';
import { endedAtOnce } from './extinguish.js';
import { checkSchemeOpen, levyOn } from './levy-on.js';
import { checkStatus, NOT_REVOKED } from './levy-status.js';
import { checkLateFee, checkOwed } from './payment-checks.js';

/**
 * A payment was posted to the wrong levy. The money stays where it lies; the debts are put right from the payer's day on, in the earliest
 * open period where that month is closed (worked example A4). R5, R12, R19, R31; invariants 4, 6, 12.
 */
export interface ReallocatePayment {
  readonly paymentId: PaymentId;
  readonly toLevyId: LevyId;
  /** The stub, or the payer's receipt, that says whose it is. */
  readonly docNo: DocNo;
}

/**
 * Refuses ALREADY_REVERSED, STATE_INVALID for a payment of which something is to be refunded and for revoked levies, NOTHING_TO_DO,
 * REALLOCATION_ACROSS_UNITS, DATE_INVALID before the levy was in the books, LEVY_SCHEME_CLOSED, OVER_COLLECTION, STANDARD_RAISED, LATE_FEE_EXCESS, LATE_FEE_CAP.
 */
export function reallocatePayment(book: Book, { paymentId, toLevyId, docNo }: ReallocatePayment): readonly DecidedEvent[] {
  const payment = bookedPayment(book, paymentId);
  const { levyId: fromLevyId, principalFen, lateFeeFen, excessFen, unitId, collectedOn, creditedOn: valueOn = collectedOn } = payment;
  if (payment.reversed) refuse('ALREADY_REVERSED', { paymentId });
  if (book.refunds.of(paymentId).length > 0) stateInvalid('payment', paymentId, 'REFUNDED', ['COLLECTED']);
  if (payment.madeUpBy !== undefined) stateInvalid('payment', paymentId, 'MAKE_UP', ['COLLECTED']);
  if (toLevyId === fromLevyId) refuse('NOTHING_TO_DO', { paymentId, toLevyId });

  const [from, to] = [levyOn(book, fromLevyId, collectedOn), levyOn(book, toLevyId, collectedOn)];
  if (to.unitId !== unitId) refuse('REALLOCATION_ACROSS_UNITS', { levyId: toLevyId, unitId, levyUnitId: to.unitId });
  checkStatus(from, book.today, NOT_REVOKED);
  checkStatus(to, book.today, NOT_REVOKED);
  checkSchemeOpen(book, to, valueOn);
  checkOwed(book, to, { principalFen, excessFen, postedOn: collectedOn });
  checkLateFee(book, to, { lateFeeFen, paidOn: valueOn });
  return [
    event('PaymentReallocated', { paymentId, fromLevyId, toLevyId, principalFen, lateFeeFen, excessFen, valueOn, docNo }, collectedOn),
    ...withdrawn(from, collectedOn),
    ...endedAtOnce(book, { ...from, fen: principalFen }),
  ];
}
