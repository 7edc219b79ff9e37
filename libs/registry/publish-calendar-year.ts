import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { type IsoDate, weekday } from '#libs/kernel/dates.js';
import type { DocNo } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { type CalendarOf, type CalendarYear, rollDate } from '#libs/kernel/working-days.js';

/** The State Council's holiday notice for a year. Due dates that waited for it are fixed in the same append. */
export type PublishCalendarYear = CalendarYear & { readonly noticeNo: DocNo };

/** So many fit into the 60 KiB of one event, whatever ids the levies have. */
const DUE_DATES_AN_EVENT = 500;

/** Refuses ALREADY_EXISTS, and DATE_INVALID for days of another year or a "worked" day that is no weekend. */
export function publishCalendarYear(book: Book, command: PublishCalendarYear, { today }: Context): readonly DecidedEvent[] {
  const { year, daysOff, workDays } = command;
  if (book.registry.calendar.has(year)) refuse('ALREADY_EXISTS', { kind: 'calendar year', id: String(year) });
  const foreign = [...daysOff, ...workDays].find((day) => !day.startsWith(`${year}-`));
  if (foreign !== undefined) refuse('DATE_INVALID', { day: foreign, year });
  const onWeekday = workDays.find((day) => weekday(day) !== 0 && weekday(day) !== 6);
  if (onWeekday !== undefined) refuse('DATE_INVALID', { workDay: onWeekday });

  return [event('CalendarYearPublished', command, today), ...fixedDueDates(book, command, today)];
}

function fixedDueDates(book: Book, published: CalendarYear, today: IsoDate): readonly DecidedEvent[] {
  const calendarOf: CalendarOf = (year) => (year === published.year ? published : book.calendarOf(year));
  // In an order of their own: rows of a table may have moved when a failed append was undone, and a checker's effect must not.
  const levyIds = [...book.levies.provisionalDue.entries()].map(([levyId]) => levyId).toSorted();
  const items = levyIds.flatMap((levyId) => {
    const [line] = book.levies.levies.known(levyId).dueLines;
    const due = line === undefined ? undefined : rollDate(line.dueOn, 'NEXT_WORKDAY', calendarOf);
    return due === undefined || due.provisional ? [] : [{ levyId, dueOn: due.on }];
  });
  const events: DecidedEvent[] = [];
  for (let from = 0; from < items.length; from += DUE_DATES_AN_EVENT) {
    events.push(event('DueDatesFixed', { items: items.slice(from, from + DUE_DATES_AN_EVENT) }, today));
  }
  return events;
}
