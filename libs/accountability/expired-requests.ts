import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { daysBetween, type IsoDate } from '#libs/kernel/dates.js';
import type { CaseId } from '#libs/kernel/ids.js';
import type { ReductionCase } from './reductions.js';
import { effective, type Finding, unauthorised } from './unauthorised.js';

/** A request that the county did not decide within this many days ends (domain rules 3.4). */
const REQUEST_LIFE_DAYS = 30;

/**
 * The first request that has run out by `today`, with all that follows from it: what belongs into one append is never cut. Once
 * ended it is not found again. Invariants 32-35.
 */
export function expiredRequest(book: Book, today: IsoDate, idsFor: (caseId: CaseId) => Finding['newId']): readonly DecidedEvent[] {
  const { cases, undecided } = book.reductions;
  const due = Iterator.from(undecided.entries()).map(([caseId]) => cases.known(caseId));
  const [expired] = due.filter(({ request }) => request !== undefined && daysBetween(request.on, today) > REQUEST_LIFE_DAYS).take(1);
  return expired === undefined ? [] : expire(book, expired, { on: today, newId: idsFor(expired.caseId) });
}

/** A request ends undecided, with all that follows from it where it had taken effect; in one append. */
export function expire(book: Book, reduction: ReductionCase, { on, newId }: Pick<Finding, 'on' | 'newId'>): readonly DecidedEvent[] {
  const { caseId, levyId, unitId } = reduction;
  const inEffect = effective(reduction);
  return [event('ReductionExpired', { caseId, levyId }, on, { unitId }), ...(inEffect === undefined ? [] : unauthorised(book, inEffect, { basis: 'REQUEST_EXPIRED', on, newId }))];
}
