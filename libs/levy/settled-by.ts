import { add, type Fen, subtract, sum } from '#libs/kernel/fen.js';
import type { Levy } from './levy.js';

/** The ways in which principal stops being owed by its payer; there are no others (domain rules 3.6, 1). */
export const SETTLING_WAYS = ['MONEY', 'AUTHORISED_REDUCTION', 'TRANSFER_TO_OFFICERS', 'EXTINGUISHMENT', 'REVOCATION'] as const;
export type SettlingWay = (typeof SETTLING_WAYS)[number];

/** A way, and how much of the assessed sum went it; fen. */
export interface Settling {
  readonly way: SettlingWay;
  readonly fen: Fen;
}

/**
 * Which ways a levy's principal took, the old books included; together with what the payer owes they are the assessed sum (invariant 15).
 * What officers were charged for a gap to the standard was never the payer's and is left out (R8).
 */
export function settledBy({ payerPaidFen, paidBeforeFen, settledBeforeFen, authorisedReducedFen, officers, extinguishedFen, revokedFen }: Levy): readonly Settling[] {
  const { open, madeUpFen, writtenOffFen, releasedFen, standardGapChargedFen } = officers;
  const ways: Readonly<Record<SettlingWay, Fen>> = {
    MONEY: add(payerPaidFen, paidBeforeFen),
    AUTHORISED_REDUCTION: add(authorisedReducedFen, subtract(settledBeforeFen, paidBeforeFen)),
    TRANSFER_TO_OFFICERS: subtract(sum(open.principalFen, madeUpFen, writtenOffFen, releasedFen), standardGapChargedFen),
    EXTINGUISHMENT: extinguishedFen,
    REVOCATION: revokedFen,
  };
  return SETTLING_WAYS.map((way) => ({ way, fen: ways[way] })).filter(({ fen }) => fen > 0);
}
