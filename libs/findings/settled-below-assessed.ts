import type { Book } from '#libs/book/book.js';
import { subtract } from '#libs/kernel/fen.js';
import type { Finding } from './finding.js';

/**
 * Levies that came to zero with less than was assessed, and no document says why. In these books a levy comes to zero by money or by a
 * document only (domain rules 3.6, 1); what the books before them let off rests on nothing but their word.
 */
export function* settledBelowAssessed({ levies }: Book): Generator<Finding> {
  for (const { levyId, unitId, seq, servedOn, payerBalanceFen, settledBeforeFen, paidBeforeFen, revocation } of levies.levies.values()) {
    const letOffFen = subtract(settledBeforeFen, paidBeforeFen);
    if (payerBalanceFen > 0 || revocation !== undefined || letOffFen === 0) continue;
    yield { unitId, on: servedOn, fen: letOffFen, officerIds: [], evidence: [{ kind: 'levy', id: levyId }], seqs: [seq] };
  }
}
