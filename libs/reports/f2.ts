import { addDays, addMonths, type IsoDate, lastDayOf } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { Enforcement } from '#libs/levy/proceedings.js';
import { isInF1 } from './f1.js';
import type { FeeMonth } from './fee-month.js';
import { type LevyCells, levyCells, paidFenOf } from './levy-cells.js';
import type { LevyMonth } from './levy-months.js';
import { type Totals, totalOf } from './totals.js';

/** A row of F2: a levy that owes something at the month's end and stands not in F1. Amounts in fen. */
export interface F2Row extends LevyCells {
  readonly paidFen: Fen;
  readonly closingFen: Fen;
  /** Full months since the day after the first unpaid line was due, by the month's last day. */
  readonly overdueMonths: number;
  /** Late fee accrued by the month's last day and not paid. */
  readonly lateFeeUnpaidFen: Fen;
  /** The last written demand. */
  readonly demandedOn?: IsoDate;
  readonly enforcement?: Pick<Enforcement, 'step' | 'courtDocNo' | 'on' | 'resultCode'>;
  /** The events of the month behind the row. */
  readonly seqs: readonly number[];
}

const F2_MONEY = ['assessedFen', 'paidFen', 'closingFen', 'lateFeeUnpaidFen'] as const;

export interface F2 {
  readonly rows: readonly F2Row[];
  readonly total: Totals<typeof F2_MONEY>;
}

/** The rows of F2《发出征收决定书登记表（未缴款的）》with their totals; domain rules 4.1. */
export function f2Of(month: FeeMonth): F2 {
  const rows = month.levies.filter((levy) => levy.atEnd.payerBalanceFen > 0 && !isInF1(levy)).map((levy) => rowOf(levy, month));
  return { rows, total: totalOf(rows, F2_MONEY) };
}

function rowOf(levy: LevyMonth, month: FeeMonth): F2Row {
  const { atEnd, within, lateFeeUnpaidFen } = levy;
  const { payerBalanceFen, demands, enforcement } = atEnd;
  const demandedOn = demands.at(-1)?.on;
  const cells = levyCells(levy, month);
  return {
    ...cells,
    ...{ paidFen: paidFenOf(atEnd), closingFen: payerBalanceFen, lateFeeUnpaidFen },
    overdueMonths: overdueMonths(cells.dueOn, lastDayOf(month.periodId)),
    ...(demandedOn === undefined ? {} : { demandedOn }),
    ...(enforcement === undefined ? {} : { enforcement }),
    seqs: within.map(({ seq }) => seq),
  };
}

/** Full months from the day after `dueOn` to `on`: the most that, counted from that day in one step, do not go beyond `on` (domain rules 3.5). */
export function overdueMonths(dueOn: IsoDate, on: IsoDate): number {
  const anchor = addDays(dueOn, 1);
  const begun = monthNumber(on) - monthNumber(anchor);
  return Math.max(0, addMonths(anchor, begun) > on ? begun - 1 : begun);
}

function monthNumber(date: IsoDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}
