import type { Book } from '#libs/book/book.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { NoticeId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { lastNoticeDay } from '#libs/registry/notice-days.js';
import { latestSubsidy } from '#libs/registry/subsidy-policy.js';
import type { PayList } from './pay-lists.js';

/**
 * Whether the notice of a list has run its full days by a day, the day of posting not counted, and nobody's objection waits for an
 * answer (domain rules 3.9 D8, invariant 40). Refuses NOTICE_INCOMPLETE, also for what is no notice of the list, and OBJECTION_OPEN.
 */
export function checkNoticeRun(book: Book, list: PayList, noticeId: NoticeId, on: IsoDate): void {
  const { listId } = list;
  const notice = book.payouts.notices.get(noticeId);
  if (notice === undefined || notice.listId !== listId || notice.withdrawn) return refuse('NOTICE_INCOMPLETE', { listId, noticeId });
  const lastDay = lastNoticeDay(notice.postedOn, latestSubsidy(book.registry, list.policyId).subsidy, book.calendarOf);
  if (on <= lastDay) refuse('NOTICE_INCOMPLETE', { listId, noticeId, postedOn: notice.postedOn, lastDay, on });
  const objected = notice.openObjections.find((no) => book.payouts.line(listId, no).state === 'PREPARED');
  if (objected !== undefined) refuse('OBJECTION_OPEN', { listId, no: objected });
}
