import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { MeetingId, OfficerId, UnitId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import { unitOf } from '#libs/registry/posts.js';
import { BODIES, type Body, type Motion } from './meetings.js';
import { checkCount, checkMoneyVote } from './vote.js';

/** The body's recorder files the minutes, and its chair signs them. Domain rules 1, S30; invariant 41. */
export interface RecordMeeting {
  readonly unitId: UnitId;
  readonly body: Body;
  readonly heldOn: IsoDate;
  readonly chairId: OfficerId;
  readonly eligible: number;
  readonly present: number;
  readonly motions: readonly Motion[];
}

/**
 * Refuses STATE_INVALID for a unit that has no such body, NOTHING_TO_DO without a motion, and VOTE_INVALID for votes that were not
 * counted right; ALREADY_EXISTS for two motions under one number; for a motion about money also by applause or without a quorum. A motion that was lost is recorded as well.
 */
export function recordMeeting(book: Book, { unitId, heldOn, ...minutes }: RecordMeeting, { actor, newId }: Context): readonly DecidedEvent[] {
  const { body, motions } = minutes;
  const { level } = BODIES[body];
  const unit = unitOf(book.registry, unitId);
  if (unit.level !== level) stateInvalid('unit', unitId, unit.level, [level]);
  if (motions.length === 0) refuse('NOTHING_TO_DO', { body });
  const twice = motions.find(({ n }, at) => motions.findIndex((other) => other.n === n) < at);
  if (twice !== undefined) refuse('ALREADY_EXISTS', { kind: 'motion', id: String(twice.n) });
  for (const motion of motions) (motion.decidesMoney ? checkMoneyVote : checkCount)(minutes, motion);
  return [event('MeetingRecorded', { meetingId: newId<MeetingId>(), recorderId: actor.officerId, ...minutes }, heldOn)];
}
