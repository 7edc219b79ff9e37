import type { IsoDate } from '#libs/kernel/dates.js';
import { add, type Fen, ZERO } from '#libs/kernel/fen.js';
import type { HeldPayment } from './custody.js';
import { lyingAt } from './lots.js';
import { fenOf, minus } from './split.js';

/** Principal and late fee of a payment that the county is to have in the end: not the excess, nor what is owed back to the payer (R15). */
export function dueToCountyFen({ principalFen, lateFeeFen, released, reversed }: HeldPayment): Fen {
  return reversed ? ZERO : fenOf(minus({ principalFen, lateFeeFen }, released));
}

/** What of a payment the county was credited, where a day is named by that day: what lies there now, and what it paid back out of it. */
export function reachedCountyFen({ lots, treasuryRefundedFen }: HeldPayment, by?: IsoDate): Fen {
  return add(lyingAt(lots, { place: 'COUNTY' }, by), treasuryRefundedFen);
}
