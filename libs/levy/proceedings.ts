import type { Split } from '#libs/custody/split.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { DocNo, LevyId, PaymentId } from '#libs/kernel/ids.js';
import type { DueLine } from './due-line.js';

/** How a court's enforcement can end: paid; nothing found; ended for good; taken back by the applicant; not taken on by the court. */
export const ENFORCEMENT_RESULTS = ['PAID', 'NO_PROPERTY', 'TERMINATED', 'WITHDRAWN', 'NOT_ACCEPTED'] as const;
export type EnforcementResult = (typeof ENFORCEMENT_RESULTS)[number];

/** Who revoked a decision: the authority above on reconsideration, a court, the deciding authority itself. */
export const REVOKERS = ['RECONSIDERATION', 'COURT', 'SELF'] as const;
export type Revoker = (typeof REVOKERS)[number];

/** A hardship plan that the county granted. */
export interface Plan {
  readonly appliedOn: IsoDate;
  readonly docNo: DocNo;
}

/** A written demand for payment (催告). */
export interface Demand {
  readonly docNo: DocNo;
  readonly on: IsoDate;
}

/** Where a levy stands before the court. */
export interface Enforcement {
  readonly step: 'APPLIED' | 'ACCEPTED' | 'ENDED';
  /** The paper of the last step, and its day. */
  readonly courtDocNo: DocNo;
  readonly on: IsoDate;
  readonly resultCode?: EnforcementResult;
}

/** The certificate that nothing is owed (结清证明). */
export interface Settlement {
  readonly certNo: DocNo;
  readonly on: IsoDate;
}

export interface Revocation {
  readonly by: Revoker;
  readonly docNo: DocNo;
  readonly on: IsoDate;
}

/** What the payer owed ended with its scheme, by the county's document. */
export interface Extinguishment {
  readonly basisDocNo: DocNo;
  readonly on: IsoDate;
}

/** A part of what a payment brought in. */
export interface PaymentPart extends Split {
  readonly paymentId: PaymentId;
}

/** A revocation with all that it ends or makes refundable, already split. */
export interface DecisionRevoked {
  readonly levyId: LevyId;
  readonly by: Revoker;
  readonly docNo: DocNo;
  /** Not paid: the debt ends. The late fee was never journalised. */
  readonly open: Split;
  /** Paid and not sent to the county: owed to the payer from now on (2307.01). */
  readonly collected: Split;
  /** Paid and sent to the county: refunded by finance (R18). */
  readonly remitted: Split;
  /** What `collected` is made of, payment by payment. */
  readonly lines: readonly PaymentPart[];
}

interface CourtStep {
  readonly levyId: LevyId;
  readonly courtDocNo: DocNo;
}

interface Certified {
  readonly levyId: LevyId;
  readonly certNo: DocNo;
}

/** What is done about a levy besides collecting it. */
export type ProceedingEvent =
  | { type: 'InstalmentPlanApproved'; data: Plan & { levyId: LevyId; lines: readonly DueLine[] } }
  | { type: 'PaymentDemanded'; data: { levyId: LevyId; docNo: DocNo } }
  | { type: 'EnforcementApplied'; data: CourtStep }
  | { type: 'EnforcementAccepted'; data: CourtStep }
  | { type: 'EnforcementEnded'; data: CourtStep & { resultCode: EnforcementResult } }
  | { type: 'LevyDecisionRevoked'; data: DecisionRevoked }
  | { type: 'LevyBalanceExtinguished'; data: { levyId: LevyId; principalFen: Fen; basisDocNo: DocNo } }
  | { type: 'SettlementCertified'; data: Certified }
  // The debt came back (R32).
  | { type: 'SettlementWithdrawn'; data: Certified };
