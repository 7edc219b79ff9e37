import type { Book } from '#libs/book/book.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { isWithin, unitOf } from '#libs/registry/posts.js';
import { lastDayOf, type Notice } from './notices.js';
import { feedbackRow } from './objection-deadlines.js';
import { type FeedbackRow, isReceivedIn } from './objections.js';

/** A notice as the public finds it: what it is, and until when it hangs at least. */
export interface BoardNotice extends Pick<Notice, 'noticeId' | 'unitId' | 'mode' | 'listHash' | 'rowCount' | 'postedOn' | 'postedSeq' | 'state'> {
  readonly kind: Notice['source']['kind'];
  readonly lastDay: IsoDate;
}

/** A unit and the units below it, as anybody may choose among them. */
export interface BoardUnit {
  readonly unitId: UnitId;
  readonly nameZh: string;
  readonly level: string;
  readonly parentId?: UnitId;
}

/** Every unit of the county. */
export function boardUnits({ registry }: Book): readonly BoardUnit[] {
  return [...registry.units.values()].map(({ unitId, nameZh, level, parentId }) => ({ unitId, nameZh, level, ...(parentId === undefined ? {} : { parentId }) }));
}

/** What hangs on the web of a unit, of the units below it and, for a village, of its township, the newest first. Refuses UNKNOWN. */
export function noticesOnBoard(book: Book, unitId: UnitId, isShown: (notice: Notice) => boolean): readonly Notice[] {
  const { registry } = book;
  unitOf(registry, unitId);
  const concerns = (notice: Notice) => isWithin(registry, notice.unitId, unitId) || isWithin(registry, unitId, notice.unitId);
  return [...book.openness.notices.values()].filter((notice) => concerns(notice) && isShown(notice)).toReversed();
}

export function boardNotice(book: Book, notice: Notice): BoardNotice {
  const { noticeId, unitId, mode, listHash, rowCount, postedOn, postedSeq, state, source } = notice;
  return { noticeId, unitId, kind: source.kind, mode, listHash, rowCount, postedOn, postedSeq, state, lastDay: lastDayOf(notice, book.calendarOf) };
}

/** The register of a month's opinions at a unit and the units below it (意见办理公开): nobody who raised one stands in it. Refuses UNKNOWN. */
export function feedbackRegister(book: Book, { unitId, month, today }: { readonly unitId: UnitId; readonly month: Month; readonly today: IsoDate }): readonly FeedbackRow[] {
  unitOf(book.registry, unitId);
  const received = [...book.openness.objections.values()].filter((one) => isReceivedIn(one, month) && isWithin(book.registry, one.unitId, unitId));
  return received.map((one, at) => feedbackRow(one, at + 1, { today, calendarOf: book.calendarOf }));
}
