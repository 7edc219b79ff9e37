import type { Recorded } from '#libs/book/envelope.js';
import { type IsoDate, type Month, monthOf, shiftMonth } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { OfficerId, PaymentId, UnitId } from '#libs/kernel/ids.js';
import { Table } from '#libs/kernel/table.js';
import type { UndoLog } from '#libs/kernel/undo-log.js';

/** Money of a month that was not sent when its D1 had passed (R22): a fact, whatever becomes of it later. */
export interface DeadlineMissed {
  /** The month in which the money came in. */
  readonly periodId: Month;
  readonly dueOn: IsoDate;
  readonly unremittedFen: Fen;
  /** Who held it; without an officer what lies in the account of a unit that has no cashier. */
  readonly holders: readonly { readonly officerId?: OfficerId; readonly fen: Fen }[];
  readonly sourceIds: readonly PaymentId[];
  /** How many times the month's D1 was found missed before; absent the first time. */
  readonly supplement?: number;
}

export type PeriodEvent =
  | { type: 'RemittanceDeadlineMissed'; data: DeadlineMissed }
  | { type: 'PeriodSoftClosed'; data: { periodId: Month } }
  | { type: 'PeriodClosed'; data: { periodId: Month } };

/** The month that a posting goes into, and the closed one that it corrects. */
export interface Posting {
  readonly periodId: Month;
  readonly correctsPeriod?: Month;
}

/** States of a period (domain rules 3.4). It is never opened again. */
export type PeriodState = 'OPEN' | 'SOFT_CLOSED' | 'CLOSED';

/** The months of each unit's books: open from the book's first period, closed in order. */
export class Periods {
  /** The earliest month that is open, for units that have closed one. */
  readonly earliestOpen: Table<UnitId, Month>;
  /** The latest month that is soft closed, for units that have one. */
  readonly softClosedThrough: Table<UnitId, Month>;
  /** Payments whose D1 was found missed: once each, whatever becomes of them. */
  readonly missed: Table<PaymentId, true>;
  /** How many times the D1 of a unit's month was found missed. */
  readonly missedTimes: Table<string, number>;

  constructor(undo: UndoLog) {
    this.earliestOpen = new Table('period', undo);
    this.softClosedThrough = new Table('soft closed period', undo);
    this.missed = new Table('missed remittance', undo);
    this.missedTimes = new Table('missed deadline', undo);
  }

  stateOf(unitId: UnitId, periodId: Month): PeriodState {
    const earliest = this.earliestOpen.get(unitId);
    if (earliest !== undefined && periodId < earliest) return 'CLOSED';
    const soft = this.softClosedThrough.get(unitId);
    return soft !== undefined && periodId <= soft ? 'SOFT_CLOSED' : 'OPEN';
  }
}

/** Under which a unit's month is found. */
export function periodKey(unitId: UnitId, periodId: Month): string {
  return `${unitId} ${periodId}`;
}

export function evolvePeriods(periods: Periods, { type, data, unitId }: Recorded<PeriodEvent>): void {
  const { periodId } = data;
  switch (type) {
    case 'RemittanceDeadlineMissed': {
      const key = periodKey(unitId, periodId);
      for (const sourceId of data.sourceIds) periods.missed.put(sourceId, true);
      return periods.missedTimes.put(key, (periods.missedTimes.get(key) ?? 0) + 1);
    }
    case 'PeriodSoftClosed':
      return periods.softClosedThrough.put(unitId, periodId);
    case 'PeriodClosed':
      return periods.earliestOpen.put(unitId, shiftMonth(periodId, 1));
    default:
      return type satisfies never;
  }
}

/** Derives the period of a posting: the month in which it happened, or the earliest open one, which then corrects it (domain rules 3.1). */
export function periodOf(periods: Periods, openedPeriod: Month, unitId: UnitId, occurredOn: IsoDate): Posting {
  const earliest = periods.earliestOpen.get(unitId) ?? openedPeriod;
  const own = monthOf(occurredOn);
  return own >= earliest ? { periodId: own } : { periodId: earliest, correctsPeriod: own };
}
