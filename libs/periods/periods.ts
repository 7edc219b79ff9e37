import { type IsoDate, type Month, monthOf } from '#libs/kernel/dates.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { Table } from '#libs/kernel/table.js';
import type { UndoLog } from '#libs/kernel/undo-log.js';

/** The month that a posting goes into, and the closed one that it corrects. */
export interface Posting {
  readonly periodId: Month;
  readonly correctsPeriod?: Month;
}

/** The months of each unit's books: open from the book's first period, closed in order. */
export class Periods {
  /** The earliest month that is open, for units that have closed one. */
  readonly earliestOpen: Table<UnitId, Month>;

  constructor(undo: UndoLog) {
    this.earliestOpen = new Table('period', undo);
  }
}

/** Derives the period of a posting: the month in which it happened, or the earliest open one, which then corrects it (domain rules 3.1). */
export function periodOf(periods: Periods, openedPeriod: Month, unitId: UnitId, occurredOn: IsoDate): Posting {
  const earliest = periods.earliestOpen.get(unitId) ?? openedPeriod;
  const own = monthOf(occurredOn);
  return own >= earliest ? { periodId: own } : { periodId: earliest, correctsPeriod: own };
}
