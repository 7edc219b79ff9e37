import type { Recorded } from '#libs/book/envelope.js';
import { fenOf } from '#libs/custody/split.js';
import type { Month } from '#libs/kernel/dates.js';
import { add, negate, subtract, sum, ZERO } from '#libs/kernel/fen.js';
import { assertHolds } from '#libs/kernel/refusal.js';
import type { DueLine, Move } from './due-line.js';
import type { Levy } from './levy.js';
import type { ProceedingEvent } from './proceedings.js';

/** The number of the line that holds what was paid before a plan; its own lines count from 1. */
export const PAID_BEFORE_PLAN = 0;

/** What an event makes of its levy, its seq apart. */
export function proceed(levy: Levy, event: Recorded<ProceedingEvent>): Levy {
  const { type, data, occurredOn: on } = event;
  switch (type) {
    case 'InstalmentPlanApproved':
      return { ...levy, ...planned(levy, data.lines), plan: { appliedOn: data.appliedOn, docNo: data.docNo } };
    case 'PaymentDemanded':
      return { ...levy, demands: [...levy.demands, { docNo: data.docNo, on }] };
    case 'EnforcementApplied':
      return { ...levy, enforcement: { step: 'APPLIED', courtDocNo: data.courtDocNo, on } };
    case 'EnforcementAccepted':
      return { ...levy, enforcement: { step: 'ACCEPTED', courtDocNo: data.courtDocNo, on } };
    case 'EnforcementEnded':
      return { ...levy, enforcement: { step: 'ENDED', courtDocNo: data.courtDocNo, on, resultCode: data.resultCode } };
    case 'LevyDecisionRevoked':
      return revoked(levy, event as Recorded<Extract<ProceedingEvent, { type: 'LevyDecisionRevoked' }>>);
    case 'LevyBalanceExtinguished':
      return extinguished(levy, event as Recorded<Extract<ProceedingEvent, { type: 'LevyBalanceExtinguished' }>>);
    case 'SettlementCertified':
      return { ...levy, settlement: { certNo: data.certNo, on } };
    case 'SettlementWithdrawn': {
      const { settlement, ...uncertified } = levy;
      return uncertified;
    }
    default:
      return event satisfies never;
  }
}

/**
 * A plan is of the balance at its approval, while the moves before it stay. So what they had paid keeps a line of its own, with the
 * due day of the decision, and they fill that line first: unpaid parts add up to the balance, whatever is reversed later. What comes
 * back of them was never part of the plan and is due as the decision said.
 */
function planned({ dueLines: [single], payerBalanceFen, moves }: Levy, lines: readonly DueLine[]): Pick<Levy, 'dueLines' | 'moves'> {
  const { dueOn, principalFen } = single as DueLine;
  const before: DueLine = { n: PAID_BEFORE_PLAN, dueOn, principalFen: subtract(principalFen, payerBalanceFen) };
  const onBefore = (move: Move): Move => (move.fen < 0 ? { ...move, line: PAID_BEFORE_PLAN } : move);
  return { dueLines: before.principalFen === 0 ? lines : [before, ...lines], moves: moves.map(onBefore) };
}

/** Invariant 16: the whole of what the payer owes ends, or nothing; stops with EXTINGUISH_INVALID. */
function extinguished(levy: Levy, { occurredOn: on, periodId, data }: Recorded<Extract<ProceedingEvent, { type: 'LevyBalanceExtinguished' }>>): Levy {
  const { levyId, principalFen, basisDocNo } = data;
  const { payerBalanceFen } = levy;
  assertHolds(principalFen === payerBalanceFen && principalFen > 0, 'EXTINGUISH_INVALID', () => ({ levyId, principalFen, payerBalanceFen }));
  return {
    ...levy,
    extinguishment: { basisDocNo, on },
    moves: [...levy.moves, { on, fen: negate(principalFen), periodId: periodId as Month }],
    payerBalanceFen: ZERO,
    extinguishedFen: add(levy.extinguishedFen, principalFen),
  };
}

function revoked(levy: Levy, { occurredOn: on, periodId, data }: Recorded<Extract<ProceedingEvent, { type: 'LevyDecisionRevoked' }>>): Levy {
  const { by, docNo, collected, remitted } = data;
  const { payerBalanceFen, moves } = levy;
  return {
    ...levy,
    revocation: { by, docNo, on },
    moves: payerBalanceFen === 0 ? moves : [...moves, { on, fen: negate(payerBalanceFen), periodId: periodId as Month }],
    payerBalanceFen: ZERO,
    revokedFen: payerBalanceFen,
    refundableFen: sum(levy.refundableFen, fenOf(collected), fenOf(remitted)),
  };
}
