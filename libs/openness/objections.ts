import { type IsoDate, type Month, monthOf } from '#libs/kernel/dates.js';
import type { NoticeId, ObjectionId, OfficerId, PayListId, TextRef, UnitId } from '#libs/kernel/ids.js';

/** How an opinion came in (S22): the web page, a letter, the suggestion box, the reception day, a meeting, a telephone call. */
export const INTAKE_CHANNELS = ['WEB', 'PAPER', 'BOX', 'RECEPTION_DAY', 'MEETING', 'PHONE'] as const;
export type IntakeChannel = (typeof INTAKE_CHANNELS)[number];

/** What it is about, as the register shows it: never who said it. */
export const MATTERS = ['NOT_ENTITLED', 'LEFT_OUT', 'AMOUNT', 'NOT_RECEIVED', 'FEE', 'CONDUCT', 'SUGGESTION'] as const;
export type Matter = (typeof MATTERS)[number];

export const REJECTION_REASONS = ['NOT_OUR_MATTER', 'REPEATED', 'NOTHING_ASKED'] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

export const OBJECTION_RESULTS = ['UPHELD', 'PARTLY', 'DISMISSED'] as const;
export type ObjectionResult = (typeof OBJECTION_RESULTS)[number];

/** Why somebody reads who said it. */
export const DISCLOSURE_REASONS = ['ASK_BACK', 'TELL_ANSWER'] as const;
export type DisclosureReason = (typeof DISCLOSURE_REASONS)[number];

export const OBJECTION_STATES = ['SUBMITTED', 'ACCEPTED', 'REJECTED', 'ANSWERED', 'ESCALATED', 'CLOSED'] as const;
export type ObjectionState = (typeof OBJECTION_STATES)[number];

interface OfObjection {
  readonly objectionId: ObjectionId;
}

/** The day of a step is the event's `occurredOn`: of the submission, the day on which it was received. */
export interface ObjectionSubmitted extends OfObjection {
  readonly noticeId?: NoticeId;
  /** The line of its list. */
  readonly no?: number;
  readonly channel: IntakeChannel;
  readonly matter: Matter;
  readonly textRef: TextRef;
  /** Who said it, under a key of its own (accounting law art. 28); none where nobody said his name. */
  readonly reporterRef?: TextRef;
  /** Officers whom it is about. */
  readonly namedOfficerIds: readonly OfficerId[];
}

export type ObjectionEvent =
  | { type: 'ObjectionSubmitted'; data: ObjectionSubmitted }
  | { type: 'ObjectionAccepted'; data: OfObjection & { namedOfficerIds: readonly OfficerId[] } }
  | { type: 'ObjectionRejected'; data: OfObjection & { reasonCode: RejectionReason } }
  | { type: 'ObjectionAnswered'; data: OfObjection & { result: ObjectionResult; answerRef: TextRef } }
  | { type: 'ObjectionEscalated'; data: OfObjection & { toUnitId: UnitId } }
  | { type: 'ObjectionClosed'; data: OfObjection }
  | { type: 'ReporterDisclosed'; data: OfObjection & { reasonCode: DisclosureReason } };

/** Who took a step, and on which day. */
export interface StepTaken {
  readonly officerId: OfficerId;
  readonly on: IsoDate;
}

export interface Answer extends StepTaken {
  readonly result: ObjectionResult;
  readonly answerRef: TextRef;
}

export interface Objection extends ObjectionSubmitted {
  /** Seq of the last event that touched it: the version that If-Match names. */
  readonly seq: number;
  /** Where it was raised; `handledBy` is the unit above once it was escalated. */
  readonly unitId: UnitId;
  readonly handledBy: UnitId;
  readonly listId?: PayListId;
  readonly state: ObjectionState;
  readonly receivedOn: IsoDate;
  readonly accepted?: StepTaken;
  readonly rejected?: StepTaken & { readonly reasonCode: RejectionReason };
  /** The last is the one that counts. */
  readonly answers: readonly Answer[];
  readonly escalatedOn?: IsoDate;
  readonly closed?: StepTaken;
  /** Who was let see who said it, in the order of the days. */
  readonly disclosedTo: readonly StepTaken[];
}

/** A line of 意见办理公开 (domain rules 4.3). */
export interface FeedbackRow {
  readonly no: number;
  readonly channel: IntakeChannel;
  readonly matter: Matter;
  readonly receivedOn: IsoDate;
  readonly answeredOn?: IsoDate;
  readonly result?: ObjectionResult | 'REJECTED';
  /** Absent while it may still be answered in time. */
  readonly onTime?: boolean;
}

/** Whether nobody has answered it yet. */
export function isOpen({ state }: Objection): boolean {
  return state === 'SUBMITTED' || state === 'ACCEPTED' || state === 'ESCALATED';
}

/** Whether the line that it is about may not be paid: nobody has answered, or the answer was that the line is wrong. */
export function blocksLine(objection: Objection): boolean {
  const result = objection.answers.at(-1)?.result;
  return isOpen(objection) || result === 'UPHELD' || result === 'PARTLY';
}

export function isReceivedIn({ receivedOn }: Objection, month: Month): boolean {
  return monthOf(receivedOn) === month;
}
