import { type HeldPayment, unsentOf } from '#libs/custody/custody.js';
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
export function refundableFen(payment: HeldPayment, levy: LevyBehind | undefined, approved: readonly Refund[], { ground, route, on }: RefundAsked): Fen {
  if (payment.reversed) return ZERO;
  const onceFen = ON_GROUND[ground](payment, levy, { route, on });
  const before = approved.filter((refund) => refund.ground === ground && refund.route === route);
  const beforeFen = sum(...before.map(({ fen }) => fen));
  return subtract(onceFen, least(onceFen, beforeFen));
}

/** What a refund asks of the levy that the money paid. */
export interface LevyBehind {
  readonly revocation?: Levy['revocation'];
  /** From this day on nothing could be collected any more. */
  readonly closedFrom?: IsoDate | undefined;
}

type Once = (payment: HeldPayment, levy: LevyBehind | undefined, by: Pick<RefundAsked, 'route' | 'on'>) => Fen;

/** What of a payment there ever was to refund, ground by ground (domain rules 2.1, R6, R21). */
const ON_GROUND: Readonly<Record<RefundGround, Once>> = {
  REVOKED: (payment, levy, { route, on }) => (levy?.revocation === undefined ? ZERO : takenBackBy(payment, route, on)),
  OVERPAYMENT: (payment, levy, { route }) => (levy === undefined ? ZERO : excessBy(payment, route)),
  // Only of a bank credit that is nobody's here: what paid a levy is reallocated or reversed, or the debt would be gone with its money.
  MIS_POSTING: ({ bankRef, levyId, excessFen, unmatchedFen }, _levy, { route }) =>
    bankRef === undefined || levyId !== undefined || route !== 'TRANSIT' ? ZERO : add(excessFen, unmatchedFen),
  CHARGE_AFTER_CLOSURE: (payment, levy, { route, on }) => {
    if (levy === undefined) return payment.bankRef === undefined && route === 'TRANSIT' ? payment.excessFen : ZERO;
    if (levy.revocation !== undefined || levy.closedFrom === undefined || (payment.creditedOn ?? payment.collectedOn) < levy.closedFrom) return ZERO;
    return route === 'TRANSIT' ? add(fenOf(payment.released), unsentBy(payment)) : takenBackBy(payment, route, on);
  },
};

/** Money at the bank has left the township from the beginning. */
function unsentBy(payment: HeldPayment): Fen {
  return payment.channel === 'BANK_DIRECT' ? ZERO : fenOf(unsentOf(payment));
}

/** The excess is never remitted: it stays with the township; what was paid in at the bank has been with the county from the beginning. */
function excessBy({ channel, excessFen }: HeldPayment, route: RefundRoute): Fen {
  return (channel === 'BANK_DIRECT') === (route === 'TREASURY') ? excessFen : ZERO;
}

/** What was found unsent is the township's to refund; what the county has been credited is finance's. */
function takenBackBy({ released, lots, treasuryRefundedFen }: HeldPayment, route: RefundRoute, on: IsoDate): Fen {
  return route === 'TRANSIT' ? fenOf(released) : add(lyingAt(lots, { place: 'COUNTY' }, on), treasuryRefundedFen);
}
