import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { fenOf } from '#libs/custody/split.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { CaseId, DocNo, MeetingId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import { checkStatus, NOT_REVOKED } from '#libs/levy/levy-status.js';
import { meetingOf, motionPassed } from '#libs/meetings/vote.js';
import { caseOf } from './obligations.js';
import type { Authority, ReductionCase } from './reductions.js';
import { checkMonthEnds, stillOwed } from './still-owed.js';
import { effective, unauthorised } from './unauthorised.js';

export const REDUCTION_DECISIONS = ['AUTHORISE', 'REFUSE'] as const;

/** The county decides a request. Domain rules 3.6; invariants 33, 41, R9, R10, R24. */
export interface DecideReduction {
  readonly caseId: CaseId;
  readonly decision: (typeof REDUCTION_DECISIONS)[number];
  readonly docNo: DocNo;
  /** Without these nothing is authorised. */
  readonly legalBasisDocNo?: DocNo;
  readonly meetingId?: MeetingId;
  readonly motionNo?: number;
  readonly on: IsoDate;
}

/**
 * Refuses DATE_INVALID before the request, STATE_INVALID for what is decided. To authorise, REDUCTION_NOT_AUTHORISABLE without a legal
 * basis and a passed motion of the county that authorised no other case, or by one who decided or asked himself; VOTE_INVALID. To refuse, SOD_VIOLATION for him.
 */
export function decideReduction(book: Book, command: DecideReduction, context: Context): readonly DecidedEvent[] {
  const { caseId, on, decision } = command;
  const reduction = caseOf(book, caseId);
  const { request } = reduction;
  if (request !== undefined && on < request.on) refuse('DATE_INVALID', { on, requestedOn: request.on });
  if (reduction.decision !== 'REQUESTED') stateInvalid('reduction case', caseId, reduction.decision, ['REQUESTED']);
  return decision === 'AUTHORISE' ? authorise(book, command, { reduction, context }) : turnDown(book, command, { reduction, context });
}

interface Asked {
  readonly reduction: ReductionCase;
  readonly context: Context;
}

/** What the payer owes of it is reduced from the day on which it took effect, else from this one (R9); a gap to the standard posts nothing (R8). */
function authorise(book: Book, command: DecideReduction, { reduction, context }: Asked): readonly DecidedEvent[] {
  const { caseId, on } = command;
  const { levyId, source, tookEffectOn } = reduction;
  if (isOwnMatter(reduction, context)) refuse('REDUCTION_NOT_AUTHORISABLE', { caseId, why: 'OWN_MATTER' });
  const authority = authorityOf(book, command);
  checkStatus(book.levies.levies.known(levyId), on, NOT_REVOKED);
  const owed = stillOwed(book, reduction, on);
  if (fenOf(owed) === 0) refuse('NOTHING_TO_DO', { caseId });
  checkMonthEnds(book, reduction, owed, on);
  return [event('ReductionAuthorised', { caseId, levyId, source, ...owed, valueOn: tookEffectOn ?? on, ...authority }, on)];
}

/** A request that has not taken effect just ends; one that has is without authority from the beginning. */
function turnDown(book: Book, { caseId, docNo, on }: DecideReduction, { reduction, context }: Asked): readonly DecidedEvent[] {
  const { officerId } = context.actor;
  if (isOwnMatter(reduction, context)) refuse('SOD_VIOLATION', { officerId, pair: 'decider approver' });
  const inEffect = effective(reduction);
  return [
    event('ReductionRefused', { caseId, levyId: reduction.levyId, docNo }, on),
    ...(inEffect === undefined ? [] : unauthorised(book, inEffect, { basis: 'REFUSED', docNo, on, newId: context.newId })),
  ];
}

/** R25: who decided it or asked for it does not rule on it. */
function isOwnMatter({ deciders, request }: ReductionCase, { actor }: Context): boolean {
  return request?.by === actor.officerId || deciders.some(({ officerId }) => officerId === actor.officerId);
}

/** Invariant 33: a document, its basis in law, and a motion that a meeting of the county passed by then. */
function authorityOf(book: Book, { caseId, docNo, legalBasisDocNo, meetingId, motionNo, on }: DecideReduction): Authority {
  const isNone = (why: string) => refuse('REDUCTION_NOT_AUTHORISABLE', { caseId, why });
  if (legalBasisDocNo === undefined) return isNone('NO_LEGAL_BASIS');
  if (meetingId === undefined || motionNo === undefined) return isNone('NO_MEETING');
  const { unitId, heldOn } = meetingOf(book, meetingId);
  if (unitId !== book.county || heldOn > on) return isNone('NO_COUNTY_MEETING');
  if (!motionPassed(book, meetingId, motionNo)) return isNone('MOTION_NOT_PASSED');
  if (isMotionUsed(book, meetingId, motionNo)) return isNone('MOTION_USED');
  return { authorityUnitId: book.county, docNo, legalBasisDocNo, meetingId, motionNo };
}

/** A motion is about one case: whoever has authority once does not have it for the next. Cases are gone through; the county decides too rarely to keep a list. */
function isMotionUsed({ reductions }: Book, meetingId: MeetingId, motionNo: number): boolean {
  return Iterator.from(reductions.cases.values()).some(({ authority }) => authority?.meetingId === meetingId && authority.motionNo === motionNo);
}
