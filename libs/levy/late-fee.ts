import { addDays, addMonths, earlierOf, type IsoDate } from '#libs/kernel/dates.js';
import { add, type Fen, ZERO } from '#libs/kernel/fen.js';
import { perMilleOf, perMilleOfParts, type RateText } from '#libs/kernel/rate.js';
import type { FeeTerms } from '#libs/registry/fee-terms.js';
import type { DueLine } from './due-line.js';
import { unpaidByLine } from './due-lines.js';
import type { Levy } from './levy.js';

export interface LateFeeRules {
  /** The terms in force on a day (R32). */
  termsOn(day: IsoDate): FeeTerms;
  /** From this day on nothing accrues: the scheme is closed. */
  readonly stopOn?: IsoDate | undefined;
}

/**
 * All late fee that a levy has ever accrued by `asOf`, before the cap and without what is paid; fen.
 * Each due line has its own anchor, the day after it is due; for k = 1, 2, … the k-th fee falls on anchor + k months and is
 * the rate of what was overdue as that day began; none from the day on which the scheme is closed or the decision revoked. Decree 357 art. 8; domain rules 3.5, R11, R12.
 */
export function lateFeeAccrued(levy: Accruing, asOf: IsoDate, { termsOn, stopOn }: LateFeeRules): Fen {
  const stops = [stopOn, levy.revocation?.on].filter((on) => on !== undefined);
  const last = stops.map((on) => addDays(on, -1)).reduce(earlierOf, asOf);
  const base = baseOf(levy);
  let total = ZERO;
  for (const line of levy.dueLines) {
    const anchor = addDays(line.dueOn, 1);
    const accrual = { levy: base, line, anchor, last, termsOn };
    total = add(total, termsOn(anchor).lateFeeMethod === 'DAILY_30' ? byDays(accrual) : byMonths(accrual));
  }
  return total;
}

type Lines = Pick<Levy, 'dueLines' | 'moves'>;

/** What of a levy its late fee depends on. */
export type Accruing = Pick<Levy, 'dueLines' | 'moves' | 'revocation'> & Partial<Pick<Levy, 'pendingCases'>>;

/** The principal of a reduction that the county has not decided accrues nothing from the day on which it took effect (R12). */
function baseOf({ dueLines, moves, pendingCases = [] }: Accruing): Lines {
  const out = pendingCases.flatMap(({ outOfBase }) => (outOfBase === undefined ? [] : [outOfBase]));
  return { dueLines, moves: out.length === 0 ? moves : [...moves, ...out] };
}

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
  const owedDays = new Map<RateText, number>();
  for (let day = anchor; day <= last; day = addDays(day, 1)) {
    const { lateFeePerMille } = termsOn(day);
    owedDays.set(lateFeePerMille, (owedDays.get(lateFeePerMille) ?? 0) + unpaidAtStart(levy, line, day));
  }
  return perMilleOfParts(owedDays, 30);
}

/** What of a line is unpaid as a day begins: moves of the day itself do not lower its fee. */
function unpaidAtStart(levy: Lines, line: DueLine, day: IsoDate): Fen {
  return (unpaidByLine(levy, (move) => move.on < day).get(line.n) ?? 0) as Fen;
}
