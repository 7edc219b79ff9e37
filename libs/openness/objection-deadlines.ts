import type { IsoDate } from '#libs/kernel/dates.js';
import type { CalendarOf, DueDate } from '#libs/kernel/working-days.js';
import { dueAfter, hasPassed } from '#libs/periods/deadlines.js';
import { type FeedbackRow, isOpen, type Objection } from './objections.js';

export interface ObjectionDue {
  readonly acceptBy: DueDate;
  readonly answerBy: DueDate;
  /** It waits for a step whose day is over. */
  readonly overdue: boolean;
}

/** By when an objection is to be accepted and answered (D9), and whether it waits too long on a day; once escalated the days count anew. */
export function dueOf(objection: Objection, today: IsoDate, calendarOf: CalendarOf): ObjectionDue {
  const { receivedOn, escalatedOn, state } = objection;
  const acceptBy = dueAfter('D9_ACCEPT', receivedOn, calendarOf);
  const answerBy = dueAfter('D9_ANSWER', escalatedOn ?? receivedOn, calendarOf);
  const waitsFor = state === 'SUBMITTED' ? acceptBy : answerBy;
  return { acceptBy, answerBy, overdue: isOpen(objection) && hasPassed(waitsFor, today) };
}

/** Its line in the register of opinions, whoever raised it left out. In time is what was first answered by its day. */
export function feedbackRow(objection: Objection, no: number, { today, calendarOf }: { readonly today: IsoDate; readonly calendarOf: CalendarOf }): FeedbackRow {
  const { channel, matter, receivedOn, rejected, answers } = objection;
  const answeredOn = answers[0]?.on ?? rejected?.on;
  const result = answers.at(-1)?.result ?? (rejected === undefined ? undefined : 'REJECTED');
  const tooLate = hasPassed(dueAfter('D9_ANSWER', receivedOn, calendarOf), answeredOn ?? today);
  return {
    ...{ no, channel, matter, receivedOn },
    ...(answeredOn === undefined ? {} : { answeredOn }),
    ...(result === undefined ? {} : { result }),
    ...(answeredOn !== undefined || tooLate ? { onTime: !tooLate } : {}),
  };
}
