import { type Fen, fen } from '#libs/kernel/fen.js';
import { refuse } from '#libs/kernel/refusal.js';

/** A billion yuan. More is a typing error, and sums of tens of thousands of such amounts still are safe integers (invariant 1). */
export const AMOUNT_LIMIT_FEN = 100_000_000_000;

/** Adds up amounts that somebody typed. Refuses AMOUNT_INVALID beyond the limit, before a total of the book could break. */
export function sumWithinLimit(...amounts: readonly Fen[]): Fen {
  const total = amounts.reduce<number>((all, amount) => all + fen(amount), 0);
  if (total > AMOUNT_LIMIT_FEN) refuse('AMOUNT_INVALID', { value: String(total) });
  return fen(total);
}
