import { fenOf } from '#libs/custody/split.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { stateInvalid } from '#libs/kernel/refusal.js';
import { unpaidByLine } from './due-lines.js';
import type { Levy } from './levy.js';

/** In the order in which the first that matches wins (domain rules 3.4). */
export const LEVY_STATUSES = ['REVOKED', 'EXTINGUISHED', 'SETTLED', 'ENFORCING', 'OVERDUE', 'PARTIALLY_PAID', 'ISSUED'] as const;
export type LevyStatus = (typeof LEVY_STATUSES)[number];
export const NOT_REVOKED = LEVY_STATUSES.filter((status) => status !== 'REVOKED');

/** Of which a payer can still be told that it is settled. */
export const STANDING = NOT_REVOKED.filter((status) => status !== 'EXTINGUISHED');

/** The state of a levy on a day; derived. Overdue from the day after an unpaid line was due. */
export function levyStatus(levy: Levy, asOf: IsoDate): LevyStatus {
  if (levy.revocation !== undefined) return 'REVOKED';
  if (levy.extinguishment !== undefined) return 'EXTINGUISHED';
  if (levy.payerBalanceFen === 0) return 'SETTLED';
  if (levy.enforcement !== undefined && levy.enforcement.step !== 'ENDED') return 'ENFORCING';
  const unpaid = unpaidByLine(levy, () => true);
  if (levy.dueLines.some(({ n, dueOn }) => dueOn < asOf && (unpaid.get(n) ?? 0) > 0)) return 'OVERDUE';
  return levy.payerPaidFen > 0 || levy.paidBeforeFen > 0 ? 'PARTIALLY_PAID' : 'ISSUED';
}

/** Whether money is still owed back to the payer, and whether any was paid back (domain rules 3.4). */
export function refundFlags({ refundableFen, refundedFen }: Pick<Levy, 'refundableFen' | 'refundedFen'>): { readonly refundDue: boolean; readonly refunded: boolean } {
  return { refundDue: refundableFen > refundedFen, refunded: refundedFen > 0 };
}

/** Whether a reduction waits for the county, and whether officers still owe in the payer's place (domain rules 3.4). */
export function reductionFlags({ pendingCases, officers }: Pick<Levy, 'pendingCases' | 'officers'>): { readonly reductionOpen: boolean; readonly makeUpOpen: boolean } {
  return { reductionOpen: pendingCases.length > 0, makeUpOpen: fenOf(officers.open) > 0 };
}

/** Invariant 61: refuses STATE_INVALID unless the levy is on that day in one of these states. */
export function checkStatus(levy: Levy, on: IsoDate, allowed: readonly LevyStatus[]): void {
  const status = levyStatus(levy, on);
  if (!allowed.includes(status)) stateInvalid('levy', levy.levyId, status, allowed);
}
