import type { Book } from '#libs/book/book.js';
import { fenOf } from '#libs/custody/split.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { CaseId, LevyId, ObligationId, OfficerId } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import type { CalendarOf, DueDate } from '#libs/kernel/working-days.js';
import { dueAfter, hasPassed } from '#libs/periods/deadlines.js';
import { type LineEnd, type Obligation, type ObligationLine, openOf, type ReductionCase } from './reductions.js';

/** The case, or UNKNOWN. */
export function caseOf({ reductions }: Pick<Book, 'reductions'>, caseId: CaseId): ReductionCase {
  return reductions.cases.get(caseId) ?? unknown('reduction case', caseId);
}

/** The obligation, or UNKNOWN. */
export function obligationOf({ reductions }: Pick<Book, 'reductions'>, obligationId: ObligationId): Obligation {
  return reductions.obligations.get(obligationId) ?? unknown('obligation', obligationId);
}

/** What an officer owes of an obligation; UNKNOWN where he owes nothing of it. */
export function lineOf(obligation: Obligation, officerId: OfficerId): ObligationLine {
  return obligation.lines.find((line) => line.officerId === officerId) ?? unknown('obligation', `${obligation.obligationId} ${officerId}`);
}

/** The obligations of a levy. All are gone through: a decision is revoked too rarely to keep a list for it. */
export function obligationsOf({ reductions }: Pick<Book, 'reductions'>, levyId: LevyId): readonly Obligation[] {
  return [...Iterator.from(reductions.obligations.values()).filter((obligation) => obligation.levyId === levyId)];
}

/** The due day of an obligation: as it was opened, or since the calendar of that year is out, rolled (D12). */
export function makeUpDue({ openedOn, dueOn, dueProvisional }: Obligation, calendarOf: CalendarOf): DueDate {
  return dueProvisional ? dueAfter('D12', openedOn, calendarOf) : { on: dueOn, provisional: false };
}

/** States of an officer's line (domain rules 3.4); derived. */
export const LINE_STATES = ['OPEN', 'OVERDUE', 'PAID', 'WRITTEN_OFF', 'REINSTATED', 'RELEASED'] as const;
export type LineState = (typeof LINE_STATES)[number];

/** The state of a line on a day: overdue from the day after it was due; ended by what ended its last part. */
export function lineState(line: ObligationLine, due: DueDate, today: IsoDate): LineState {
  if (fenOf(openOf(line)) > 0) return hasPassed(due, today) ? 'OVERDUE' : 'OPEN';
  if (fenOf(line.released) > 0) return 'RELEASED';
  if (fenOf(line.reinstated) > 0) return 'REINSTATED';
  return fenOf(line.writtenOff) > 0 ? 'WRITTEN_OFF' : 'PAID';
}

/** States of a case (domain rules 3.4); derived. */
export const CASE_STATES = [
  'REQUESTED',
  'AUTHORISED',
  'REFUSED',
  'EXPIRED',
  'OBLIGATION_OPEN',
  'PARTLY_MADE_UP',
  'MADE_UP',
  'WRITTEN_OFF',
  'REINSTATED_TO_PAYER',
  'RELEASED',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** A case whose reduction was without authority stands as its obligation does, and ends by what the last line became (R28). */
export function caseState({ decision }: ReductionCase, obligation: Obligation | undefined): CaseState | LineEnd {
  if (decision !== 'UNAUTHORISED') return decision;
  if (obligation?.ended !== undefined) return obligation.ended;
  return obligation?.lines.some(({ paid }) => fenOf(paid) > 0) === true ? 'PARTLY_MADE_UP' : 'OBLIGATION_OPEN';
}
