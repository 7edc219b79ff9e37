import { addDays, type IsoDate } from '#libs/kernel/dates.js';
import type { PolicyId } from '#libs/kernel/ids.js';
import type { RateText } from '#libs/kernel/rate.js';
import { unknown } from '#libs/kernel/refusal.js';
import type { FeePolicyVersion, Registry } from './registry.js';

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

/** The version in force on a date: the last one published whose validFrom is not later; before the first, the first. */
export function policyOn(registry: Registry, policyId: PolicyId, on: IsoDate): FeePolicyVersion {
  const versions = registry.policies.get(policyId) ?? unknown('policy', policyId);
  return versions.findLast(({ validFrom }) => validFrom <= on) ?? (versions[0] as FeePolicyVersion);
}

/** The first day on which nothing may be decided or collected under a policy any more; undefined while it is open. */
export function closedFrom(registry: Registry, policyId: PolicyId): IsoDate | undefined {
  const versions = registry.policies.get(policyId) ?? unknown('policy', policyId);
  const validTo = versions.at(-1)?.validTo;
  return validTo === undefined ? undefined : addDays(validTo, 1);
}
