import type { Book } from '#libs/book/book.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { ObjectionId, OfficerId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid, unknown } from '#libs/kernel/refusal.js';
import { isWithin, postsOn } from '#libs/registry/posts.js';
import type { Objection, ObjectionState } from './objections.js';

/** The objection, or UNKNOWN. */
export function objectionOf({ openness }: Book, objectionId: ObjectionId): Objection {
  return openness.objections.get(objectionId) ?? unknown('objection', objectionId);
}

/** The objection, ready for a step. Refuses UNKNOWN, STATE_INVALID, DATE_INVALID before the step that came last. */
export function objectionAt(book: Book, objectionId: ObjectionId, { states, on }: { readonly states: readonly ObjectionState[]; readonly on: IsoDate }): Objection {
  const objection = objectionOf(book, objectionId);
  if (!states.includes(objection.state)) stateInvalid('objection', objectionId, objection.state, states);
  const since = lastStepOn(objection);
  return on < since ? refuse('DATE_INVALID', { on, since }) : objection;
}

/** Invariant 50: who is named in it, who prepared the list, and once it was escalated whoever is of the unit that it was raised against, hands it on. Refuses RECUSAL_REQUIRED{why}. */
export function checkRecusal(book: Book, objection: Objection, { officerId, today }: { readonly officerId: OfficerId; readonly today: IsoDate }): void {
  const { objectionId, namedOfficerIds, listId, state, unitId } = objection;
  const recuse = (why: string) => refuse('RECUSAL_REQUIRED', { objectionId, officerId, why });
  if (namedOfficerIds.includes(officerId)) recuse('NAMED');
  if (listId !== undefined && book.payouts.lists.known(listId).preparedBy === officerId) recuse('PREPARED_THE_LIST');
  if (state !== 'ESCALATED') return;
  const isOfUnit = postsOn(book.registry, officerId, today).some((post) => isWithin(book.registry, post.unitId, unitId));
  if (isOfUnit || objection.answers.some((answer) => answer.officerId === officerId)) recuse('SAME_UNIT');
}

function lastStepOn({ receivedOn, accepted, rejected, answers, escalatedOn }: Objection): IsoDate {
  const days = [receivedOn, accepted?.on, rejected?.on, answers.at(-1)?.on, escalatedOn].filter((day) => day !== undefined);
  return days.reduce((latest, day) => (day > latest ? day : latest));
}
