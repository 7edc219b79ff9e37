import type { PayoutFigures } from '#libs/benefits/payout-figures.js';
import { addDays, type IsoDate, type Month } from '#libs/kernel/dates.js';
import type { Code, NoticeId, OfficerId, PackId, PayListId, PolicyId, Sha256Hex, UnitId } from '#libs/kernel/ids.js';
import type { CalendarOf } from '#libs/kernel/working-days.js';
import { lastNoticeDay } from '#libs/registry/notice-days.js';
import type { DisclosureMode, NoticeDayCount } from '#libs/registry/subsidy-terms.js';
import type { Column, NoticeChannel } from './disclosure.js';
import type { FeedbackRow } from './objections.js';

/** Why a notice is taken back. */
export const WITHDRAWAL_REASONS = ['FIGURES_WRONG', 'WRONG_PLACE', 'TOO_MUCH_SHOWN', 'REPLACED'] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** A web list of people is taken down so many days after its notice has run, its rows stay in the book (domain rules 2.8); any other goes from the board's front to its archive. */
const SHOWN_AFTER_RUN_DAYS = 30;

/** Which version of a policy. */
export interface PolicyRef {
  readonly policyId: PolicyId;
  readonly version: number;
}

/** Of what the rows are made: what never changes, so that they are the same whenever they are made again. Of people it names list and line. */
export type NoticeSource =
  | { readonly kind: 'FEE_LIST'; readonly policies: readonly PolicyRef[] }
  /** The lines of a list but for those that had been cancelled. */
  | { readonly kind: 'BENEFIT_LIST'; readonly listId: PayListId; readonly policy: PolicyRef; readonly withoutNos: readonly number[] }
  | { readonly kind: 'PAYOUT'; readonly policy: PolicyRef; readonly from: Month; readonly to: Month; readonly figures: PayoutFigures }
  /** The total of F4 in a version of the month's reports. */
  | { readonly kind: 'LEVY_AGGREGATE'; readonly periodId: Month; readonly packId: PackId; readonly version: number; readonly asOfSeq: number; readonly packSha256: Sha256Hex }
  | { readonly kind: 'FEEDBACK'; readonly month: Month; readonly rows: readonly FeedbackRow[] };

/** Where a paper hangs, and the digest of the photograph that shows it there (S24). */
export interface BoardPosting {
  readonly placeCode: Code;
  readonly photoSha256: Sha256Hex;
}

export interface NoticePosted {
  readonly noticeId: NoticeId;
  readonly source: NoticeSource;
  readonly channels: readonly NoticeChannel[];
  readonly mode: DisclosureMode;
  readonly columns: readonly Column[];
  /** Digest of the rows, without names. */
  readonly listHash: Sha256Hex;
  readonly rowCount: number;
  /** Full days that it hangs at least; the day of posting is not one of them (D8). */
  readonly noticeDays: number;
  readonly noticeDayCount: NoticeDayCount;
  readonly board?: BoardPosting;
}

/** CLOSED_CLEAN: nobody objected. Between posting and closing it runs. */
export const NOTICE_STATES = ['POSTED', 'CLOSED_CLEAN', 'CLOSED_WITH_RESOLVED_OBJECTIONS', 'WITHDRAWN'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

export type NoticeEvent =
  | { type: 'NoticePosted'; data: NoticePosted }
  | { type: 'NoticeClosed'; data: { noticeId: NoticeId; result: 'CLOSED_CLEAN' | 'CLOSED_WITH_RESOLVED_OBJECTIONS' } }
  | { type: 'NoticeWithdrawn'; data: { noticeId: NoticeId; reasonCode: WithdrawalReason } };

export interface Notice extends NoticePosted {
  /** Seq of the last event that touched it: the version that If-Match names. */
  readonly seq: number;
  /** Seq of the posting: its rows are the ledger's just before it. */
  readonly postedSeq: number;
  readonly unitId: UnitId;
  readonly state: NoticeState;
  readonly postedOn: IsoDate;
  readonly postedBy: OfficerId;
  readonly checkedBy?: OfficerId;
  readonly endedOn?: IsoDate;
  readonly withdrawnFor?: WithdrawalReason;
}

/** The last of a notice's full days. */
export function lastDayOf(notice: Notice, calendarOf: CalendarOf): IsoDate {
  return lastNoticeDay(notice.postedOn, notice, calendarOf);
}

/** Whether anybody may see a notice on the web on a day. Lists of people are taken down; what names nobody stays up until it is withdrawn. */
export function isOnDisplay(notice: Notice, today: IsoDate, calendarOf: CalendarOf): boolean {
  if (notice.state === 'WITHDRAWN' || !notice.channels.includes('WEB')) return false;
  return notice.source.kind !== 'BENEFIT_LIST' || isRecent(lastDayOf(notice, calendarOf), today);
}

/** Whether a notice runs still, or ran until not long ago. */
export function isRecent(lastDay: IsoDate, today: IsoDate): boolean {
  return today <= addDays(lastDay, SHOWN_AFTER_RUN_DAYS);
}
