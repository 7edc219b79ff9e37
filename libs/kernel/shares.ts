import { type Fen, fen, sum } from './fen.js';
import { assertHolds, refuse } from './refusal.js';

/** A share in basis points: 10,000 is the whole. */
export const WHOLE_BP = 10_000;

/**
 * Splits `total` fen by shares in basis points: largest remainder first, ties to the lower line (domain rules 3.1).
 * The parts always add up to the total. Refuses SHARE_SUM (invariant 34) unless the shares add up to 10,000.
 */
export function splitByShares(total: Fen, sharesBp: readonly number[]): readonly Fen[] {
  const sumBp = sharesBp.reduce((all, share) => all + share, 0);
  if (sumBp !== WHOLE_BP || sharesBp.some((share) => !Number.isInteger(share) || share < 0)) refuse('SHARE_SUM', { sumBp });

  // Whole and remainder apart, in BigInt: total × 10,000 may leave the safe integers.
  const lines = sharesBp.map((share, line) => {
    const exact = BigInt(total) * BigInt(share);
    return { line, whole: Number(exact / BigInt(WHOLE_BP)), rest: Number(exact % BigInt(WHOLE_BP)) };
  });
  const missing = total - lines.reduce((all, { whole }) => all + whole, 0);
  const byRest = [...lines].sort((a, b) => b.rest - a.rest || a.line - b.line);
  const raised = new Set(byRest.slice(0, missing).map(({ line }) => line));

  const parts = lines.map(({ line, whole }) => fen(whole + (raised.has(line) ? 1 : 0)));
  assertHolds(sum(...parts) === total, 'SHARE_SUM', () => ({ total, parts }));
  return parts;
}
