import { openOf } from '#libs/accountability/reductions.js';
import type { Book } from '#libs/book/book.js';
import { fenOf } from '#libs/custody/split.js';
import { type Fen, sum } from '#libs/kernel/fen.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { isWithin } from '#libs/registry/posts.js';
import { isSmall } from './small-counts.js';

/** Cases and what they come to; fen. Of fewer than three neither is told: the sum of one case is the sum of one person. */
export interface CasesAndSum {
  readonly cases?: number;
  readonly fen?: Fen;
}

/** What was taken off the levies of a unit, by whose right, and what officers made up for it (domain rules 3.6): sums, and nobody's name. */
export interface BoardReductions {
  readonly authorised: CasesAndSum;
  readonly unauthorised: CasesAndSum;
  /** Left out, both, where fewer than three cases were without authority: together they are what was taken off. */
  readonly madeUpFen?: Fen;
  readonly owedByOfficersFen?: Fen;
}

/** Of a unit and the units below it, since the book was opened. */
export function boardReductions({ reductions, registry }: Book, unitId: UnitId): BoardReductions {
  const cases = [...reductions.cases.values()].filter((one) => isWithin(registry, one.unitId, unitId));
  const together = (decision: string): CasesAndSum => {
    const ofThem = cases.filter((one) => one.decision === decision);
    return isSmall(ofThem.length) ? {} : { cases: ofThem.length, fen: sum(...ofThem.map(fenOf)) };
  };
  const obligations = [...reductions.obligations.values()].filter((one) => isWithin(registry, one.unitId, unitId));
  const lines = obligations.flatMap((one) => one.lines);
  const unauthorised = together('UNAUTHORISED');
  const isTold = unauthorised.fen !== undefined && !isSmall(obligations.length);
  return {
    ...{ authorised: together('AUTHORISED'), unauthorised },
    ...(isTold ? { madeUpFen: sum(...lines.map(({ paid }) => fenOf(paid))), owedByOfficersFen: sum(...lines.map((line) => fenOf(openOf(line)))) } : {}),
  };
}
