import { addDays, type IsoDate } from '#libs/kernel/dates.js';
import { addWorkdays, type CalendarOf } from '#libs/kernel/working-days.js';
import type { SubsidyTerms } from './subsidy-terms.js';

/** The last full day of a notice, the day of posting not counted: it has run when this day is over (domain rules 3.9 D8). */
export function lastNoticeDay(postedOn: IsoDate, { noticeDays, noticeDayCount }: Pick<SubsidyTerms, 'noticeDays' | 'noticeDayCount'>, calendarOf: CalendarOf): IsoDate {
  return noticeDayCount === 'WORKDAYS' ? addWorkdays(postedOn, noticeDays, calendarOf).on : addDays(postedOn, noticeDays);
}
