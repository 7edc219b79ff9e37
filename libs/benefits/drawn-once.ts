import type { Book } from '#libs/book/book.js';
import { type Month, monthOf } from '#libs/kernel/dates.js';
import type { PartyId, PolicyId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { latestSubsidy } from '#libs/registry/subsidy-policy.js';
import type { Enrolment } from './benefits.js';
import { covers } from './entitlement.js';

interface Drawn {
  readonly beneficiaryId: PartyId;
  readonly policyId: PolicyId;
}

/** Nobody applies for what he draws or has applied for, in whichever township, nor for what excludes it. Refuses DUPLICATE_BENEFIT (domain rules 5). */
export function checkAppliedOnce(book: Book, drawn: Drawn): void {
  const open = rivalsOf(book, drawn).find(({ state }) => state !== 'STOPPED' && state !== 'REJECTED');
  if (open !== undefined) refuse('DUPLICATE_BENEFIT', { enrolId: open.enrolId, policyId: open.policyId });
}

/** No month from `from` on is one that an ended enrolment of the same or an excluding policy still covers. Refuses DUPLICATE_BENEFIT. */
export function checkMonthsFree(book: Book, enrolment: Enrolment, from: Month): void {
  for (const rival of rivalsOf(book, enrolment)) {
    if (rival.enrolId === enrolment.enrolId || rival.eligibleFrom === undefined) continue;
    const since = monthOf(rival.eligibleFrom);
    const month = since < from ? from : since;
    const { deathMonthRule } = latestSubsidy(book.registry, rival.policyId).subsidy;
    if (covers(rival, month, deathMonthRule)) refuse('DUPLICATE_BENEFIT', { enrolId: rival.enrolId, policyId: rival.policyId, month });
  }
}

/** Every enrolment of the person in the policy, and in those of the same exclusive group. */
function rivalsOf({ benefits, registry }: Book, { beneficiaryId, policyId }: Drawn): readonly Enrolment[] {
  const groupOf = (id: PolicyId) => latestSubsidy(registry, id).subsidy.exclusiveGroup;
  const group = groupOf(policyId);
  return benefits.of(beneficiaryId).filter((other) => other.policyId === policyId || (group !== undefined && groupOf(other.policyId) === group));
}
