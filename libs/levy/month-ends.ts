import type { Month } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { Levy } from './levy.js';

/**
 * The lowest balance of a levy, as posted, at the end of `from` or of any later month; fen. No more than this can still be paid
 * into that month: a later month-end would owe less than nothing (R31).
 */
export function leastBalanceFrom({ payerBalanceFen, moves }: Pick<Levy, 'payerBalanceFen' | 'moves'>, from: Month): Fen {
  const balanceAtEndOf = (month: Month) => moves.reduce<number>((balance, { periodId, fen }) => (periodId > month ? balance - fen : balance), payerBalanceFen);
  const laterMonths = moves.map(({ periodId }) => periodId).filter((month) => month > from);
  return Math.min(...[from, ...laterMonths].map(balanceAtEndOf)) as Fen;
}
