import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { checkFiled } from '#libs/filing/filed-month.js';
import type { Month } from '#libs/kernel/dates.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { stateInvalid } from '#libs/kernel/refusal.js';
import { periodKey } from './periods.js';
import { earliestOpenOf, unitsWithBooks } from './units-periods.js';

/**
 * A month is closed for good: what is found later goes into the earliest open one and names this as the one that it corrects.
 * Domain rules 3.4, 3.3b; invariant 6.
 */
export interface ClosePeriod {
  readonly unitId: UnitId;
  readonly periodId: Month;
}

/**
 * Refuses STATE_INVALID unless the month is soft closed and the one before it is closed; for a township FILING_INCOMPLETE until its
 * reports are filed; for the county, unless all townships have closed theirs, since they post into its books too. That the trial balance
 * is 0 holds of every event that is stored (invariant 2).
 */
export function closePeriod(book: Book, { unitId, periodId }: ClosePeriod, { today }: Context): readonly DecidedEvent[] {
  const { periods } = book;
  const earliest = earliestOpenOf(book, unitId);
  if (periodId > earliest) stateInvalid('period', periodKey(unitId, earliest), periods.stateOf(unitId, earliest), ['CLOSED']);
  const state = periodId < earliest ? 'CLOSED' : periods.stateOf(unitId, periodId);
  if (state !== 'SOFT_CLOSED') stateInvalid('period', periodKey(unitId, periodId), state, ['SOFT_CLOSED']);
  if (unitId === book.county) checkTownshipsClosed(book, periodId);
  else checkFiled(book, unitId, periodId);
  return [event('PeriodClosed', { periodId }, today)];
}

function checkTownshipsClosed(book: Book, periodId: Month): void {
  for (const { unitId } of unitsWithBooks(book)) {
    if (unitId === book.county || earliestOpenOf(book, unitId) > periodId) continue;
    stateInvalid('period', periodKey(unitId, periodId), book.periods.stateOf(unitId, periodId), ['CLOSED']);
  }
}
