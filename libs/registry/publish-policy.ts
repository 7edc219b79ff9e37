import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { earlierOf } from '#libs/kernel/dates.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import { WHOLE_BP } from '#libs/kernel/shares.js';
import type { FeeTerms } from './fee-terms.js';
import type { PolicyVersion } from './registry.js';
import type { MonthlyRate, SubsidyTerms } from './subsidy-terms.js';

/** A version of a policy comes into force on its day: a fee with its terms, or a subsidy with its own. Numbers of the law live here, never in code. */
export interface PublishPolicy extends Omit<PolicyVersion, 'version' | 'kind'> {
  readonly terms?: FeeTerms;
  readonly subsidy?: SubsidyTerms;
}

/** The highest late fee that a policy can set, per mille of the overdue principal a month: the whole of it. */
const MOST_PER_MILLE = 1_000;

/**
 * Refuses MALFORMED for terms of no kind or of two, STATE_INVALID for a policy whose end is set (a closed scheme stays closed) or that is
 * of another kind, DATE_INVALID for a version not later than the last, RATE_INVALID; of a subsidy also SHARE_SUM and PRIVACY_VIOLATION.
 */
export function publishPolicy(book: Book, command: PublishPolicy, { today }: Context): readonly DecidedEvent[] {
  const { policyId, validFrom, validTo } = command;
  const policy = policyOf(command);
  const last = book.registry.policies.get(policyId)?.at(-1);
  if (last !== undefined && last.kind !== policy.kind) stateInvalid('policy', policyId, last.kind, [policy.kind]);
  if (last?.validTo !== undefined || book.registry.closures.has(policyId)) stateInvalid('policy', policyId, 'ENDED', ['OPEN']);
  if (policy.kind === 'FEE') checkFee(policy.terms);
  else checkSubsidy(policy.subsidy);
  if (last !== undefined && validFrom <= last.validFrom) refuse('DATE_INVALID', { validFrom, after: last.validFrom });
  if (validTo !== undefined && validTo < validFrom) refuse('DATE_INVALID', { validFrom, validTo });
  return [event('PolicyPublished', { ...policy, version: (last?.version ?? 0) + 1 }, earlierOf(validFrom, today))];
}

type Unnumbered<Policy> = Policy extends PolicyVersion ? Omit<Policy, 'version'> : never;

/** The policy by the terms that it has. */
function policyOf({ terms, subsidy, ...head }: PublishPolicy): Unnumbered<PolicyVersion> {
  if (terms !== undefined && subsidy === undefined) return { ...head, kind: 'FEE', terms };
  if (subsidy !== undefined && terms === undefined) return { ...head, kind: 'SUBSIDY', subsidy };
  return refuse('MALFORMED', { fields: [{ path: 'terms', rule: 'oneOfTermsAndSubsidy' }] });
}

function checkFee({ lateFeePerMille }: FeeTerms): void {
  if (Number(lateFeePerMille) > MOST_PER_MILLE) refuse('RATE_INVALID', { text: lateFeePerMille });
}

/** What was tied to a medical act is shown in sums only, whatever the county would like (domain rules 2.8). */
function checkSubsidy({ rates, split, legacyMedicalLinked, disclosureMode }: SubsidyTerms): void {
  rates.forEach((rate, n) => {
    checkSpan(rate, rates[n - 1]);
  });
  const sumBp = split.reduce((all, { shareBp }) => all + shareBp, 0);
  if (sumBp !== WHOLE_BP) refuse('SHARE_SUM', { sumBp });
  if (legacyMedicalLinked && disclosureMode !== 'AGGREGATE') refuse('PRIVACY_VIOLATION', { disclosureMode });
}

/** A span has an end not before its beginning, and begins after the one before it has ended. */
function checkSpan({ from, to }: MonthlyRate, before: MonthlyRate | undefined): void {
  if (to !== undefined && to < from) refuse('DATE_INVALID', { from, to });
  if (before !== undefined && (before.to === undefined || from <= before.to)) refuse('DATE_INVALID', { from, after: before.to ?? before.from });
}
