import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { NoticeId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid, unknown } from '#libs/kernel/refusal.js';
import { lastDayOf, type Notice, type WithdrawalReason } from './notices.js';
import { isOpen } from './objections.js';

/** A notice has run, and every objection to it has its answer. Domain rules 3.4; invariant 40. */
export interface CloseNotice {
  readonly noticeId: NoticeId;
  readonly on: IsoDate;
}

/** Refuses UNKNOWN, STATE_INVALID, NOTICE_INCOMPLETE until its last full day is over, OBJECTION_OPEN. */
export function closeNotice(book: Book, { noticeId, on }: CloseNotice): readonly DecidedEvent[] {
  const notice = runningNotice(book, noticeId);
  const lastDay = lastDayOf(notice, book.calendarOf);
  if (on <= lastDay) refuse('NOTICE_INCOMPLETE', { noticeId, postedOn: notice.postedOn, lastDay, on });
  const objections = book.openness.objectionsTo(noticeId);
  const open = objections.find(isOpen);
  if (open !== undefined) refuse('OBJECTION_OPEN', { noticeId, objectionId: open.objectionId, no: open.no });
  return [event('NoticeClosed', { noticeId, result: objections.length === 0 ? 'CLOSED_CLEAN' : 'CLOSED_WITH_RESOLVED_OBJECTIONS' }, on)];
}

/** A notice is taken back: it shows the wrong thing, or in the wrong place. What its list needs is another one. */
export interface WithdrawNotice {
  readonly noticeId: NoticeId;
  readonly reasonCode: WithdrawalReason;
  readonly on: IsoDate;
}

/** Refuses UNKNOWN, STATE_INVALID where it is withdrawn already, DATE_INVALID. */
export function withdrawNotice(book: Book, { noticeId, reasonCode, on }: WithdrawNotice): readonly DecidedEvent[] {
  const { postedOn, state } = noticeOf(book, noticeId);
  if (state === 'WITHDRAWN') stateInvalid('notice', noticeId, state, ['POSTED', 'CLOSED_CLEAN', 'CLOSED_WITH_RESOLVED_OBJECTIONS']);
  if (on < postedOn) refuse('DATE_INVALID', { on, since: postedOn });
  return [event('NoticeWithdrawn', { noticeId, reasonCode }, on)];
}

/** The notice, or UNKNOWN. */
export function noticeOf({ openness }: Book, noticeId: NoticeId): Notice {
  return openness.notices.get(noticeId) ?? unknown('notice', noticeId);
}

function runningNotice(book: Book, noticeId: NoticeId): Notice {
  const notice = noticeOf(book, noticeId);
  return notice.state === 'POSTED' ? notice : stateInvalid('notice', noticeId, notice.state, ['POSTED']);
}
