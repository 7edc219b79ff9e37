import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { EnrolId, MeetingId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import { meetingOf, motionPassed } from '#libs/meetings/vote.js';
import { enrolmentAt } from './enrolment-at.js';

/** The village's meeting has voted on an application; whether it passed is read from the minutes. Domain rules 2.7; invariant 41. */
export interface ReviewInVillage {
  readonly enrolId: EnrolId;
  readonly meetingId: MeetingId;
  readonly motionNo: number;
  readonly on: IsoDate;
}

/**
 * Refuses UNKNOWN for enrolment, meeting or motion, STATE_INVALID unless it is APPLIED and the meeting is the village's own,
 * DATE_INVALID for a meeting before the application or after that day, VOTE_INVALID for a vote by applause or without a quorum.
 */
export function reviewInVillage(book: Book, { enrolId, meetingId, motionNo, on }: ReviewInVillage): readonly DecidedEvent[] {
  const { villageId, unitId, steps } = enrolmentAt(book, enrolId, { states: ['APPLIED'], on });
  const { body, heldOn, ...meeting } = meetingOf(book, meetingId);
  if (meeting.unitId !== villageId) stateInvalid('meeting', meetingId, `${body} ${meeting.unitId}`, [`VILLAGE_MEETING ${villageId}`]);
  const notBefore = steps[0]?.on ?? on;
  if (heldOn < notBefore || heldOn > on) refuse('DATE_INVALID', { heldOn, notBefore, on });
  return [event('VillageReviewed', { enrolId, meetingId, motionNo, pass: motionPassed(book, meetingId, motionNo) }, on, { unitId })];
}
