import type { Book } from '#libs/book/book.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { type Fen, least, subtract, ZERO } from '#libs/kernel/fen.js';
import type { PaymentId, UnitId } from '#libs/kernel/ids.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
import { type BookedPayment, type HeldPayment, isBooked, unsentOf } from './custody.js';
import { type Holder, lyingAt, type Place } from './lots.js';
import type { Split } from './split.js';

/** The payment, or UNKNOWN. */
export function heldPayment({ custody }: Pick<Book, 'custody'>, paymentId: PaymentId): HeldPayment {
  return custody.payments.get(paymentId) ?? unknown('payment', paymentId);
}

/** A payment with its levy and receipt, or UNKNOWN: not money off the books, not a bank credit that nobody has identified. */
export function bookedPayment(book: Pick<Book, 'custody'>, paymentId: PaymentId): BookedPayment {
  const payment = heldPayment(book, paymentId);
  return isBooked(payment) ? payment : unknown('payment', paymentId);
}

/** The unit whose money it is: that of the first payment named. Refuses NOTHING_TO_DO where none is. */
export function unitOfFirst(book: Book, first: PaymentId | undefined): UnitId {
  return first === undefined ? refuse('NOTHING_TO_DO') : heldPayment(book, first).unitId;
}

/** Refuses REMIT_DOUBLE (invariant 26) where more of a payment's principal or late fee is to be sent than is still due to the county. */
export function checkStillDue(payment: HeldPayment, { principalFen, lateFeeFen }: Split): void {
  const due = unsentOf(payment);
  if (principalFen <= due.principalFen && lateFeeFen <= due.lateFeeFen) return;
  refuse('REMIT_DOUBLE', { sourceId: payment.paymentId, duePrincipalFen: due.principalFen, dueLateFeeFen: due.lateFeeFen, principalFen, lateFeeFen });
}

/** What somebody wants to take from where it lies, on a day, for a unit; `promisedFen` of it is spoken for. */
export interface Taking {
  readonly unitId: UnitId;
  readonly place: Place;
  readonly holder?: Holder;
  readonly fen: Fen;
  readonly on: IsoDate;
  readonly promisedFen?: Fen;
}

/**
 * Refuses CUSTODY_INSUFFICIENT (invariant 24) where less of a payment's money lies there, and DATE_INVALID where it came there only
 * after that day: no month may end with less than nothing in a hand (R31).
 */
export function checkLies(payment: HeldPayment, { unitId, place, holder, fen, on, promisedFen = ZERO }: Taking): void {
  const { paymentId, collectedOn } = payment;
  if (on < collectedOn) refuse('DATE_INVALID', { paymentId, on, collectedOn });
  const spot = holder === undefined ? { place } : { place, holder };
  const freeFen = (by?: IsoDate) => {
    const lyingFen = payment.unitId === unitId ? lyingAt(payment.lots, spot, by) : ZERO;
    return subtract(lyingFen, least(lyingFen, promisedFen));
  };
  const heldFen = freeFen();
  if (fen > heldFen) refuse('CUSTODY_INSUFFICIENT', { paymentId, ...spot, heldFen, askedFen: fen });
  if (fen > freeFen(on)) refuse('DATE_INVALID', { paymentId, ...spot, on });
}
