import type { Book } from '#libs/book/book.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { addWorkdays, type DueDate } from '#libs/kernel/working-days.js';
import { isWithin } from '#libs/registry/posts.js';
import type { PayLine } from './pay-lists.js';

/** A returned line is paid again or cancelled within so many working days (domain rules 3.9 D13). */
const HANDLE_WITHIN_WORKDAYS = 10;

/** A line that came back, until when it is to be seen to. */
export interface ReturnedLine {
  readonly line: PayLine;
  readonly due: DueDate;
}

/** What came back to a unit, and the units below it, and is neither reissued nor cancelled; the longest waiting first. */
export function returnedLines(book: Book, unitId: UnitId): readonly ReturnedLine[] {
  const { payouts, registry, calendarOf } = book;
  const waiting = [...payouts.lines.values()].filter(({ state, listId }) => state === 'RETURNED' && isWithin(registry, payouts.lists.known(listId).unitId, unitId));
  const found = waiting.map((line) => ({ line, due: addWorkdays(line.returnedOn as IsoDate, HANDLE_WITHIN_WORKDAYS, calendarOf) }));
  return found.toSorted((a, b) => a.due.on.localeCompare(b.due.on));
}
