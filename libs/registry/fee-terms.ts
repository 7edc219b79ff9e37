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
  /** Days that a payer has after a written demand before a court may be asked; those of the law where it says nothing. */
  readonly demandBeforeCourtDays?: number;
  /** Receipt books that a unit may still have open when it is issued another; none where it says nothing (invariant 22). */
  readonly overlapBooks?: number;
}

/** 行政强制法 art. 54: ten days after the demand was served. */
const LAWFUL_DEMAND_DAYS = 10;

/** The days between a demand and the application to a court, under these terms. */
export function demandDaysOf({ demandBeforeCourtDays = LAWFUL_DEMAND_DAYS }: FeeTerms): number {
  return demandBeforeCourtDays;
}
