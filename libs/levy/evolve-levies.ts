import type { ReductionEvent } from '#libs/accountability/reductions.js';
import type { Recorded } from '#libs/book/envelope.js';
import { fenOf } from '#libs/custody/split.js';
import type { Month } from '#libs/kernel/dates.js';
import { add, negate, type SignedFen, subtract } from '#libs/kernel/fen.js';
import type { DueLine, Move } from './due-line.js';
import { importedLevy, openedLevy } from './first-state.js';
import { chargeKey, type Levies, type Levy, type LevyChange, type LevyEvent, type LevyOpened, NO_OPENING } from './levy.js';
import { PAID_BEFORE_PLAN, proceed } from './proceed.js';
import type { ProceedingEvent } from './proceedings.js';
import { reduced } from './reduced.js';

/** What an event makes of the levies. */
export function evolveLevies(levies: Levies, event: Recorded<LevyChange>): void {
  const { type, data, seq } = event;
  switch (type) {
    case 'LevyDecisionImported':
      charge(levies, data);
      if (data.dueProvisional) levies.provisionalDue.put(data.levyId, true);
      return levies.levies.put(data.levyId, importedLevy(event as Recorded<Extract<LevyEvent, { type: 'LevyDecisionImported' }>>));
    case 'OpeningLevyTaken': {
      charge(levies, data);
      levies.levies.put(data.levyId, openedLevy(event as Recorded<Extract<LevyEvent, { type: 'OpeningLevyTaken' }>>));
      const { levyCount, balanceFen, closed } = levies.openings.get(event.unitId) ?? NO_OPENING;
      return levies.openings.put(event.unitId, { levyCount: levyCount + 1, balanceFen: add(balanceFen, data.balanceFen), closed });
    }
    case 'OpeningClosed':
      return levies.openings.put(data.unitId, { ...(levies.openings.get(data.unitId) ?? NO_OPENING), closed: true });
    case 'DueDatesFixed':
      for (const { levyId, dueOn } of data.items) {
        const levy = levies.levies.known(levyId);
        // A plan's own dates are not rolled (R11): only the first line has the due day of the decision.
        levies.levies.put(levyId, { ...levy, seq, dueLines: levy.dueLines.with(0, { ...(levy.dueLines[0] as DueLine), dueOn }) });
        levies.provisionalDue.remove(levyId);
      }
      return;
    case 'LevyPaymentCollected':
      return pay(levies, event as Recorded<Extract<LevyEvent, { type: 'LevyPaymentCollected' }>>);
    case 'PaymentReversed':
      return takeBack(levies, event as Recorded<Extract<LevyEvent, { type: 'PaymentReversed' }>>);
    case 'PaymentReallocated':
      return reallocate(levies, event as Recorded<Extract<LevyEvent, { type: 'PaymentReallocated' }>>);
    case 'OffBookCollectionEstablished':
      return payOffBook(levies, event as Recorded<Extract<LevyChange, { type: 'OffBookCollectionEstablished' }>>);
    case 'RefundApproved': {
      // What was owed back before stands there already.
      if (data.levyId === undefined || data.moves === undefined) return;
      const levy = levies.levies.known(data.levyId);
      return levies.levies.put(data.levyId, { ...levy, seq, refundableFen: add(levy.refundableFen, fenOf(data.moves)) });
    }
    case 'RefundPaid': {
      if (data.levyId === undefined) return;
      const levy = levies.levies.known(data.levyId);
      return levies.levies.put(data.levyId, { ...levy, seq, refundedFen: add(levy.refundedFen, data.fen) });
    }
    case 'ReductionRequested':
    case 'ReductionAuthorised':
    case 'ReductionRefused':
    case 'ReductionExpired':
    case 'ReductionEstablishedUnauthorised':
    case 'MakeUpObligationOpened':
    case 'MakeUpPaid':
    case 'MakeUpWrittenOff':
    case 'PayerLiabilityReinstated':
    case 'MakeUpReleased':
      return levies.levies.put(data.levyId, { ...reduced(levies.levies.known(data.levyId), event as Recorded<ReductionEvent>), seq });
    default: {
      const levy = proceed(levies.levies.known(data.levyId), event as Recorded<ProceedingEvent>);
      // Without a line that keeps the decision's due day there is no day left to be fixed.
      if (levy.plan !== undefined && levy.dueLines[0]?.n !== PAID_BEFORE_PLAN) levies.provisionalDue.remove(data.levyId);
      return levies.levies.put(data.levyId, { ...levy, seq });
    }
  }
}

function charge({ byDocNo, groups, charges }: Levies, { levyId, docNo, decisionGroupId, payerId }: Pick<LevyOpened, 'levyId' | 'docNo' | 'decisionGroupId' | 'payerId'>): void {
  if (!byDocNo.has(docNo)) byDocNo.put(docNo, levyId);
  if (decisionGroupId === undefined) return;
  groups.put(docNo, decisionGroupId);
  charges.put(chargeKey(payerId, decisionGroupId), levyId);
}

function pay(levies: Levies, { seq, occurredOn, periodId, data }: Recorded<Extract<LevyEvent, { type: 'LevyPaymentCollected' }>>): void {
  const { levyId, principalFen, lateFeeFen, excessFen, instalmentNo, creditedOn = occurredOn } = data;
  const levy = levies.levies.known(levyId);
  const paid: Move = { on: creditedOn, fen: negate(principalFen), periodId: periodId as Month };
  const move = instalmentNo === undefined ? paid : { ...paid, line: instalmentNo };
  levies.levies.put(levyId, {
    ...levy,
    seq,
    moves: principalFen === 0 ? levy.moves : [...levy.moves, move],
    payerBalanceFen: subtract(levy.payerBalanceFen, principalFen),
    payerPaidFen: add(levy.payerPaidFen, principalFen),
    lateFeePaidFen: add(levy.lateFeePaidFen, lateFeeFen),
    refundableFen: add(levy.refundableFen, excessFen),
  });
}

/** The payer has paid, whoever has his money. */
function payOffBook(levies: Levies, { seq, occurredOn: on, periodId, data }: Recorded<Extract<LevyChange, { type: 'OffBookCollectionEstablished' }>>): void {
  const { levyId, fen } = data;
  if (levyId === undefined) return;
  const levy = levies.levies.known(levyId);
  const moves = [...levy.moves, { on, fen: negate(fen), periodId: periodId as Month }];
  levies.levies.put(levyId, { ...levy, seq, moves, payerBalanceFen: subtract(levy.payerBalanceFen, fen), payerPaidFen: add(levy.payerPaidFen, fen) });
}

/** What one levy loses the other gets. A levy that is refolded alone has no other beside it. */
function reallocate({ levies }: Levies, { seq, periodId, data }: Recorded<Extract<LevyEvent, { type: 'PaymentReallocated' }>>): void {
  const { fromLevyId, toLevyId, principalFen, lateFeeFen, excessFen, valueOn: on } = data;
  const moved = (levy: Levy, fen: SignedFen) => (fen === 0 ? levy.moves : [...levy.moves, { on, fen, periodId: periodId as Month }]);
  const [from, to] = [levies.get(fromLevyId), levies.get(toLevyId)];
  if (from !== undefined) {
    levies.put(fromLevyId, {
      ...{ ...from, seq, moves: moved(from, principalFen) },
      payerBalanceFen: add(from.payerBalanceFen, principalFen),
      payerPaidFen: subtract(from.payerPaidFen, principalFen),
      lateFeePaidFen: subtract(from.lateFeePaidFen, lateFeeFen),
      refundableFen: subtract(from.refundableFen, excessFen),
    });
  }
  if (to !== undefined) {
    levies.put(toLevyId, {
      ...{ ...to, seq, moves: moved(to, negate(principalFen)) },
      payerBalanceFen: subtract(to.payerBalanceFen, principalFen),
      payerPaidFen: add(to.payerPaidFen, principalFen),
      lateFeePaidFen: add(to.lateFeePaidFen, lateFeeFen),
      refundableFen: add(to.refundableFen, excessFen),
    });
  }
}

function takeBack(levies: Levies, { seq, periodId, data }: Recorded<Extract<LevyEvent, { type: 'PaymentReversed' }>>): void {
  const levy = levies.levies.known(data.levyId);
  const back: Move = { on: data.collectedOn, fen: data.principalFen, periodId: periodId as Month };
  levies.levies.put(data.levyId, {
    ...levy,
    seq,
    moves: data.principalFen === 0 ? levy.moves : [...levy.moves, back],
    payerBalanceFen: add(levy.payerBalanceFen, data.principalFen),
    payerPaidFen: subtract(levy.payerPaidFen, data.principalFen),
    lateFeePaidFen: subtract(levy.lateFeePaidFen, data.lateFeeFen),
    refundableFen: subtract(levy.refundableFen, data.excessFen),
  });
}
