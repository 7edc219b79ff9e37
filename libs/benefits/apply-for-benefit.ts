import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { EnrolId, PartyId, PolicyId, UnitId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid, unknown } from '#libs/kernel/refusal.js';
import { unitOf } from '#libs/registry/posts.js';
import { latestSubsidy, subsidyOn } from '#libs/registry/subsidy-policy.js';
import { checkAppliedOnce } from './drawn-once.js';

/** A person of a village asks for a subsidy; taken in as it comes (随报随办, S16). Invariant 48. */
export interface ApplyForBenefit {
  readonly policyId: PolicyId;
  readonly beneficiaryId: PartyId;
  readonly villageId: UnitId;
  readonly on: IsoDate;
}

/**
 * Refuses UNKNOWN for policy, village or person, STATE_INVALID for a unit that is no village, POLICY_CLOSED, and DUPLICATE_BENEFIT for
 * who draws it, or what excludes it, already.
 */
export function applyForBenefit(book: Book, { on, ...application }: ApplyForBenefit, { knowsParty, newId }: Context): readonly DecidedEvent[] {
  const { policyId, beneficiaryId, villageId } = application;
  const { level, parentId } = unitOf(book.registry, villageId);
  if (level !== 'VILLAGE' || parentId === undefined) return stateInvalid('unit', villageId, level, ['VILLAGE']);
  checkOpen(book, policyId, on);
  if (!knowsParty(beneficiaryId)) unknown('party', beneficiaryId);
  checkAppliedOnce(book, application);
  return [event('BenefitApplied', { enrolId: newId<EnrolId>(), ...application }, on, { unitId: parentId })];
}

/** Invariant 48. */
function checkOpen({ registry }: Book, policyId: PolicyId, on: IsoDate): void {
  const { legacyMedicalLinked } = latestSubsidy(registry, policyId).subsidy;
  if (legacyMedicalLinked || subsidyOn(registry, policyId, on) === undefined) refuse('POLICY_CLOSED', { policyId, on });
}
