import type { RateText } from '#libs/kernel/rate.js';

export const LATE_FEE_METHODS = ['FULL_MONTHS', 'STARTED_MONTHS', 'DAILY_30'] as const;
export type LateFeeMethod = (typeof LATE_FEE_METHODS)[number];

/** What the law leaves to numbers, per version of a fee policy; never in code. */
export interface FeeTerms {
  /** Days to pay after service, the day of service not counted (decree 357 art. 6: 30). */
  readonly payWithinDays: number;
  /** Late fee per month of the overdue principal, per mille (decree 357 art. 8: '2'). */
  readonly lateFeePerMille: RateText;
  /** How months of delay count (domain rules 6, choice 2). */
  readonly lateFeeMethod: LateFeeMethod;
  /** Working days within which a collection must be typed in (invariant 58). */
  readonly recordingLagDays: number;
}
