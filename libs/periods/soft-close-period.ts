import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { type IsoDate, lastDayOf, type Month, shiftMonth } from '#libs/kernel/dates.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import { dueOfMonth } from './deadlines.js';
import { periodKey } from './periods.js';
import { nextToSoftClose, unitsWithBooks } from './units-periods.js';

/** A reviewer fixes the figures of a month that is over before D5 does: from then on nothing goes into it without him. Invariant 6. */
export interface SoftClosePeriod {
  readonly unitId: UnitId;
  readonly periodId: Month;
}

/** Refuses DATE_INVALID while the month lasts, STATE_INVALID unless it is open and the month before it is not, UNKNOWN for a unit without books. */
export function softClosePeriod(book: Book, { unitId, periodId }: SoftClosePeriod, { today }: Context): readonly DecidedEvent[] {
  const next = nextToSoftClose(book, unitId);
  if (today <= lastDayOf(periodId)) refuse('DATE_INVALID', { periodId, today });
  if (periodId < next) stateInvalid('period', periodKey(unitId, periodId), book.periods.stateOf(unitId, periodId), ['OPEN']);
  if (periodId > next) stateInvalid('period', periodKey(unitId, next), 'OPEN', ['SOFT_CLOSED', 'CLOSED']);
  return [event('PeriodSoftClosed', { periodId }, today)];
}

/** At the turn of a day: the months whose D5 it is, or was; while the calendar is missing they wait. */
export function softClosedByD5(book: Book, today: IsoDate): readonly DecidedEvent[] {
  return unitsWithBooks(book).flatMap(({ unitId }) => monthsDue(book, unitId, today).map((periodId) => event('PeriodSoftClosed', { periodId }, today, { unitId })));
}

function monthsDue(book: Book, unitId: UnitId, today: IsoDate): readonly Month[] {
  const months: Month[] = [];
  for (let month = nextToSoftClose(book, unitId); ; month = shiftMonth(month, 1)) {
    const due = dueOfMonth('D5', month, book.calendarOf);
    if (due.provisional || today < due.on) return months;
    months.push(month);
  }
}
