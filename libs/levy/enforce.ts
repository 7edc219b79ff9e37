import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { daysBetween, type IsoDate } from '#libs/kernel/dates.js';
import type { DocNo, LevyId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import { policyOn } from '#libs/registry/fee-policy.js';
import { demandDaysOf } from '#libs/registry/fee-terms.js';
import { checkSchemeOpen, levyOn } from './levy-on.js';
import { checkStatus } from './levy-status.js';
import type { Enforcement, EnforcementResult } from './proceedings.js';

/** A step before the court: its paper and its day. Decree 357 art. 8; 行政强制法 arts. 53-54. */
interface CourtStep {
  readonly levyId: LevyId;
  readonly courtDocNo: DocNo;
  readonly on: IsoDate;
}

/** The court is asked to enforce an overdue levy. */
export type ApplyEnforcement = CourtStep;

/** The court takes the case on. */
export type AcceptEnforcement = CourtStep;

/** The court is done with it, whatever came of it. */
export interface EndEnforcement extends CourtStep {
  readonly resultCode: EnforcementResult;
}

/** Refuses STATE_INVALID unless overdue, DEMAND_REQUIRED without a demand that the payer has had as long as the policy wants, LEVY_SCHEME_CLOSED, DATE_INVALID. */
export function applyEnforcement(book: Book, { levyId, courtDocNo, on }: ApplyEnforcement): readonly DecidedEvent[] {
  const levy = levyOn(book, levyId, on);
  checkSchemeOpen(book, levy, on);
  checkStatus(levy, on, ['OVERDUE']);
  const days = demandDaysOf(policyOn(book.registry, levy.policyId, on).terms);
  if (!levy.demands.some((demand) => daysBetween(demand.on, on) >= days)) refuse('DEMAND_REQUIRED', { levyId, days, on });
  return [event('EnforcementApplied', { levyId, courtDocNo }, on)];
}

/** Refuses STATE_INVALID unless it is applied for, DATE_INVALID before that, LEVY_SCHEME_CLOSED. */
export function acceptEnforcement(book: Book, { levyId, courtDocNo, on }: AcceptEnforcement): readonly DecidedEvent[] {
  const { levy } = stepOf(book, levyId, on, ['APPLIED']);
  checkSchemeOpen(book, levy, on);
  return [event('EnforcementAccepted', { levyId, courtDocNo }, on)];
}

/** Refuses STATE_INVALID where no enforcement is under way, DATE_INVALID before its last step. */
export function endEnforcement(book: Book, { levyId, courtDocNo, on, resultCode }: EndEnforcement): readonly DecidedEvent[] {
  stepOf(book, levyId, on, ['APPLIED', 'ACCEPTED']);
  return [event('EnforcementEnded', { levyId, courtDocNo, resultCode }, on)];
}

/** The levy, where its enforcement stands at one of these steps and has not been at it longer than until that day. */
function stepOf(book: Book, levyId: LevyId, on: IsoDate, allowed: readonly Enforcement['step'][]) {
  const levy = levyOn(book, levyId, on);
  const { enforcement } = levy;
  if (enforcement === undefined || !allowed.includes(enforcement.step)) return stateInvalid('enforcement', levyId, enforcement?.step ?? 'NONE', allowed);
  if (on < enforcement.on) refuse('DATE_INVALID', { on, after: enforcement.on });
  return { levy };
}
