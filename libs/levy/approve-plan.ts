import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { DocNo, LevyId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import { sumWithinLimit } from './amount-limit.js';
import type { DueLine } from './due-line.js';
import type { Levy } from './levy.js';
import { checkSchemeOpen, levyOn } from './levy-on.js';
import { checkStatus } from './levy-status.js';

/** The county lets a payer in hardship pay in instalments, who applied for it in time. Decree 357 art. 6; invariant 14. */
export interface ApproveInstalmentPlan {
  readonly levyId: LevyId;
  readonly appliedOn: IsoDate;
  readonly docNo: DocNo;
  /** In the order of their numbers and days; of the balance as it is now. Their days are not rolled (R11). */
  readonly lines: readonly DueLine[];
}

/** Refuses PLAN_MISMATCH, PLAN_LATE, DATE_INVALID, LEVY_SCHEME_CLOSED; STATE_INVALID for a levy that is settled, revoked or in instalments already. */
export function approveInstalmentPlan(book: Book, { levyId, appliedOn, docNo, lines }: ApproveInstalmentPlan, { today }: Context): readonly DecidedEvent[] {
  const levy = levyOn(book, levyId, appliedOn);
  checkSchemeOpen(book, levy, today);
  checkStatus(levy, today, ['ENFORCING', 'OVERDUE', 'PARTIALLY_PAID', 'ISSUED']);
  if (levy.dueLines.length !== 1 || levy.plan !== undefined) stateInvalid('levy', levyId, 'IN_INSTALMENTS', ['DUE_AT_ONCE']);

  checkLines(levy, appliedOn, lines);
  const [{ dueOn }] = levy.dueLines as [DueLine];
  // While the year of the due day has no calendar nobody knows to which day it will be rolled.
  if (appliedOn > dueOn && !book.levies.provisionalDue.has(levyId)) refuse('PLAN_LATE', { levyId, appliedOn, dueOn });
  return [event('InstalmentPlanApproved', { levyId, appliedOn, docNo, lines }, today)];
}

function checkLines({ levyId, payerBalanceFen: balanceFen }: Levy, appliedOn: IsoDate, lines: readonly DueLine[]): void {
  const first = lines[0]?.dueOn;
  if (first !== undefined && first < appliedOn) refuse('DATE_INVALID', { dueOn: first, appliedOn });
  const linesFen = sumWithinLimit(...lines.map(({ principalFen }) => principalFen));
  const ascending = lines.every(({ n, dueOn, principalFen }, index) => {
    const before = lines[index - 1];
    return principalFen > 0 && (before === undefined || (before.n < n && before.dueOn < dueOn));
  });
  if (!ascending || linesFen !== balanceFen) refuse('PLAN_MISMATCH', { levyId, balanceFen, linesFen });
}
