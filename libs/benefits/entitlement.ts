import type { Book } from '#libs/book/book.js';
import { firstDayOf, type Month, monthOf } from '#libs/kernel/dates.js';
import { type Fen, sum } from '#libs/kernel/fen.js';
import type { AccountToken, EnrolId, PartyId } from '#libs/kernel/ids.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
import { latestSubsidy, rateOf } from '#libs/registry/subsidy-policy.js';
import type { DeathMonthRule } from '#libs/registry/subsidy-terms.js';
import { claimKey, type Enrolment } from './benefits.js';
import { monthsOf } from './months.js';
import { hasMonth } from './paid-months.js';

/** The enrolment, or UNKNOWN. */
export function enrolmentOf(book: Book, enrolId: EnrolId): Enrolment {
  return book.benefits.enrolments.get(enrolId) ?? unknown('enrolment', enrolId);
}

/**
 * Whether a confirmed enrolment covers a month: from the month of `eligibleFrom`; to the month in which it was still standing on the
 * first day, and after a death to the month that the policy's rule says. Invariant 38.
 */
export function covers({ eligibleFrom, stop }: Enrolment, month: Month, deathMonthRule: DeathMonthRule): boolean {
  if (eligibleFrom === undefined || month < monthOf(eligibleFrom)) return false;
  if (stop === undefined) return true;
  const { cause, effectiveOn } = stop;
  if (cause !== 'DEATH') return firstDayOf(month) < effectiveOn;
  return deathMonthRule === 'INCLUDE_MONTH' ? month <= monthOf(effectiveOn) : month < monthOf(effectiveOn);
}

/** What an enrolment gets for a month, in fen; undefined for a month that it, or its policy, does not cover. */
export function entitledFen({ registry }: Book, enrolment: Enrolment, month: Month): Fen | undefined {
  const { policyId } = enrolment;
  if (!covers(enrolment, month, latestSubsidy(registry, policyId).subsidy.deathMonthRule)) return undefined;
  return rateOf(registry, policyId, month);
}

export function isEntitledIn(book: Book, enrolment: Enrolment, month: Month): boolean {
  return entitledFen(book, enrolment, month) !== undefined;
}

/** Whether the claim of the enrolment was paid for a month, by whichever township (invariant 39). */
export function isPaidFor({ benefits }: Book, enrolment: Enrolment, month: Month): boolean {
  return hasMonth(benefits.paidMonths.get(claimKey(enrolment)), month);
}

/** What somebody may be paid for some months, and where to. */
export interface Entitlement {
  readonly enrolment: Enrolment;
  readonly payeeId: PartyId;
  /** Undefined until two hands have entered an account. */
  readonly accountToken?: AccountToken;
  readonly months: readonly { readonly month: Month; readonly fen: Fen; readonly paid: boolean }[];
  readonly totalFen: Fen;
}

/** The entitlement of an enrolment from one month to another. Refuses UNKNOWN, NOT_ENTITLED for a month that it does not cover (38). */
export function entitlementOf(book: Book, enrolId: EnrolId, span: { readonly from: Month; readonly to: Month }): Entitlement {
  const enrolment = enrolmentOf(book, enrolId);
  const months = monthsOf(span).map((month) => {
    const fen = entitledFen(book, enrolment, month) ?? refuse('NOT_ENTITLED', { enrolId, month });
    return { month, fen, paid: isPaidFor(book, enrolment, month) };
  });
  const { payee, account } = enrolment;
  const to = account === undefined ? {} : { accountToken: account.accountToken };
  return { enrolment, payeeId: payee.payeeId, ...to, months, totalFen: sum(...months.map(({ fen }) => fen)) };
}
