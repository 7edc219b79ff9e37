import type { ReductionEvent } from '#libs/accountability/reductions.js';
import type { Recorded } from '#libs/book/envelope.js';
import { minus, NOTHING, plus, type Split } from '#libs/custody/split.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import { add, negate, subtract } from '#libs/kernel/fen.js';
import type { CaseId } from '#libs/kernel/ids.js';
import type { Levy } from './levy.js';

/** What a reduction, or what came of it, makes of its levy, its seq apart. A gap to the standard leaves what the payer owes as it is (R8). */
export function reduced(levy: Levy, event: Recorded<ReductionEvent>): Levy {
  const { type, data, occurredOn } = event;
  const periodId = event.periodId as Month;
  const { officers } = levy;
  switch (type) {
    case 'ReductionRequested':
      return { ...levy, pendingCases: [...levy.pendingCases, pendingCase(event as Recorded<Extract<ReductionEvent, { type: 'ReductionRequested' }>>)] };
    case 'ReductionRefused':
    case 'ReductionExpired':
      return withoutPending(levy, data.caseId);
    case 'ReductionAuthorised': {
      const after = withoutPending(levy, data.caseId);
      if (data.source === 'STANDARD_GAP') return after;
      return { ...letOff(after, data, { on: data.valueOn, periodId }), authorisedReducedFen: add(levy.authorisedReducedFen, data.principalFen) };
    }
    case 'ReductionEstablishedUnauthorised':
      return levy;
    case 'MakeUpObligationOpened': {
      const owed = data.lines.reduce<Split>(plus, NOTHING);
      const open = plus(officers.open, owed);
      if (data.source === 'BALANCE') return { ...letOff(levy, owed, { on: data.valueOn, periodId }), officers: { ...officers, open } };
      return { ...levy, officers: { ...officers, open, standardGapChargedFen: add(officers.standardGapChargedFen, owed.principalFen) } };
    }
    case 'MakeUpPaid':
      return { ...levy, officers: { ...officers, open: minus(officers.open, data), madeUpFen: add(officers.madeUpFen, data.principalFen) } };
    case 'MakeUpWrittenOff':
      return { ...levy, officers: { ...officers, open: minus(officers.open, data), writtenOffFen: add(officers.writtenOffFen, data.principalFen) } };
    case 'MakeUpReleased':
      return { ...levy, officers: { ...officers, open: minus(officers.open, data), releasedFen: add(officers.releasedFen, data.principalFen) } };
    case 'PayerLiabilityReinstated':
      return { ...owingAgain(levy, data, { on: occurredOn, periodId }), officers: { ...officers, open: minus(officers.open, data) } };
    default:
      return event satisfies never;
  }
}

/** From the day on which it took effect its principal is out of the late fee's base, whatever the county will decide (R12). */
function pendingCase({ periodId, data }: Recorded<Extract<ReductionEvent, { type: 'ReductionRequested' }>>): Levy['pendingCases'][number] {
  const { caseId, source, principalFen, lateFeeFen, tookEffectOn: on } = data;
  const sums = { caseId, source, principalFen, lateFeeFen };
  if (on === undefined || source === 'STANDARD_GAP' || principalFen === 0) return sums;
  return { ...sums, outOfBase: { on, fen: negate(principalFen), periodId: periodId as Month } };
}

function withoutPending(levy: Levy, caseId: CaseId): Levy {
  return { ...levy, pendingCases: levy.pendingCases.filter((one) => one.caseId !== caseId) };
}

/** On which day it counts, and in which month it is posted. */
interface When {
  readonly on: IsoDate;
  readonly periodId: Month;
}

/** The payer owes so much less. */
function letOff(levy: Levy, { principalFen, lateFeeFen }: Split, when: When): Levy {
  return {
    ...levy,
    moves: principalFen === 0 ? levy.moves : [...levy.moves, { ...when, fen: negate(principalFen) }],
    payerBalanceFen: subtract(levy.payerBalanceFen, principalFen),
    lateFeeLetOffFen: add(levy.lateFeeLetOffFen, lateFeeFen),
  };
}

/** And so much again. */
function owingAgain(levy: Levy, { principalFen, lateFeeFen }: Split, when: When): Levy {
  return {
    ...levy,
    moves: principalFen === 0 ? levy.moves : [...levy.moves, { ...when, fen: principalFen }],
    payerBalanceFen: add(levy.payerBalanceFen, principalFen),
    lateFeeLetOffFen: subtract(levy.lateFeeLetOffFen, lateFeeFen),
  };
}
