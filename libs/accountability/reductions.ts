import { minus, plus, type Split } from '#libs/custody/split.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { AccountId, CaseId, DocNo, LevyId, MeetingId, ObligationId, OfficerId, PaymentId, UnitId } from '#libs/kernel/ids.js';
import { Table } from '#libs/kernel/table.js';
import type { UndoLog } from '#libs/kernel/undo-log.js';
import type { ReceiptUse } from '#libs/receipts/receipts.js';

/** Whoever lowers makes up the difference, whoever waives answers for it (谁降低谁补足，谁减免谁负责; domain rules 3.6). */
export const REDUCTION_KINDS = ['LOWER', 'WAIVE_PRINCIPAL', 'WAIVE_LATE_FEE'] as const;
export type ReductionKind = (typeof REDUCTION_KINDS)[number];

/** What is reduced: what the payer still owes; or what was decided too low against the standard, which the payer never owed (R8). */
export const REDUCTION_SOURCES = ['BALANCE', 'STANDARD_GAP'] as const;
export type ReductionSource = (typeof REDUCTION_SOURCES)[number];

export const REDUCTION_REASONS = ['HARDSHIP', 'DISASTER', 'TAKEN_AS_FINAL', 'DECIDED_BELOW_STANDARD', 'OTHER'] as const;
export type ReductionReason = (typeof REDUCTION_REASONS)[number];

/** How a reduction turned out to be without authority. */
export const UNAUTHORISED_BASES = ['REFUSED', 'REQUEST_EXPIRED', 'NO_REQUEST', 'AUDIT'] as const;
export type UnauthorisedBasis = (typeof UNAUTHORISED_BASES)[number];

/** Who decided it, and for which part he answers; all shares are 10,000 basis points (invariant 34). */
export interface Decider {
  readonly officerId: OfficerId;
  readonly shareBp: number;
}

/** What is reduced, for whom, and on whose decision. */
export interface Reduction extends Split {
  readonly caseId: CaseId;
  readonly levyId: LevyId;
  readonly kind: ReductionKind;
  readonly source: ReductionSource;
  readonly deciders: readonly Decider[];
  /** The day from which the payer was let off; none where nobody acted on it before the county decides. */
  readonly tookEffectOn?: IsoDate;
}

/** The county's word: its document, the law it rests on, and the motion of the meeting that decided (invariant 33). */
export interface Authority {
  readonly authorityUnitId: UnitId;
  readonly docNo: DocNo;
  readonly legalBasisDocNo: DocNo;
  readonly meetingId: MeetingId;
  readonly motionNo: number;
}

/** LOWERED_BY: who lowered makes up (补足). WAIVED_BY: who waived does so too, and answers for it (负责). */
export type MakeUpRule = 'LOWERED_BY' | 'WAIVED_BY';

export interface ObligationOpened {
  readonly obligationId: ObligationId;
  readonly caseId: CaseId;
  readonly levyId: LevyId;
  readonly source: ReductionSource;
  readonly rule: MakeUpRule;
  readonly lines: readonly (Decider & Split)[];
  /** The day from which it counts for the payer (R12). */
  readonly valueOn: IsoDate;
  readonly dueOn: IsoDate;
  /** The year of dueOn had no published calendar yet: it is the nominal day. */
  readonly dueProvisional: boolean;
}

interface OfOfficer extends Split {
  readonly obligationId: ObligationId;
  readonly caseId: CaseId;
  readonly levyId: LevyId;
  readonly officerId: OfficerId;
}

export interface MakeUpPaid extends OfOfficer {
  /** Under which its money is remitted (R4). */
  readonly paymentId: PaymentId;
  readonly accountId: AccountId;
  readonly receipt: ReceiptUse;
  readonly afterCutoff: boolean;
}

export interface LiabilityReinstated extends Split {
  readonly obligationId: ObligationId;
  readonly caseId: CaseId;
  readonly levyId: LevyId;
  readonly lines: readonly ({ readonly officerId: OfficerId } & Split)[];
  readonly docNo: DocNo;
}

interface OfCase {
  readonly caseId: CaseId;
  readonly levyId: LevyId;
}

export type ReductionEvent =
  | { type: 'ReductionRequested'; data: Reduction & { reasonCode: ReductionReason } }
  // The sums are what the payer still owed of the request.
  | { type: 'ReductionAuthorised'; data: OfCase & Split & Authority & { source: ReductionSource; valueOn: IsoDate } }
  | { type: 'ReductionRefused'; data: OfCase & { docNo: DocNo } }
  | { type: 'ReductionExpired'; data: OfCase }
  | { type: 'ReductionEstablishedUnauthorised'; data: Reduction & { basis: UnauthorisedBasis; docNo?: DocNo } }
  | { type: 'MakeUpObligationOpened'; data: ObligationOpened }
  | { type: 'MakeUpPaid'; data: MakeUpPaid }
  | { type: 'MakeUpWrittenOff'; data: OfOfficer & { authorityUnitId: UnitId; docNo: DocNo; disciplineDocNo: DocNo } }
  | { type: 'PayerLiabilityReinstated'; data: LiabilityReinstated }
  // The decision was revoked: the open part ends, what was paid is owed back to the officer (R18).
  | { type: 'MakeUpReleased'; data: OfOfficer & { paid: Split } };

/** How a request ended; UNAUTHORISED where it had taken effect without authority, and then an obligation says how it goes on. */
export type CaseDecision = 'REQUESTED' | 'AUTHORISED' | 'REFUSED' | 'EXPIRED' | 'UNAUTHORISED';

export interface ReductionCase extends Reduction {
  /** Seq of the last event that touched it: the version that If-Match names. */
  readonly seq: number;
  readonly unitId: UnitId;
  readonly decision: CaseDecision;
  /** None for what an audit established without a request. */
  readonly request?: { readonly by: OfficerId; readonly on: IsoDate; readonly reasonCode: ReductionReason };
  readonly authority?: Authority;
  readonly refusalDocNo?: DocNo;
  readonly basis?: UnauthorisedBasis;
  readonly obligationId?: ObligationId;
}

/** How a line of an obligation can end. */
export type LineEnd = 'MADE_UP' | 'WRITTEN_OFF' | 'REINSTATED_TO_PAYER' | 'RELEASED';

export interface ObligationLine extends Decider, Split {
  readonly paid: Split;
  readonly writtenOff: Split;
  readonly reinstated: Split;
  readonly released: Split;
}

/** What of a line is neither paid nor ended in another way. */
export function openOf({ paid, writtenOff, reinstated, released, ...owed }: ObligationLine): Split {
  return minus(owed, [paid, writtenOff, reinstated, released].reduce(plus));
}

/** What officers owe in the payer's place; it follows the person, not the post. */
export interface Obligation extends Omit<ObligationOpened, 'lines'> {
  readonly seq: number;
  readonly unitId: UnitId;
  readonly openedOn: IsoDate;
  readonly periodId: Month;
  readonly lines: readonly ObligationLine[];
  /** What its last open line became: so ends its case (R28). */
  readonly ended?: LineEnd;
}

/** Cases of reduction, and the obligations that came of them. */
export class Reductions {
  readonly cases: Table<CaseId, ReductionCase>;
  /** Cases that the county has not decided. */
  readonly undecided: Table<CaseId, true>;
  readonly obligations: Table<ObligationId, Obligation>;

  constructor(undo: UndoLog) {
    this.cases = new Table('reduction case', undo);
    this.undecided = new Table('undecided case', undo);
    this.obligations = new Table('obligation', undo);
  }
}
