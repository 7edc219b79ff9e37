import type { Book } from '#libs/book/book.js';
import type { MeetingId } from '#libs/kernel/ids.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
import type { Meeting, MeetingHeld, Motion } from './meetings.js';

/**
 * Invariant 41, R24: money is decided by counted votes of a quorum (more than half of the eligible), and who is recused does not vote.
 * Refuses VOTE_INVALID{why: ACCLAMATION | QUORUM | COUNT}.
 */
export function checkMoneyVote({ eligible, present }: Pick<MeetingHeld, 'eligible' | 'present'>, motion: Motion): void {
  const { n: motionNo, method } = motion;
  const invalid = (why: string) => refuse('VOTE_INVALID', { motionNo, why, eligible, present });
  if (method === 'ACCLAMATION') invalid('ACCLAMATION');
  if (present * 2 <= eligible) invalid('QUORUM');
  checkCount({ eligible, present }, motion);
}

/** Nobody votes who is not there, or who is recused. Refuses VOTE_INVALID{why: COUNT}. */
export function checkCount({ eligible, present }: Pick<MeetingHeld, 'eligible' | 'present'>, motion: Motion): void {
  const voting = motion.forCount + motion.againstCount + motion.abstainCount + motion.recused.length;
  if (present > eligible || voting > present) refuse('VOTE_INVALID', { motionNo: motion.n, why: 'COUNT', eligible, present });
}

/** The meeting, or UNKNOWN. */
export function meetingOf({ meetings }: Pick<Book, 'meetings'>, meetingId: MeetingId): Meeting {
  return meetings.meetings.get(meetingId) ?? unknown('meeting', meetingId);
}

/**
 * Whether a meeting passed a motion about money: more than half of those present were for it. Refuses UNKNOWN for the meeting or the
 * motion, and VOTE_INVALID where no vote on money can be by such a motion (invariant 41).
 */
export function motionPassed(book: Pick<Book, 'meetings'>, meetingId: MeetingId, motionNo: number): boolean {
  const meeting = meetingOf(book, meetingId);
  const motion = meeting.motions.find(({ n }) => n === motionNo) ?? unknown('motion', `${meetingId} ${motionNo}`);
  checkMoneyVote(meeting, motion);
  return motion.forCount * 2 > meeting.present;
}
