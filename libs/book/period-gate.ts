import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { periodReviewer } from '#libs/periods/units-periods.js';
import type { ActingRole, Role } from '#libs/registry/roles.js';
import type { Book } from './book.js';

/** What somebody wants to post: the day on which it happened, and the month in which he means it to stand, where he says so. */
export interface Wanted {
  readonly unitId: UnitId;
  readonly on: IsoDate;
  readonly postingPeriod?: Month | undefined;
}

/** PERIOD_CLOSED for a closed month that is named outright (invariant 6); DATE_INVALID for another than the day's own or, that one closed, the earliest open. */
export function checkNamedPeriod(book: Book, { unitId, on, postingPeriod }: Wanted): void {
  if (postingPeriod === undefined) return;
  const { periodId } = book.periodOf(unitId, on);
  if (book.periods.stateOf(unitId, postingPeriod) === 'CLOSED') refuse('PERIOD_CLOSED', { unitId, periodId: postingPeriod, openPeriodId: periodId });
  if (postingPeriod !== periodId) refuse('DATE_INVALID', { on, postingPeriod, periodId });
}

/**
 * Who has to approve what is posted on a day: into a month that is soft closed nothing goes without its reviewer. Refuses
 * PERIOD_SOFT_CLOSED (invariant 6) where another approves it already, since one approval is all that a command can have.
 */
export function approversOn(book: Book, { unitId, on }: Wanted, { role, approverRoles }: { role: ActingRole; approverRoles: readonly Role[] }): readonly Role[] {
  const { periodId } = book.periodOf(unitId, on);
  const reviewer = periodReviewer(book, unitId);
  if (role === reviewer || book.periods.stateOf(unitId, periodId) !== 'SOFT_CLOSED') return approverRoles;
  if (approverRoles.length > 0 && !approverRoles.includes(reviewer)) refuse('PERIOD_SOFT_CLOSED', { unitId, periodId, reviewer });
  return [reviewer];
}
