import type { IsoDate } from '#libs/kernel/dates.js';
import { add, type Fen, least, subtract, ZERO } from '#libs/kernel/fen.js';
import { closedFrom, policyOn } from '#libs/registry/fee-policy.js';
import type { Registry } from '#libs/registry/registry.js';
import { type LateFeeRules, lateFeeAccrued } from './late-fee.js';
import type { Levy } from './levy.js';

/** The terms of a levy's late fee, and the day from which nothing accrues since its scheme is closed (R12, R32). */
export function lateFeeRules(registry: Registry, { policyId }: Pick<Levy, 'policyId'>): LateFeeRules {
  return { termsOn: (day) => policyOn(registry, policyId, day).terms, stopOn: closedFrom(registry, policyId) };
}

/** The late fee that has accrued by a day, at most the assessed sum, and that the payer still owes; fen. */
export function lateFeeUnpaid(registry: Registry, levy: Levy, asOf: IsoDate): Fen {
  return lateFeeOwed(levy, least(lateFeeAccrued(levy, asOf, lateFeeRules(registry, levy)), levy.assessedFen));
}

type LateFeeOf = Pick<Levy, 'lateFeePaidFen' | 'lateFeeLetOffFen' | 'extinguishment'>;

/** What of late fee that has accrued is neither paid nor let off, nor ended with the debt when its scheme was closed; fen. */
export function lateFeeOwed({ lateFeePaidFen, lateFeeLetOffFen, extinguishment }: LateFeeOf, accruedFen: Fen): Fen {
  if (extinguishment !== undefined) return ZERO;
  const gone = add(lateFeePaidFen, lateFeeLetOffFen);
  return subtract(accruedFen, least(accruedFen, gone));
}
