import { firstDayOf, type IsoDate, type Month } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { PolicyId } from '#libs/kernel/ids.js';
import { versionsOf } from './policy-versions.js';
import type { Registry, SubsidyPolicyVersion } from './registry.js';

/** The version of a subsidy in force on a day; undefined before the first and after its end. Refuses UNKNOWN. */
export function subsidyOn(registry: Registry, policyId: PolicyId, on: IsoDate): SubsidyPolicyVersion | undefined {
  const version = versionsOf(registry, policyId, 'SUBSIDY').findLast(({ validFrom }) => validFrom <= on);
  return version?.validTo !== undefined && version.validTo < on ? undefined : version;
}

/** The version of a subsidy published last: what it is like today, whatever month is paid. Refuses UNKNOWN. */
export function latestSubsidy(registry: Registry, policyId: PolicyId): SubsidyPolicyVersion {
  return versionsOf(registry, policyId, 'SUBSIDY').at(-1) as SubsidyPolicyVersion;
}

/**
 * What one person gets for a month, in fen, under the version in force on the month's first day: a change in the middle of a month
 * counts from the next one. Undefined for a month that no policy covers: no policy, no money (S11). Refuses UNKNOWN.
 */
export function rateOf(registry: Registry, policyId: PolicyId, month: Month): Fen | undefined {
  const version = subsidyOn(registry, policyId, firstDayOf(month));
  return version?.subsidy.rates.find(({ from, to }) => from <= month && (to === undefined || month <= to))?.fen;
}
