import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { ObjectionId, OfficerId, TextRef } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { unitOf } from '#libs/registry/posts.js';
import { checkRecusal, objectionAt, objectionOf } from './objection.js';
import type { ObjectionResult, ObjectionState, RejectionReason } from './objections.js';

interface Step {
  readonly objectionId: ObjectionId;
  readonly on: IsoDate;
}

/** The handler takes an objection up, and says whom of the officers it is about, having read it. D9. */
export interface AcceptObjection extends Step {
  readonly namedOfficerIds: readonly OfficerId[];
}

/** Refuses UNKNOWN, STATE_INVALID, DATE_INVALID, RECUSAL_REQUIRED. */
export function acceptObjection(book: Book, { objectionId, namedOfficerIds, on }: AcceptObjection, context: Context): readonly DecidedEvent[] {
  checkHandler(book, { objectionId, on }, ['SUBMITTED'], context);
  return [event('ObjectionAccepted', { objectionId, namedOfficerIds }, on)];
}

/** The handler says why it is none that he can answer. It may be escalated as an answer may. */
export interface RejectObjection extends Step {
  readonly reasonCode: RejectionReason;
}

/** Refuses as `acceptObjection` does. */
export function rejectObjection(book: Book, { objectionId, reasonCode, on }: RejectObjection, context: Context): readonly DecidedEvent[] {
  checkHandler(book, { objectionId, on }, ['SUBMITTED'], context);
  return [event('ObjectionRejected', { objectionId, reasonCode }, on)];
}

/** One by one each is answered (S21). What is upheld keeps its line from being paid; the line is cancelled by the list's own command. */
export interface AnswerObjection extends Step {
  readonly result: ObjectionResult;
  readonly answerRef: TextRef;
}

/** Refuses as `acceptObjection` does. */
export function answerObjection(book: Book, { objectionId, result, answerRef, on }: AnswerObjection, context: Context): readonly DecidedEvent[] {
  checkHandler(book, { objectionId, on }, ['ACCEPTED', 'ESCALATED'], context);
  return [event('ObjectionAnswered', { objectionId, result, answerRef }, on)];
}

/** Whoever is not content with the answer, or gets none, is heard by the unit above (village law art. 31). */
export type EscalateObjection = Step;

/** Refuses UNKNOWN, STATE_INVALID for what is closed or was escalated before, or has no unit above, DATE_INVALID. */
export function escalateObjection(book: Book, { objectionId, on }: EscalateObjection): readonly DecidedEvent[] {
  const { handledBy, unitId, escalatedOn } = objectionAt(book, objectionId, { states: ['SUBMITTED', 'ACCEPTED', 'REJECTED', 'ANSWERED'], on });
  const { parentId } = unitOf(book.registry, unitId);
  if (escalatedOn !== undefined || parentId === undefined) return refuse('STATE_INVALID', { kind: 'objection', id: objectionId, state: 'ESCALATED', handledBy });
  return [event('ObjectionEscalated', { objectionId, toUnitId: parentId }, on)];
}

/** An objection is done with: it was answered, or it was said why it cannot be. Invariant 51. */
export type CloseObjection = Step;

/** Refuses UNKNOWN, STATE_INVALID for a closed one, ANSWER_REQUIRED. */
export function closeObjection(book: Book, { objectionId, on }: CloseObjection): readonly DecidedEvent[] {
  const { state } = objectionOf(book, objectionId);
  if (state === 'SUBMITTED' || state === 'ACCEPTED' || state === 'ESCALATED') refuse('ANSWER_REQUIRED', { objectionId, state });
  objectionAt(book, objectionId, { states: ['ANSWERED', 'REJECTED'], on });
  return [event('ObjectionClosed', { objectionId }, on)];
}

function checkHandler(book: Book, { objectionId, on }: Step, states: readonly ObjectionState[], { actor, today }: Context): void {
  checkRecusal(book, objectionAt(book, objectionId, { states, on }), { officerId: actor.officerId, today });
}
