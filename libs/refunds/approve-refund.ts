import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { countedFen, type HeldPayment, isBooked, unsentOf } from '#libs/custody/custody.js';
import { heldPayment } from '#libs/custody/held-payment.js';
import { NOTHING } from '#libs/custody/split.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { type Fen, least, subtract, sum, ZERO } from '#libs/kernel/fen.js';
import type { LevyId, PaymentId, RefundId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { sumWithinLimit } from '#libs/levy/amount-limit.js';
import { closedFrom } from '#libs/registry/fee-policy.js';
import { type LevyBehind, refundableFen } from './refundable.js';
import type { MadeRefundable, RefundGround, RefundRoute, RefundTicket } from './refunds.js';

/** Money of a payment is to go back to its payer. Budget law art. 60; invariant 31, R6, R29. */
export interface ApproveRefund {
  readonly sourceId: PaymentId;
  readonly fen: Fen;
  readonly ground: RefundGround;
  readonly route: RefundRoute;
  /** None where no receipt was written for the money. */
  readonly ticket?: RefundTicket;
  readonly on: IsoDate;
}

/**
 * Refuses REFUND_INVALID for more than is refundable on that ground by that route, and for another ticket than it needs;
 * DATE_INVALID before the money came in or before the decision was revoked, NOTHING_TO_DO for 0.
 */
export function approveRefund(book: Book, { sourceId, fen, ground, route, ticket, on }: ApproveRefund, { newId }: Context): readonly DecidedEvent[] {
  const payment = heldPayment(book, sourceId);
  const { levyId, collectedOn } = payment;
  const levy = levyBehind(book, levyId);
  const notBefore = ground === 'REVOKED' ? (levy?.revocation?.on ?? collectedOn) : collectedOn;
  if (on < collectedOn || on < notBefore) refuse('DATE_INVALID', { on, notBefore });
  if (sumWithinLimit(fen) === 0) refuse('NOTHING_TO_DO', { sourceId });

  const approved = book.refunds.of(sourceId);
  const mostFen = refundableFen(payment, levy, approved, { ground, route, on });
  if (fen > mostFen) refuse('REFUND_INVALID', { sourceId, ground, route, refundableFen: mostFen, fen });
  const isAll = sum(fen, ...approved.map((refund) => refund.fen)) === countedFen(payment);
  const tickets = isBooked(payment) ? ticketsFor(isAll) : [];
  if (ticket === undefined ? tickets.length > 0 : !tickets.includes(ticket))
    refuse('REFUND_INVALID', { sourceId, refundableFen: mostFen, ticket: ticket ?? 'none', tickets: tickets.join(' ') });

  const moves = movesFor(payment, { ground, route, fen });
  const refund = { refundId: newId<RefundId>(), sourceId, ...(levyId === undefined ? {} : { levyId }), fen, ground, route };
  return [event('RefundApproved', { ...refund, ...(ticket === undefined ? {} : { ticket }), ...(moves === undefined ? {} : { moves }) }, on)];
}

function levyBehind({ levies, registry }: Book, levyId: LevyId | undefined): LevyBehind | undefined {
  if (levyId === undefined) return undefined;
  const levy = levies.levies.known(levyId);
  return { ...(levy.revocation === undefined ? {} : { revocation: levy.revocation }), closedFrom: closedFrom(registry, levy.policyId) };
}

/** With the last fen of a receipt the receipt itself comes back, or is declared lost; for a part a copy does (R29). */
function ticketsFor(isAll: boolean): readonly RefundTicket[] {
  return isAll ? ['ORIGINAL', 'DECLARED_LOST'] : ['COPY'];
}

/** What was not owed back before this approval (R6): of a bank credit, or of what was to be sent to the county, principal first. */
function movesFor(payment: HeldPayment, { ground, route, fen }: Pick<ApproveRefund, 'ground' | 'route' | 'fen'>): MadeRefundable | undefined {
  if (ground === 'MIS_POSTING') return { ...NOTHING, unmatchedFen: fen };
  if (ground !== 'CHARGE_AFTER_CLOSURE' || route !== 'TRANSIT' || !isBooked(payment)) return undefined;
  const principalFen = least(fen, unsentOf(payment).principalFen);
  return { principalFen, lateFeeFen: subtract(fen, principalFen), unmatchedFen: ZERO };
}
