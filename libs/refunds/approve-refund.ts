import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { countedFen } from '#libs/custody/custody.js';
import { heldPayment } from '#libs/custody/held-payment.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { type Fen, sum } from '#libs/kernel/fen.js';
import type { PaymentId, RefundId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { sumWithinLimit } from '#libs/levy/amount-limit.js';
import { refundableFen } from './refundable.js';
import type { RefundGround, RefundRoute, RefundTicket } from './refunds.js';

/** Money of a payment is to go back to its payer. Budget law art. 60; invariant 31, R6, R29. */
export interface ApproveRefund {
  readonly sourceId: PaymentId;
  readonly fen: Fen;
  readonly ground: RefundGround;
  readonly route: RefundRoute;
  readonly ticket: RefundTicket;
  readonly on: IsoDate;
}

/**
 * Refuses REFUND_INVALID for more than is refundable on that ground by that route, and for another ticket than it needs;
 * DATE_INVALID before the money came in or before the decision was revoked, NOTHING_TO_DO for 0.
 */
export function approveRefund(book: Book, { sourceId, fen, ground, route, ticket, on }: ApproveRefund, { newId }: Context): readonly DecidedEvent[] {
  const payment = heldPayment(book, sourceId);
  const { levyId, collectedOn } = payment;
  const levy = book.levies.levies.known(levyId);
  const notBefore = ground === 'REVOKED' ? (levy.revocation?.on ?? collectedOn) : collectedOn;
  if (on < collectedOn || on < notBefore) refuse('DATE_INVALID', { on, notBefore });
  if (sumWithinLimit(fen) === 0) refuse('NOTHING_TO_DO', { sourceId });

  const approved = book.refunds.of(sourceId);
  const mostFen = refundableFen(payment, levy, approved, { ground, route, on });
  if (fen > mostFen) refuse('REFUND_INVALID', { sourceId, ground, route, refundableFen: mostFen, fen });
  const isAll = sum(fen, ...approved.map((refund) => refund.fen)) === countedFen(payment);
  if (!ticketsFor(isAll).includes(ticket)) refuse('REFUND_INVALID', { sourceId, refundableFen: mostFen, ticket, tickets: ticketsFor(isAll).join(' ') });
  return [event('RefundApproved', { refundId: newId<RefundId>(), sourceId, levyId, fen, ground, route, ticket }, on)];
}

/** With the last fen of a receipt the receipt itself comes back, or is declared lost; for a part a copy does (R29). */
function ticketsFor(isAll: boolean): readonly RefundTicket[] {
  return isAll ? ['ORIGINAL', 'DECLARED_LOST'] : ['COPY'];
}
