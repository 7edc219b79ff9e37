import type { HeldPayment } from '#libs/custody/custody.js';
import type { Somewhere } from '#libs/custody/lots.js';
import type { PaidFrom } from './refunds.js';

/** Where the money of a refund lies until it is paid. */
export function refundedFrom({ accountId }: HeldPayment, paidFrom: PaidFrom): Somewhere {
  if (paidFrom === '1002.01') return { place: 'TRANSIT' };
  if (paidFrom === '1002.09') return accountId === undefined ? { place: 'ON_THE_WAY' } : { place: 'ON_THE_WAY', holder: accountId };
  return { place: 'COUNTY' };
}
