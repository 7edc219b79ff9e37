import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { HeldPayment } from '#libs/custody/custody.js';
import { checkLies, heldPayment } from '#libs/custody/held-payment.js';
import { fenOf } from '#libs/custody/split.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { sum, ZERO } from '#libs/kernel/fen.js';
import type { AccountId, DocNo, RefundId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid, unknown } from '#libs/kernel/refusal.js';
import { refundedFrom } from './refunded-from.js';
import type { PaidFrom, Refund } from './refunds.js';

/** The bank pays an approved refund out to the payer. Domain rules 3.10, R6; invariants 24, 61. */
export interface PayRefund {
  readonly refundId: RefundId;
  readonly bankRef: DocNo;
  readonly on: IsoDate;
}

/** Refuses STATE_INVALID for what is paid, DATE_INVALID before its approval, CUSTODY_INSUFFICIENT where the money does not lie in the account that pays. */
export function payRefund(book: Book, { refundId, bankRef, on }: PayRefund): readonly DecidedEvent[] {
  const refund = refundOf(book, refundId);
  const { sourceId, levyId, fen, ground, route, unitId, approvedOn, state } = refund;
  const ofLevy = levyId === undefined ? {} : { levyId };
  if (on < approvedOn) refuse('DATE_INVALID', { on, approvedOn });
  if (state !== 'APPROVED') stateInvalid('refund', refundId, state, ['APPROVED']);

  const payment = heldPayment(book, sourceId);
  const paidFrom = payingAccount(book, refund, payment, on);
  const promisedFen = route === 'TRANSIT' ? fenOf(payment.drafted) : ZERO;
  checkLies(payment, { ...refundedFrom(payment, paidFrom), unitId, fen, on, promisedFen });
  return [event('RefundPaid', { refundId, sourceId, ...ofLevy, fen, ground, route, paidFrom, countyUnitId: book.county, bankRef }, on)];
}

/** The refund, or UNKNOWN. */
export function refundOf(book: Book, refundId: RefundId): Refund {
  return book.refunds.refunds.get(refundId) ?? unknown('refund', refundId);
}

/**
 * By TRANSIT the township's account. By TREASURY: an excess that was paid in at the bank was never credited to the county's books,
 * so it leaves the money on its way; what was credited leaves the special account while it is there, else the treasury.
 */
function payingAccount(book: Book, { route, ground, fen }: Refund, payment: HeldPayment, on: IsoDate): PaidFrom {
  if (route === 'TRANSIT') return '1002.01';
  if (ground === 'OVERPAYMENT') return '1002.09';
  const { county } = book.custody;
  const { periodId } = book.periodOf(book.county, on);
  const throughSpecial = payment.lots.filter(({ place, holder }) => place === 'COUNTY' && book.registry.accounts.get(holder as AccountId)?.kind === 'COUNTY_SPECIAL');
  const specialFen = sum(...throughSpecial.map((lot) => lot.fen));
  if (specialFen >= fen && county.leastSpecialFrom(periodId) >= fen) return '1004';
  const heldFen = county.leastTreasuryFrom(periodId);
  if (heldFen < fen) refuse('CUSTODY_INSUFFICIENT', { place: 'COUNTY', heldFen, askedFen: fen });
  return '1003';
}
