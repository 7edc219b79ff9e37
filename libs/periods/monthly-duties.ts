import type { Book } from '#libs/book/book.js';
import { filedOn } from '#libs/filing/filed-month.js';
import { packOf } from '#libs/filing/filing.js';
import { type IsoDate, lastDayOf, type Month } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { UnitId } from '#libs/kernel/ids.js';
import type { DueDate } from '#libs/kernel/working-days.js';
import { dueOfMonth, hasPassed } from './deadlines.js';
import { periodKey } from './periods.js';

/** What a township owes for each month, in the order of its days. */
export const MONTHLY_DUTIES = ['D1', 'D2', 'D3', 'D5'] as const;
export type MonthlyDutyId = (typeof MONTHLY_DUTIES)[number];

/** Before its day; kept in time; kept too late; not kept though its day is over; its day not known for want of a calendar. */
export const DUTY_STATES = ['DUE', 'DONE', 'DONE_LATE', 'LATE', 'CALENDAR_MISSING'] as const;
export type DutyState = (typeof DUTY_STATES)[number];

export interface MonthlyDuty {
  readonly deadline: MonthlyDutyId;
  readonly dueOn: IsoDate;
  readonly state: DutyState;
  readonly doneOn?: IsoDate;
}

interface Of {
  readonly unitId: UnitId;
  readonly periodId: Month;
  readonly on: IsoDate;
}

/** That a duty is done: on which day, where there is one, and whether that was too late, where the day does not say so. */
interface Done {
  readonly on?: IsoDate | undefined;
  readonly late?: boolean;
}

/** What makes each duty of a month done. While the month lasts more money may come in. */
const DONE: { readonly [Id in MonthlyDutyId]: (book: Book, of: Of, unremittedFen: Fen) => Done | undefined } = {
  D1: (book, { unitId, periodId, on }, unremittedFen) =>
    unremittedFen > 0 || on <= lastDayOf(periodId) ? undefined : { late: book.periods.missedTimes.has(periodKey(unitId, periodId)) },
  D2: ({ verifications }, { unitId, periodId, on }) => doneBy(verifications.of(unitId, periodId).find(({ result }) => result === 'MATCH')?.verifiedOn, on),
  D3: (book, { unitId, periodId, on }) =>
    doneBy(
      packOf(book, unitId, periodId)
        ?.versions.map(filedOn)
        .find((filed) => filed !== undefined),
      on,
    ),
  D5: ({ periods }, { unitId, periodId }) => (periods.stateOf(unitId, periodId) === 'OPEN' ? undefined : {}),
};

function doneBy(done: IsoDate | undefined, on: IsoDate): Done | undefined {
  return done === undefined || done > on ? undefined : { on: done };
}

/** The duties of a township's month as they stand on a day; `unremittedFen` is what of its money lies with the township. */
export function monthlyDuties(book: Book, of: Of, unremittedFen: Fen): readonly MonthlyDuty[] {
  return MONTHLY_DUTIES.map((deadline) => {
    const due = dueOfMonth(deadline, of.periodId, book.calendarOf);
    const done = DONE[deadline](book, of, unremittedFen);
    return { deadline, dueOn: due.on, state: stateOf(done, due, of.on), ...(done?.on === undefined ? {} : { doneOn: done.on }) };
  });
}

function stateOf(done: Done | undefined, due: DueDate, on: IsoDate): DutyState {
  if (done !== undefined) return (done.late ?? (done.on !== undefined && hasPassed(due, done.on))) ? 'DONE_LATE' : 'DONE';
  if (due.provisional) return 'CALENDAR_MISSING';
  return hasPassed(due, on) ? 'LATE' : 'DUE';
}
