import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { AccountToken, DocNo, EnrolId, MeetingId, OfficerId, PartyId, PolicyId, UnitId } from '#libs/kernel/ids.js';
import { Table } from '#libs/kernel/table.js';
import type { UndoLog } from '#libs/kernel/undo-log.js';
import { type PaidMonths, withMonths, withoutMonths } from './paid-months.js';

/** Why a subsidy ends. Of a death the book knows the day on which payments stop, and nothing else. */
export const STOP_CAUSES = ['DEATH', 'MOVED', 'INELIGIBLE', 'VOLUNTARY'] as const;
export type StopCause = (typeof STOP_CAUSES)[number];

/** On what ground somebody else is paid in the beneficiary's place. */
export const PAYEE_GROUNDS = ['GUARDIAN', 'HEIR'] as const;
export type PayeeGround = (typeof PAYEE_GROUNDS)[number];

export const ENROLMENT_STATES = ['APPLIED', 'VILLAGE_OK', 'TOWN_OK', 'CONFIRMED', 'STOPPED', 'REJECTED'] as const;
export type EnrolmentState = (typeof ENROLMENT_STATES)[number];

export interface Stop {
  readonly cause: StopCause;
  /** The first day without entitlement; of a death, the day itself. */
  readonly effectiveOn: IsoDate;
  readonly docNo: DocNo;
}

interface OfEnrolment {
  readonly enrolId: EnrolId;
}

export type EnrolmentEvent =
  | { type: 'BenefitApplied'; data: OfEnrolment & { policyId: PolicyId; beneficiaryId: PartyId; villageId: UnitId } }
  | { type: 'VillageReviewed'; data: OfEnrolment & { meetingId: MeetingId; motionNo: number; pass: boolean } }
  | { type: 'TownshipReviewed'; data: OfEnrolment & { pass: boolean } }
  | { type: 'CountyConfirmed'; data: OfEnrolment & { eligibleFrom: IsoDate; certDocNo: DocNo } }
  | { type: 'CountyRefused'; data: OfEnrolment & { docNo: DocNo } }
  | { type: 'BenefitStopped'; data: OfEnrolment & Stop }
  | { type: 'PayeeRegistered'; data: OfEnrolment & { payeeId: PartyId; ground: PayeeGround; docNo: DocNo } }
  // That the name on the account is the payee's was seen in the vault; neither name is told.
  | { type: 'PayeeAccountChanged'; data: OfEnrolment & { payeeId: PartyId; accountToken: AccountToken; holderMatches: true } };

/** What was done about an enrolment, by whom, on which day and on which paper. */
export interface EnrolmentStep {
  readonly step: EnrolmentEvent['type'];
  readonly on: IsoDate;
  readonly officerId: OfficerId;
  readonly pass: boolean;
  readonly meetingId?: MeetingId;
  readonly docNo?: DocNo;
}

/** Who is paid: the beneficiary himself, or his guardian or heir by a document. */
export interface Payee {
  readonly payeeId: PartyId;
  readonly ground?: PayeeGround;
  readonly docNo?: DocNo;
}

/** Where the money goes, and who let it go there: he approves no batch line to it next (domain rules 3.8). */
export interface PayeeAccount {
  readonly accountToken: AccountToken;
  readonly requestedBy: OfficerId;
  readonly approvedBy: OfficerId;
  readonly on: IsoDate;
}

export interface Enrolment {
  readonly enrolId: EnrolId;
  /** Seq of the last event that touched it: the version that If-Match names. */
  readonly seq: number;
  /** The township in whose books it is. */
  readonly unitId: UnitId;
  readonly villageId: UnitId;
  readonly policyId: PolicyId;
  readonly beneficiaryId: PartyId;
  readonly state: EnrolmentState;
  readonly steps: readonly EnrolmentStep[];
  /** From the county's confirmation on. */
  readonly eligibleFrom?: IsoDate;
  readonly stop?: Stop;
  readonly payee: Payee;
  /** None until two hands have entered one. */
  readonly account?: PayeeAccount;
}

/** A person's claim under a policy, county-wide: what is paid once is paid for all his enrolments in it (invariant 39). */
export type ClaimKey = string & { readonly __kind: 'claim' };
type Claim = Pick<Enrolment, 'beneficiaryId' | 'policyId'>;

export function claimKey({ beneficiaryId, policyId }: Claim): ClaimKey {
  return `${beneficiaryId} ${policyId}` as ClaimKey;
}

export class Benefits {
  readonly enrolments: Table<EnrolId, Enrolment>;
  readonly ofBeneficiary: Table<PartyId, readonly EnrolId[]>;
  readonly paidMonths: Table<ClaimKey, PaidMonths>;
  /** Whose a bank account is: one person's for good. */
  readonly payeeOf: Table<AccountToken, PartyId>;

  constructor(undo: UndoLog) {
    this.enrolments = new Table('enrolment', undo);
    this.ofBeneficiary = new Table('beneficiary', undo);
    this.paidMonths = new Table('paid months', undo);
    this.payeeOf = new Table('payee account', undo);
  }

  /** Every enrolment of a person, in the order of the applications. */
  of(beneficiaryId: PartyId): readonly Enrolment[] {
    return (this.ofBeneficiary.get(beneficiaryId) ?? []).map((enrolId) => this.enrolments.known(enrolId));
  }

  /** Months of an enrolment's claim were paid. */
  notePaid(enrolId: EnrolId, months: readonly Month[]): void {
    const key = claimKey(this.enrolments.known(enrolId));
    this.paidMonths.put(key, withMonths(this.paidMonths.get(key), months));
  }

  /** Money for these months came back, or was found paid in error. */
  noteUnpaid(enrolId: EnrolId, months: readonly Month[]): void {
    const key = claimKey(this.enrolments.known(enrolId));
    this.paidMonths.put(key, withoutMonths(this.paidMonths.get(key), months));
  }
}
