import { addDays, addMonths, type IsoDate } from '#libs/kernel/dates.js';
import { add, type Fen, ZERO } from '#libs/kernel/fen.js';
import { perMilleOf } from '#libs/kernel/rate.js';
import type { FeeTerms } from '#libs/registry/fee-policy.js';
import type { DueLine, Levy, Move } from './levy.js';

export interface LateFeeRules {
  /** The terms in force on a day (R32). */
  termsOn(day: IsoDate): FeeTerms;
  /** From this day on nothing accrues: the scheme is closed. */
  readonly stopOn?: IsoDate | undefined;
}

/**
 * All late fee that a levy has ever accrued by `asOf`, before the cap and without what is paid; fen.
 * Each due line has its own anchor, the day after it is due; for k = 1, 2, … the k-th fee falls on anchor + k months and is
 * the rate of what was overdue as that day began. Decree 357 art. 8; domain rules 3.5, R11, R12.
 */
export function lateFeeAccrued(levy: Pick<Levy, 'dueLines' | 'moves'>, asOf: IsoDate, { termsOn, stopOn }: LateFeeRules): Fen {
  const last = stopOn === undefined || asOf < stopOn ? asOf : addDays(stopOn, -1);
  let total = ZERO;
  for (const line of levy.dueLines) {
    const anchor = addDays(line.dueOn, 1);
    const accrual = { levy, line, anchor, last, termsOn };
    total = add(total, termsOn(anchor).lateFeeMethod === 'DAILY_30' ? byDays(accrual) : byMonths(accrual));
  }
  return total;
}

type Lines = Pick<Levy, 'dueLines' | 'moves'>;

interface Accrual {
  readonly levy: Lines;
  readonly line: DueLine;
  readonly anchor: IsoDate;
  /** The last day that counts. */
  readonly last: IsoDate;
  readonly termsOn: LateFeeRules['termsOn'];
}

function byMonths({ levy, line, anchor, last, termsOn }: Accrual): Fen {
  // A started month counts from its first day, a full one from its last (domain rules 6, choice 2).
  const lag = termsOn(anchor).lateFeeMethod === 'STARTED_MONTHS' ? 1 : 0;
  let total = ZERO;
  for (let k = 1; ; k++) {
    const day = addMonths(anchor, k - lag);
    if (day > last) return total;
    total = add(total, perMilleOf(unpaidAtStart(levy, line, day), termsOn(day).lateFeePerMille));
  }
}

function byDays({ levy, line, anchor, last, termsOn }: Accrual): Fen {
  let owedDays = 0;
  for (let day = anchor; day <= last; day = addDays(day, 1)) owedDays += unpaidAtStart(levy, line, day);
  return perMilleOf(owedDays as Fen, termsOn(anchor).lateFeePerMille, { over: 30 });
}

/** What of a line is unpaid as a day begins: moves of the day itself do not lower its fee. */
function unpaidAtStart(levy: Lines, line: DueLine, day: IsoDate): Fen {
  return (unpaidByLine(levy, (move) => move.on < day).get(line.n) ?? 0) as Fen;
}

/**
 * Lays the moves that count upon the due lines, in the order of their value dates. A payment fills the line that it names and
 * flows on; else unpaid lines in the order of their due dates. An increase undoes from the last filled (R11).
 */
export function unpaidByLine({ dueLines, moves }: Lines, counts: (move: Move) => boolean): ReadonlyMap<number, number> {
  const inOrder = dueLines.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.n - b.n));
  const unpaid = new Map(inOrder.map(({ n, principalFen }) => [n, principalFen as number]));
  const filled: { n: number; fen: number }[] = [];

  for (const move of moves.filter(counts).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    if (move.fen < 0) fill(unpaid, filled, -move.fen, move.line);
    else unfill(unpaid, filled, move.fen);
  }
  return unpaid;
}

function fill(unpaid: Map<number, number>, filled: { n: number; fen: number }[], paid: number, first: number | undefined): void {
  const order = [...unpaid.keys()];
  let left = paid;
  for (const n of first !== undefined && unpaid.has(first) ? [first, ...order.filter((other) => other !== first)] : order) {
    const part = Math.min(left, unpaid.get(n) as number);
    if (part === 0) continue;
    unpaid.set(n, (unpaid.get(n) as number) - part);
    filled.push({ n, fen: part });
    left -= part;
  }
}

function unfill(unpaid: Map<number, number>, filled: { n: number; fen: number }[], back: number): void {
  let left = back;
  while (left > 0) {
    const last = filled.pop();
    if (last === undefined) return;
    const part = Math.min(left, last.fen);
    unpaid.set(last.n, (unpaid.get(last.n) as number) + part);
    if (part < last.fen) filled.push({ n: last.n, fen: last.fen - part });
    left -= part;
  }
}
