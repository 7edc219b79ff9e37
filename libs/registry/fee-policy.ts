import { addDays, earlierOf, type IsoDate } from '#libs/kernel/dates.js';
import type { PolicyId } from '#libs/kernel/ids.js';
import { versionsOf } from './policy-versions.js';
import type { FeePolicyVersion, Registry } from './registry.js';

/** The version in force on a date: the last one published whose validFrom is not later; before the first, the first. */
export function policyOn(registry: Registry, policyId: PolicyId, on: IsoDate): FeePolicyVersion {
  const versions = versionsOf(registry, policyId, 'FEE');
  return versions.findLast(({ validFrom }) => validFrom <= on) ?? (versions[0] as FeePolicyVersion);
}

/**
 * The first day on which nothing may be decided or collected under a policy any more: its last version has ended, or the county has
 * closed the scheme (invariant 10). Undefined while it is open.
 */
export function closedFrom(registry: Registry, policyId: PolicyId): IsoDate | undefined {
  const validTo = versionsOf(registry, policyId, 'FEE').at(-1)?.validTo;
  const ended = validTo === undefined ? undefined : addDays(validTo, 1);
  const stopped = registry.closures.get(policyId)?.stopCollectFrom;
  return ended === undefined || stopped === undefined ? (ended ?? stopped) : earlierOf(ended, stopped);
}

/**
 * How many receipt books a unit may still have open when it is issued another on a day: a book serves every fee, so the most that a
 * policy in force allows. Old for new (验旧换新) where none says anything.
 */
export function overlapBooksOn(registry: Registry, on: IsoDate): number {
  const inForce = [...registry.policies.values()].map((versions) => versions.findLast(({ validFrom }) => validFrom <= on));
  return Math.max(0, ...inForce.map((version) => (version?.kind === 'FEE' ? (version.terms.overlapBooks ?? 0) : 0)));
}
