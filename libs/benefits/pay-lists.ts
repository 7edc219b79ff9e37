import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { AccountToken, BatchId, DocNo, EnrolId, NoticeId, OfficerId, PartyId, PayListId, PolicyId, Salt, Sha256Hex, UnitId } from '#libs/kernel/ids.js';
import type { ReturnCode } from './batches.js';

/** The most lines of a list: with a salt each, so many just fit into one append. */
export const LIST_LIMIT_LINES = 5_000;

/** Why a line is not to be paid (停发). */
export const CANCEL_REASONS = ['STOPPED', 'NOT_ENTITLED', 'PAID_ELSEWHERE', 'OBJECTION_UPHELD', 'NOT_PAYABLE'] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** A returned line is paid again since the payee's account is another now, or since the bank says that the fault was its own. */
export const REISSUE_GROUNDS = ['ACCOUNT_CHANGED', 'BANK_CAUSE'] as const;
export type ReissueGround = (typeof REISSUE_GROUNDS)[number];

/** States of a line (domain rules 3.4); that money of a paid one is being recovered stands beside them. */
export const LINE_STATES = ['PREPARED', 'APPROVED', 'SENT', 'PAID', 'RETURNED', 'REISSUED', 'CANCELLED'] as const;
export type LineState = (typeof LINE_STATES)[number];

export const LIST_STATES = ['PREPARED', 'APPROVED'] as const;

/** One person's months in a row at one rate: fen = rate × months (invariant 42). */
export interface LineDue {
  readonly no: number;
  readonly enrolId: EnrolId;
  /** The first and the last month that it pays. */
  readonly from: Month;
  readonly to: Month;
  readonly fen: Fen;
}

/** A line as its list holds it; the salt keeps its leaf from being guessed. */
export interface ListedLine extends LineDue {
  readonly salt: Salt;
}

interface ListOf {
  readonly listId: PayListId;
  readonly policyId: PolicyId;
  readonly from: Month;
  readonly to: Month;
  /** Root over the salted leaves of its lines, in order (Leaf, in docs/architecture.md). */
  readonly linesRoot: Sha256Hex;
  readonly lineCount: number;
  readonly totalFen: Fen;
}

export interface LineReissued {
  readonly listId: PayListId;
  readonly no: number;
  /** The line that takes its place. */
  readonly newNo: number;
  readonly ground: ReissueGround;
  /** Of the bank, where the fault was its own. */
  readonly docNo?: DocNo;
}

export type PayListEvent =
  | { type: 'QuotaReceived'; data: { policyId: PolicyId; fen: Fen; docNo: DocNo } }
  | { type: 'PayListPrepared'; data: ListOf }
  | { type: 'PayListLines'; data: { listId: PayListId; chunk: number; lines: readonly ListedLine[] } }
  | { type: 'PayListApproved'; data: { listId: PayListId; noticeId: NoticeId } }
  | { type: 'LineCancelled'; data: { listId: PayListId; no: number; fen: Fen; reasonCode: CancelReason } }
  | { type: 'LineReissued'; data: LineReissued };

/** What the county lets a township pay out under a policy, and what of it is not on its way; fen. */
export interface Quota {
  readonly unitId: UnitId;
  readonly policyId: PolicyId;
  readonly receivedFen: Fen;
  readonly remainingFen: Fen;
}

export interface PayList extends ListOf {
  /** Seq of the last event that touched it: the version that If-Match names. */
  readonly seq: number;
  readonly unitId: UnitId;
  readonly state: (typeof LIST_STATES)[number];
  readonly preparedBy: OfficerId;
  readonly preparedOn: IsoDate;
  readonly noticeId?: NoticeId;
  readonly approvedOn?: IsoDate;
  /** The number that the next line gets: lines that replace returned ones follow on those that were listed. */
  readonly nextNo: number;
}

export interface PayLine extends LineDue {
  readonly listId: PayListId;
  readonly beneficiaryId: PartyId;
  readonly state: LineState;
  /** The returned line in whose place it stands. */
  readonly replaces?: number;
  readonly replacedBy?: number;
  readonly cancelReason?: CancelReason;
  readonly batchId?: BatchId;
  /** Where the money was sent last. */
  readonly accountToken?: AccountToken;
  /** Sent to an heir of the beneficiary. */
  readonly toHeir?: true;
  readonly paidOn?: IsoDate;
  /** The month in whose books the payment stands. */
  readonly paidIn?: Month;
  readonly returnedOn?: IsoDate;
  readonly returnCode?: ReturnCode;
  /** Found not to have been due: what of it recoveries ask back. */
  readonly overpaidFen: Fen;
  /** It was paid into a wrong account: its person has not had it. */
  readonly misdirected?: true;
}

/** How the notice of a list stands: which list, since when, and which of its lines somebody objects to. */
export interface ListNotice {
  readonly noticeId: NoticeId;
  readonly listId: PayListId;
  readonly postedOn: IsoDate;
  readonly withdrawn: boolean;
  /** Lines with an objection that nobody has answered. */
  readonly openObjections: readonly number[];
}

/** Under which a line is found. */
export function lineKey(listId: PayListId, no: number): string {
  return `${listId} ${no}`;
}
