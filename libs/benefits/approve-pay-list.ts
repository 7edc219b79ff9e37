import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { NoticeId, PayListId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import { checkNoticeRun } from './notice-run.js';
import { payListOf } from './pay-list.js';

/** A list whose notice has run may be paid. Invariants 40, 61. */
export interface ApprovePayList {
  readonly listId: PayListId;
  readonly noticeId: NoticeId;
  readonly on: IsoDate;
}

/** Refuses UNKNOWN, STATE_INVALID for an approved list, DATE_INVALID before it was prepared, NOTICE_INCOMPLETE, OBJECTION_OPEN, NOTHING_TO_DO where every line is cancelled. */
export function approvePayList(book: Book, { listId, noticeId, on }: ApprovePayList): readonly DecidedEvent[] {
  const list = payListOf(book, listId);
  if (on < list.preparedOn) refuse('DATE_INVALID', { on, since: list.preparedOn });
  if (list.state !== 'PREPARED') stateInvalid('pay list', listId, list.state, ['PREPARED']);
  checkNoticeRun(book, list, noticeId, on);
  const isLeft = Iterator.from(book.payouts.linesIn(list)).some(({ state }) => state === 'PREPARED');
  return isLeft ? [event('PayListApproved', { listId, noticeId }, on)] : refuse('NOTHING_TO_DO', { listId });
}
