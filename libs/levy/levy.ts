import type { Recorded } from '#libs/book/envelope.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import { add, addSigned, type Fen, negate, type SignedFen, subtract, ZERO } from '#libs/kernel/fen.js';
import type { AccountId, Code, DocNo, LevyId, OfficerId, PartyId, PaymentId, PolicyId, UnitId } from '#libs/kernel/ids.js';
import { Table } from '#libs/kernel/table.js';
import type { UndoLog } from '#libs/kernel/undo-log.js';
import type { ReceiptUse } from '#libs/receipts/receipts.js';

export const CHANNELS = ['BANK_DIRECT', 'TRANSIT_TRANSFER', 'CASH'] as const;
/** How money comes in: at the bank straight to the county; to the township's transit account; in cash. */
export type Channel = (typeof CHANNELS)[number];

/** Where collected money first lies: cash with the collector, the transit account, or waiting for the county's confirmation. */
export const FIRST_PLACE = { CASH: '1001.01', TRANSIT_TRANSFER: '1002.01', BANK_DIRECT: '1002.09' } as const satisfies Record<Channel, string>;
export type FirstPlace = (typeof FIRST_PLACE)[Channel];

export const REVERSAL_REASONS = ['BANK_REJECTED', 'CHEQUE_UNPAID', 'TYPED_TWICE', 'RETURNED_AT_ONCE'] as const;

/** Part of a levy with its own due date: the one sum of the decision, or a line of an instalment plan. */
export interface DueLine {
  readonly n: number;
  readonly dueOn: IsoDate;
  readonly principalFen: Fen;
}

/** A change of the principal owed, on its value date. Negative: paid. The late fee is computed from these (R11, R12). */
export interface Move {
  readonly on: IsoDate;
  readonly fen: SignedFen;
  /** The month that it is posted into. */
  readonly periodId: Month;
  /** The instalment that the payer named. */
  readonly line?: number;
}

export interface PaymentMade {
  readonly paymentId: PaymentId;
  readonly levyId: LevyId;
  readonly principalFen: Fen;
  readonly lateFeeFen: Fen;
  /** Counted in beyond what is owed; the payer's, refundable (2307.01). */
  readonly excessFen: Fen;
  readonly channel: Channel;
  readonly firstPlace: FirstPlace;
  /** Who holds it, where it is cash. */
  readonly holderOfficerId?: OfficerId;
  /** The account that it reached, where it is not cash. */
  readonly accountId?: AccountId;
  readonly receipt: ReceiptUse;
}

export interface LevyDecided {
  readonly levyId: LevyId;
  readonly policyId: PolicyId;
  readonly docNo: DocNo;
  readonly decisionGroupId?: Code;
  readonly decidedOn: IsoDate;
  readonly servedOn: IsoDate;
  readonly assessedFen: Fen;
  readonly standardFen: Fen;
  readonly standardDocNo: DocNo;
  readonly villageId: UnitId;
  readonly payerId: PartyId;
  readonly deciderUnitId: UnitId;
  readonly entrusted: boolean;
  readonly dueOn: IsoDate;
  /** The year of dueOn had no published calendar yet: dueOn is the nominal day until DueDatesFixed. */
  readonly dueProvisional: boolean;
}

export interface LevyOpened {
  readonly levyId: LevyId;
  readonly policyId: PolicyId;
  readonly docNo: DocNo;
  readonly decidedOn: IsoDate;
  readonly servedOn: IsoDate;
  readonly assessedFen: Fen;
  readonly standardFen: Fen;
  readonly paidBeforeFen: Fen;
  readonly lateFeePaidBeforeFen: Fen;
  readonly reducedBeforeFen: Fen;
  readonly balanceFen: Fen;
  readonly dueLines: readonly DueLine[];
  readonly villageId: UnitId;
  readonly payerId: PartyId;
}

export type LevyEvent =
  | { type: 'LevyDecisionImported'; data: LevyDecided }
  | { type: 'OpeningLevyTaken'; data: LevyOpened }
  | { type: 'OpeningClosed'; data: { unitId: UnitId; levyCount: number; balanceFen: Fen } }
  | { type: 'DueDatesFixed'; data: { items: readonly { levyId: LevyId; dueOn: IsoDate }[] } }
  | { type: 'LevyPaymentCollected'; data: PaymentMade & { instalmentNo?: number; afterCutoff: boolean } }
  | { type: 'PaymentReversed'; data: PaymentMade & { collectedOn: IsoDate; reasonCode: (typeof REVERSAL_REASONS)[number]; copiesKept: boolean } };

export interface Levy {
  readonly levyId: LevyId;
  /** Seq of the last event that touched it: the version that If-Match names. */
  readonly seq: number;
  readonly unitId: UnitId;
  readonly villageId: UnitId;
  readonly policyId: PolicyId;
  readonly payerId: PartyId;
  readonly docNo: DocNo;
  readonly servedOn: IsoDate;
  /** The month in which it entered the books; nothing of it is posted earlier (R31). */
  readonly periodId: Month;
  readonly assessedFen: Fen;
  readonly standardFen: Fen;
  readonly dueLines: readonly DueLine[];
  readonly moves: readonly Move[];
  readonly payerBalanceFen: Fen;
  /** Principal that the payer paid, in these books. */
  readonly payerPaidFen: Fen;
  /** Principal that was paid or reduced before the books were opened. */
  readonly settledBeforeFen: Fen;
  readonly paidBeforeFen: Fen;
  /** Late fee paid, earlier books included. */
  readonly lateFeePaidFen: Fen;
}

/** Totals of what a unit took over from its old books. */
export interface OpeningTotals {
  readonly levyCount: number;
  readonly balanceFen: Fen;
  readonly closed: boolean;
}

export class Levies {
  readonly levies: Table<LevyId, Levy>;
  readonly byDocNo: Table<DocNo, LevyId>;
  /** Payer and decision group, so that the same matter is not charged twice (invariant 9). */
  readonly charges: Table<string, LevyId>;
  readonly provisionalDue: Table<LevyId, true>;
  readonly openings: Table<UnitId, OpeningTotals>;

  constructor(undo: UndoLog) {
    this.levies = new Table('levy', undo);
    this.byDocNo = new Table('decision', undo);
    this.charges = new Table('charge', undo);
    this.provisionalDue = new Table('provisional due date', undo);
    this.openings = new Table('opening', undo);
  }
}

export const NO_OPENING: OpeningTotals = { levyCount: 0, balanceFen: ZERO, closed: false };

export function chargeKey(payerId: PartyId, decisionGroupId: Code): string {
  return `${payerId} ${decisionGroupId}`;
}

export function evolveLevies(levies: Levies, event: Recorded<LevyEvent>): void {
  const { type, data, seq } = event;
  switch (type) {
    case 'LevyDecisionImported':
      levies.byDocNo.put(data.docNo, data.levyId);
      if (data.decisionGroupId !== undefined) levies.charges.put(chargeKey(data.payerId, data.decisionGroupId), data.levyId);
      if (data.dueProvisional) levies.provisionalDue.put(data.levyId, true);
      return levies.levies.put(data.levyId, importedLevy(event as Recorded<Extract<LevyEvent, { type: 'LevyDecisionImported' }>>));
    case 'OpeningLevyTaken': {
      levies.byDocNo.put(data.docNo, data.levyId);
      levies.levies.put(data.levyId, openedLevy(event as Recorded<Extract<LevyEvent, { type: 'OpeningLevyTaken' }>>));
      const { levyCount, balanceFen, closed } = levies.openings.get(event.unitId) ?? NO_OPENING;
      return levies.openings.put(event.unitId, { levyCount: levyCount + 1, balanceFen: add(balanceFen, data.balanceFen), closed });
    }
    case 'OpeningClosed':
      return levies.openings.put(data.unitId, { ...(levies.openings.get(data.unitId) ?? NO_OPENING), closed: true });
    case 'DueDatesFixed':
      for (const { levyId, dueOn } of data.items) {
        const levy = levies.levies.known(levyId);
        levies.levies.put(levyId, { ...levy, seq, dueLines: levy.dueLines.map((line) => ({ ...line, dueOn })) });
        levies.provisionalDue.remove(levyId);
      }
      return;
    case 'LevyPaymentCollected':
      return pay(levies, event as Recorded<Extract<LevyEvent, { type: 'LevyPaymentCollected' }>>);
    case 'PaymentReversed': {
      const levy = levies.levies.known(data.levyId);
      return levies.levies.put(data.levyId, {
        ...levy,
        seq,
        moves: data.principalFen === 0 ? levy.moves : [...levy.moves, { on: data.collectedOn, fen: data.principalFen, periodId: event.periodId as Month }],
        payerBalanceFen: add(levy.payerBalanceFen, data.principalFen),
        payerPaidFen: subtract(levy.payerPaidFen, data.principalFen),
        lateFeePaidFen: subtract(levy.lateFeePaidFen, data.lateFeeFen),
      });
    }
    default:
      return event satisfies never;
  }
}

function pay(levies: Levies, { seq, occurredOn, periodId, data }: Recorded<Extract<LevyEvent, { type: 'LevyPaymentCollected' }>>): void {
  const { levyId, principalFen, lateFeeFen, instalmentNo } = data;
  const levy = levies.levies.known(levyId);
  const paid: Move = { on: occurredOn, fen: negate(principalFen), periodId: periodId as Month };
  const move = instalmentNo === undefined ? paid : { ...paid, line: instalmentNo };
  levies.levies.put(levyId, {
    ...levy,
    seq,
    moves: principalFen === 0 ? levy.moves : [...levy.moves, move],
    payerBalanceFen: subtract(levy.payerBalanceFen, principalFen),
    payerPaidFen: add(levy.payerPaidFen, principalFen),
    lateFeePaidFen: add(levy.lateFeePaidFen, lateFeeFen),
  });
}

function importedLevy({ seq, unitId, periodId, data }: Recorded<Extract<LevyEvent, { type: 'LevyDecisionImported' }>>): Levy {
  const { levyId, villageId, policyId, payerId, docNo, servedOn, assessedFen, standardFen, dueOn } = data;
  return {
    ...{ levyId, seq, unitId, villageId, policyId, payerId, docNo, servedOn, assessedFen, standardFen },
    periodId: periodId as Month,
    dueLines: [{ n: 1, dueOn, principalFen: assessedFen }],
    moves: [],
    payerBalanceFen: assessedFen,
    payerPaidFen: ZERO,
    settledBeforeFen: ZERO,
    paidBeforeFen: ZERO,
    lateFeePaidFen: ZERO,
  };
}

function openedLevy({ seq, unitId, periodId, data }: Recorded<Extract<LevyEvent, { type: 'OpeningLevyTaken' }>>): Levy {
  const { levyId, villageId, policyId, payerId, docNo, servedOn, assessedFen, standardFen, dueLines } = data;
  return {
    ...{ levyId, seq, unitId, villageId, policyId, payerId, docNo, servedOn, assessedFen, standardFen, dueLines },
    periodId: periodId as Month,
    moves: [],
    payerBalanceFen: data.balanceFen,
    payerPaidFen: ZERO,
    settledBeforeFen: add(data.paidBeforeFen, data.reducedBeforeFen),
    paidBeforeFen: data.paidBeforeFen,
    lateFeePaidFen: data.lateFeePaidBeforeFen,
  };
}

/** Invariant 15: assessed = owed + paid + settled before the books were opened. */
export function levyIdentityHolds(levy: Levy): boolean {
  return levy.assessedFen === addSigned(addSigned(levy.payerBalanceFen, levy.payerPaidFen), levy.settledBeforeFen);
}
