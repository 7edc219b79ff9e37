import type { HeldPayment } from '#libs/custody/custody.js';
import { lyingAt } from '#libs/custody/lots.js';
import { fenOf } from '#libs/custody/split.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { add, type Fen, least, subtract, sum, ZERO } from '#libs/kernel/fen.js';
import type { Levy } from '#libs/levy/levy.js';
import type { Refund, RefundGround, RefundRoute } from './refunds.js';

/** On which ground, by which route, known by which day. */
export interface RefundAsked {
  readonly ground: RefundGround;
  readonly route: RefundRoute;
  readonly on: IsoDate;
}

/**
 * What of a payment can still be refunded on a ground by a route, less what was approved before; fen (invariant 31). Money that was
 * sent and is not credited yet counts on neither route (R6).
 */
export function refundableFen(payment: HeldPayment, levy: Levy, approved: readonly Refund[], { ground, route, on }: RefundAsked): Fen {
  if (payment.reversed || (ground === 'REVOKED' && levy.revocation === undefined)) return ZERO;
  const onceFen = ground === 'OVERPAYMENT' ? excessBy(payment, route) : revokedBy(payment, route, on);
  const before = approved.filter((refund) => refund.ground === ground && refund.route === route);
  const beforeFen = sum(...before.map(({ fen }) => fen));
  return subtract(onceFen, least(onceFen, beforeFen));
}

/** The excess is never remitted: it stays with the township; what was paid in at the bank has been with the county from the beginning. */
function excessBy({ channel, excessFen }: HeldPayment, route: RefundRoute): Fen {
  return (channel === 'BANK_DIRECT') === (route === 'TREASURY') ? excessFen : ZERO;
}

/** What the revocation found unsent is the township's to refund; what the county has been credited is finance's. */
function revokedBy({ released, lots, treasuryRefundedFen }: HeldPayment, route: RefundRoute, on: IsoDate): Fen {
  return route === 'TRANSIT' ? fenOf(released) : add(lyingAt(lots, { place: 'COUNTY' }, on), treasuryRefundedFen);
}
