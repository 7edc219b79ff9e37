import { type IsoDate, monthOf } from '#libs/kernel/dates.js';
import { addWorkdays, type CalendarOf, type DueDate } from '#libs/kernel/working-days.js';
import { dueOfMonth } from './deadlines.js';

/** When money came in, and whether after the day's cut-off at the bank. */
export interface CameIn {
  readonly collectedOn: IsoDate;
  readonly afterCutoff: boolean;
}

/**
 * The day by which a township has to send money that came in: D1 of its month. What came after that day's cut-off, or on a later day
 * of the month, has until the next working day (R22).
 */
export function remittanceDue({ collectedOn, afterCutoff }: CameIn, calendarOf: CalendarOf): DueDate {
  const due = dueOfMonth('D1', monthOf(collectedOn), calendarOf);
  const isInTime = collectedOn < due.on || (collectedOn === due.on && !afterCutoff);
  return due.provisional || isInTime ? due : addWorkdays(due.on, 1, calendarOf);
}
