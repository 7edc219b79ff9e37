import type { Book } from '#libs/book/book.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { EnrolId, OfficerId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import type { Enrolment, EnrolmentState } from './benefits.js';
import { enrolmentOf } from './entitlement.js';

/** At which point of its way an enrolment is asked for, and for which day. */
interface Asked {
  readonly states: readonly EnrolmentState[];
  readonly on: IsoDate;
}

/** The enrolment in one of these states. Refuses UNKNOWN, STATE_INVALID, and DATE_INVALID for a day before its last step (5). */
export function enrolmentAt(book: Book, enrolId: EnrolId, { states, on }: Asked): Enrolment {
  const enrolment = enrolmentOf(book, enrolId);
  const { state, steps } = enrolment;
  if (!states.includes(state)) stateInvalid('enrolment', enrolId, state, states);
  const last = steps.at(-1)?.on;
  if (last !== undefined && on < last) refuse('DATE_INVALID', { on, notBefore: last });
  return enrolment;
}

/** Who took an earlier step of an enrolment judges no later one (R25). Refuses SOD_VIOLATION. */
export function checkOtherHands({ steps }: Enrolment, officerId: OfficerId): void {
  const own = steps.find((step) => step.officerId === officerId);
  if (own !== undefined) refuse('SOD_VIOLATION', { officerId, pair: 'earlier later', step: own.step });
}
