import type { Recorded } from '#libs/book/envelope.js';
import { NOTHING } from '#libs/custody/split.js';
import type { Month } from '#libs/kernel/dates.js';
import { add, ZERO } from '#libs/kernel/fen.js';
import type { Levy, LevyEvent } from './levy.js';

/** Nothing was paid, demanded, reduced, revoked or refunded in these books yet. */
const NO_OFFICER = { open: NOTHING, madeUpFen: ZERO, writtenOffFen: ZERO, releasedFen: ZERO, standardGapChargedFen: ZERO };
const NO_REDUCTION = { authorisedReducedFen: ZERO, lateFeeLetOffFen: ZERO, pendingCases: [], officers: NO_OFFICER };
const UNTOUCHED = {
  ...NO_REDUCTION,
  moves: [],
  payerPaidFen: ZERO,
  demands: [],
  revokedFen: ZERO,
  extinguishedFen: ZERO,
  refundableFen: ZERO,
  refundedFen: ZERO,
} as const satisfies Partial<Levy>;

/** A levy as its decision has it. */
export function importedLevy({ seq, unitId, periodId, data }: Recorded<Extract<LevyEvent, { type: 'LevyDecisionImported' }>>): Levy {
  const { levyId, villageId, policyId, payerId, docNo, servedOn, assessedFen, standardFen, dueOn } = data;
  return {
    ...{ levyId, seq, unitId, villageId, policyId, payerId, docNo, servedOn, assessedFen, standardFen },
    periodId: periodId as Month,
    dueLines: [{ n: 1, dueOn, principalFen: assessedFen }],
    payerBalanceFen: assessedFen,
    settledBeforeFen: ZERO,
    paidBeforeFen: ZERO,
    lateFeePaidFen: ZERO,
    ...UNTOUCHED,
  };
}

/** A levy as the old books hand it over. */
export function openedLevy({ seq, unitId, periodId, data }: Recorded<Extract<LevyEvent, { type: 'OpeningLevyTaken' }>>): Levy {
  const { levyId, villageId, policyId, payerId, docNo, servedOn, assessedFen, standardFen, dueLines } = data;
  return {
    ...{ levyId, seq, unitId, villageId, policyId, payerId, docNo, servedOn, assessedFen, standardFen, dueLines },
    periodId: periodId as Month,
    payerBalanceFen: data.balanceFen,
    settledBeforeFen: add(data.paidBeforeFen, data.reducedBeforeFen),
    paidBeforeFen: data.paidBeforeFen,
    lateFeePaidFen: data.lateFeePaidBeforeFen,
    ...UNTOUCHED,
  };
}
