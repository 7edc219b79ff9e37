import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { countedFen, firstSpot } from '#libs/custody/custody.js';
import { bookedPayment } from '#libs/custody/held-payment.js';
import { lyingAt } from '#libs/custody/lots.js';
import { fenOf } from '#libs/custody/split.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { PaymentId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import type { ReceiptUse } from '#libs/receipts/receipts.js';
import { withdrawn } from './certify-settlement.js';
import { endedAtOnce } from './extinguish.js';
import type { REVERSAL_REASONS } from './levy.js';
import { checkStatus, NOT_REVOKED } from './levy-status.js';

/** The money itself went back or never came: the payment is taken back by a counter-entry. Invariant 4, R5. */
export interface ReversePayment {
  readonly paymentId: PaymentId;
  readonly reasonCode: (typeof REVERSAL_REASONS)[number];
  /** All copies of the sheet are back: it becomes void. Otherwise it stays used. */
  readonly copiesKept: boolean;
  readonly on: IsoDate;
}

/**
 * Refuses DATE_INVALID before the collection, or before the money came back to where it was first posted; ALREADY_REVERSED;
 * REVERSAL_TOO_LATE for money at the county's account, a bank credit that was matched, money of which any part lies elsewhere than where it was first posted, and
 * money of which any part is in a draft or is to be refunded (R5); STATE_INVALID for a payment of a revoked decision
 * and for what an officer made up.
 */
export function reversePayment(book: Book, { paymentId, reasonCode, copiesKept, on }: ReversePayment): readonly DecidedEvent[] {
  const held = bookedPayment(book, paymentId);
  const { seq, unitId, collectedOn, periodId, reversed, lots, drafted, sent, released, unmatchedFen, refundedFen, treasuryRefundedFen, ...payment } = held;
  if (on < collectedOn) refuse('DATE_INVALID', { on, collectedOn });
  if (reversed) refuse('ALREADY_REVERSED', { paymentId });
  if (payment.madeUpBy !== undefined) stateInvalid('payment', paymentId, 'MAKE_UP', ['COLLECTED']);
  const { levyId, channel, bankRef } = payment;
  // What a revoked decision took in is owed to the payer already: its debt cannot come back.
  const levy = book.levies.levies.known(levyId);
  checkStatus(levy, on, NOT_REVOKED);
  const stillThereFen = lyingAt(lots, firstSpot(payment));
  const draftedFen = fenOf(drafted);
  if (channel === 'BANK_DIRECT' || bankRef !== undefined || stillThereFen < countedFen(payment) || draftedFen > 0 || book.refunds.of(paymentId).length > 0)
    refuse('REVERSAL_TOO_LATE', { paymentId, channel, stillThereFen, draftedFen });
  checkSheet(book, payment.receipt);
  if (stillThereFen > lyingAt(lots, firstSpot(payment), on)) refuse('DATE_INVALID', { paymentId, on });
  return [
    event('PaymentReversed', { ...payment, collectedOn, reasonCode, copiesKept }, on, { reversalOf: seq, unitId }),
    ...withdrawn(levy, on),
    ...endedAtOnce(book, { ...levy, fen: payment.principalFen }),
  ];
}

/** A sheet that is written off is not taken back: the count of its range would no longer be true. */
function checkSheet({ receipts }: Book, { bookId, no }: ReceiptUse): void {
  const state = receipts.stateOf(receipts.books.known(bookId), no);
  if (state !== 'USED') stateInvalid('receipt sheet', `${bookId} ${no}`, state, ['USED']);
}
