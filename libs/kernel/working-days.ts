import { addDays, type IsoDate, weekday } from './dates.js';

/** One year of the State Council's holiday notice: weekdays off (休) and weekend days worked (班). */
export interface CalendarYear {
  readonly year: number;
  readonly daysOff: readonly IsoDate[];
  readonly workDays: readonly IsoDate[];
}

/** How a nominal day that is no working day moves (domain rules 3.9). */
export type Roll = 'NONE' | 'NEXT_WORKDAY' | 'PREVIOUS_WORKDAY';

/** A due date. `provisional` while a year on its way has no published calendar: then `on` is the nominal day. */
export interface DueDate {
  readonly on: IsoDate;
  readonly provisional: boolean;
}

/** Looks up a published year; undefined where the notice is not out yet. */
export type CalendarOf = (year: number) => CalendarYear | undefined;

/** Whether a date is worked; undefined if its year has no calendar, since weekends alone are a guess (domain rules 3.9). */
export function isWorkday(date: IsoDate, calendarOf: CalendarOf): boolean | undefined {
  const year = calendarOf(Number(date.slice(0, 4)));
  if (year === undefined) return undefined;
  if (year.workDays.includes(date)) return true;
  if (year.daysOff.includes(date)) return false;
  const day = weekday(date);
  return day !== 0 && day !== 6;
}

/** The nominal day, moved to a working day by `roll`; provisional where the calendar is missing on the way. */
export function rollDate(nominal: IsoDate, roll: Roll, calendarOf: CalendarOf): DueDate {
  if (roll === 'NONE') return { on: nominal, provisional: false };
  const step = roll === 'NEXT_WORKDAY' ? 1 : -1;
  for (let on = nominal; ; on = addDays(on, step)) {
    const worked = isWorkday(on, calendarOf);
    if (worked === undefined) return { on: nominal, provisional: true };
    if (worked) return { on, provisional: false };
  }
}

/** The date `count` working days after `from` (which is not counted); provisional where the calendar is missing on the way. */
export function addWorkdays(from: IsoDate, count: number, calendarOf: CalendarOf): DueDate {
  let on = from;
  for (let left = count; left > 0; ) {
    on = addDays(on, 1);
    const worked = isWorkday(on, calendarOf);
    if (worked === undefined) return { on: addDays(from, count), provisional: true };
    if (worked) left -= 1;
  }
  return { on, provisional: false };
}
