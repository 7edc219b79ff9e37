import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { EnrolId } from '#libs/kernel/ids.js';
import { checkOtherHands, enrolmentAt } from './enrolment-at.js';

/** The township's reviewer checks what the village passed. Domain rules 2.7, 3.8. */
export interface ReviewInTownship {
  readonly enrolId: EnrolId;
  readonly pass: boolean;
  readonly on: IsoDate;
}

/** Refuses UNKNOWN, STATE_INVALID unless the village passed it, DATE_INVALID, SOD_VIOLATION for who took an earlier step of it. */
export function reviewInTownship(book: Book, { enrolId, pass, on }: ReviewInTownship, { actor }: Context): readonly DecidedEvent[] {
  const enrolment = enrolmentAt(book, enrolId, { states: ['VILLAGE_OK'], on });
  checkOtherHands(enrolment, actor.officerId);
  return [event('TownshipReviewed', { enrolId, pass }, on, { unitId: enrolment.unitId })];
}
