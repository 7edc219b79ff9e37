import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { type IsoDate, monthOf } from '#libs/kernel/dates.js';
import type { DocNo, EnrolId } from '#libs/kernel/ids.js';
import { checkMonthsFree } from './drawn-once.js';
import { checkOtherHands, enrolmentAt } from './enrolment-at.js';

/** The county confirms that a person is entitled, from a day on. All that the book knows of the ground is the number of the paper. Domain rules 2.7. */
export interface ConfirmEntitlement {
  readonly enrolId: EnrolId;
  /** Its whole month counts; may lie before the application, or be still to come. */
  readonly eligibleFrom: IsoDate;
  readonly certDocNo: DocNo;
  readonly on: IsoDate;
}

/**
 * Refuses UNKNOWN, STATE_INVALID unless the township passed it, DATE_INVALID, SOD_VIOLATION for who took an earlier step of it,
 * DUPLICATE_BENEFIT for months of an earlier enrolment in the same or an excluding policy.
 */
export function confirmEntitlement(book: Book, { enrolId, eligibleFrom, certDocNo, on }: ConfirmEntitlement, { actor }: Context): readonly DecidedEvent[] {
  const enrolment = enrolmentAt(book, enrolId, { states: ['TOWN_OK'], on });
  checkOtherHands(enrolment, actor.officerId);
  checkMonthsFree(book, enrolment, monthOf(eligibleFrom));
  return [event('CountyConfirmed', { enrolId, eligibleFrom, certDocNo }, on, { unitId: enrolment.unitId })];
}

/** The county finds that a person is not entitled, by a paper of its own. */
export interface RefuseEntitlement {
  readonly enrolId: EnrolId;
  readonly docNo: DocNo;
  readonly on: IsoDate;
}

/** Refuses as ConfirmEntitlement does. */
export function refuseEntitlement(book: Book, { enrolId, docNo, on }: RefuseEntitlement, { actor }: Context): readonly DecidedEvent[] {
  const enrolment = enrolmentAt(book, enrolId, { states: ['TOWN_OK'], on });
  checkOtherHands(enrolment, actor.officerId);
  return [event('CountyRefused', { enrolId, docNo }, on, { unitId: enrolment.unitId })];
}
