import type { ReductionEvent, ReductionSource } from '#libs/accountability/reductions.js';
import type { OffBookEstablished } from '#libs/custody/claims.js';
import type { Split } from '#libs/custody/split.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import { type Fen, sum, ZERO } from '#libs/kernel/fen.js';
import type { AccountId, CaseId, Code, DocNo, LevyId, OfficerId, PartyId, PaymentId, PolicyId, UnitId } from '#libs/kernel/ids.js';
import { Table } from '#libs/kernel/table.js';
import type { UndoLog } from '#libs/kernel/undo-log.js';
import type { ReceiptUse } from '#libs/receipts/receipts.js';
import type { RefundEvent } from '#libs/refunds/refunds.js';
import type { DueLine, Move } from './due-line.js';
import type { Demand, Enforcement, Extinguishment, Plan, ProceedingEvent, Revocation, Settlement } from './proceedings.js';

export const CHANNELS = ['BANK_DIRECT', 'TRANSIT_TRANSFER', 'CASH'] as const;
/** How money comes in: at the bank straight to the county; to the township's transit account; in cash. */
export type Channel = (typeof CHANNELS)[number];

/** Where collected money first lies: cash with the collector, the transit account, or waiting for the county's confirmation. */
export const FIRST_PLACE = { CASH: '1001.01', TRANSIT_TRANSFER: '1002.01', BANK_DIRECT: '1002.09' } as const satisfies Record<Channel, string>;
/** The account that a payment is debited to: where the money first lies, or where it stood as a bank credit that nobody had identified (R7). */
export type FirstPlace = (typeof FIRST_PLACE)[Channel] | '2307.03';

export const REVERSAL_REASONS = ['BANK_REJECTED', 'CHEQUE_UNPAID', 'TYPED_TWICE', 'RETURNED_AT_ONCE'] as const;

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
  /** The bank credit that it was found to be, and the credit's day: that of the payer's payment (R7). */
  readonly bankRef?: DocNo;
  readonly creditedOn?: IsoDate;
}

/** A payment was posted to the wrong levy of the unit: its money stays where it is and counts for another from the day it was paid (R12, R19). */
export interface PaymentReallocated {
  readonly paymentId: PaymentId;
  readonly fromLevyId: LevyId;
  readonly toLevyId: LevyId;
  readonly principalFen: Fen;
  /** A memo: late fee is no receivable, so nothing is posted for it. */
  readonly lateFeeFen: Fen;
  readonly excessFen: Fen;
  /** The payer's day, on both levies. */
  readonly valueOn: IsoDate;
  readonly docNo: DocNo;
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
  readonly decisionGroupId?: Code;
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
  | { type: 'OpeningClosed'; data: { unitId: UnitId; levyCount: number; balanceFen: Fen; receiptSheets?: number } }
  | { type: 'DueDatesFixed'; data: { items: readonly { levyId: LevyId; dueOn: IsoDate }[] } }
  | { type: 'LevyPaymentCollected'; data: PaymentMade & { instalmentNo?: number; afterCutoff: boolean } }
  | { type: 'PaymentReversed'; data: PaymentMade & { collectedOn: IsoDate; reasonCode: (typeof REVERSAL_REASONS)[number]; copiesKept: boolean } }
  | { type: 'PaymentReallocated'; data: PaymentReallocated }
  | ProceedingEvent;

/** Every event that changes a levy; refunds, reductions, what comes of them and money taken off the books are events of other slices. */
export type LevyChange = LevyEvent | ReductionEvent | RefundEvent | { type: 'OffBookCollectionEstablished'; data: OffBookEstablished };

/** A reduction that the county has not decided. */
export interface PendingCase extends Split {
  readonly caseId: CaseId;
  readonly source: ReductionSource;
  /** Where it has taken effect: from then on no late fee accrues on it (R12). What the payer owes stays as it is (R32). */
  readonly outOfBase?: Move;
}

/** What officers owe or have made up in the payer's place (domain rules 3.5, 3.6). */
export interface OfficersPart {
  readonly open: Split;
  readonly madeUpFen: Fen;
  readonly writtenOffFen: Fen;
  /** Ended when the decision was revoked. */
  readonly releasedFen: Fen;
  /** What of all this is a gap to the standard, which the payer never owed (R8). */
  readonly standardGapChargedFen: Fen;
}

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
  /** Principal that the county let the payer off. */
  readonly authorisedReducedFen: Fen;
  /** Accrued late fee that the payer no longer owes: waived by the county, or owed by officers. */
  readonly lateFeeLetOffFen: Fen;
  readonly pendingCases: readonly PendingCase[];
  readonly officers: OfficersPart;
  readonly settlement?: Settlement;
  readonly plan?: Plan;
  readonly demands: readonly Demand[];
  readonly enforcement?: Enforcement;
  readonly revocation?: Revocation;
  readonly extinguishment?: Extinguishment;
  /** Principal whose debt ended when the decision was revoked. */
  readonly revokedFen: Fen;
  /** Principal whose debt ended when its scheme was closed. */
  readonly extinguishedFen: Fen;
  /** Owed back to the payer in all: what was counted in beyond the debt; of a revoked levy all that came into these books. */
  readonly refundableFen: Fen;
  /** What of it was paid back. */
  readonly refundedFen: Fen;
}

/** Totals of what a unit took over from its old books. */
export interface OpeningTotals {
  readonly levyCount: number;
  readonly balanceFen: Fen;
  readonly closed: boolean;
}

export class Levies {
  readonly levies: Table<LevyId, Levy>;
  /** The first levy of a decision; others of its group share the number. */
  readonly byDocNo: Table<DocNo, LevyId>;
  /** The group of payers for whom one decision was written. */
  readonly groups: Table<DocNo, Code>;
  /** Payer and decision group, so that the same matter is not charged twice (invariant 9). */
  readonly charges: Table<string, LevyId>;
  readonly provisionalDue: Table<LevyId, true>;
  readonly openings: Table<UnitId, OpeningTotals>;

  constructor(undo: UndoLog) {
    this.levies = new Table('levy', undo);
    this.byDocNo = new Table('decision', undo);
    this.groups = new Table('decision group', undo);
    this.charges = new Table('charge', undo);
    this.provisionalDue = new Table('provisional due date', undo);
    this.openings = new Table('opening', undo);
  }
}

export const NO_OPENING: OpeningTotals = { levyCount: 0, balanceFen: ZERO, closed: false };

export function chargeKey(payerId: PartyId, decisionGroupId: Code): string {
  return `${payerId} ${decisionGroupId}`;
}

/**
 * Invariant 15, domain rules 3.5: assessed + gap charged to officers = owed + paid + settled before the books were opened + reduced by
 * the county + what officers owe, made up, were written off or released from + extinguished + revoked.
 */
export function levyIdentityHolds(levy: Levy): boolean {
  const { open, madeUpFen, writtenOffFen, releasedFen, standardGapChargedFen } = levy.officers;
  const byPayer = [levy.payerBalanceFen, levy.payerPaidFen, levy.settledBeforeFen, levy.authorisedReducedFen, levy.extinguishedFen, levy.revokedFen];
  return levy.assessedFen + standardGapChargedFen === sum(...byPayer, open.principalFen, madeUpFen, writtenOffFen, releasedFen);
}
