import type { Book } from '#libs/book/book.js';
import { addDays, type IsoDate, type Month } from '#libs/kernel/dates.js';
import type { DocNo, PolicyId, TitleZh, UnitId } from '#libs/kernel/ids.js';
import { closedFrom } from '#libs/registry/fee-policy.js';
import { isWithin, unitOf } from '#libs/registry/posts.js';
import type { PolicyKind } from '#libs/registry/registry.js';
import type { SubsidyTerms } from '#libs/registry/subsidy-terms.js';
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

/** A fee or a subsidy in force on a day, and the paper that it stands on (公开收费项目和标准, S19). */
export interface Standard {
  readonly policyId: PolicyId;
  readonly kind: PolicyKind;
  readonly nameZh: TitleZh;
  readonly docNo: DocNo;
  readonly validFrom: IsoDate;
  readonly validTo?: IsoDate;
  /** Of a subsidy: what a person gets for a month; fen. */
  readonly rates?: SubsidyTerms['rates'];
}

/** The latest version of each policy; of what was abolished, by its last version or by the closing of its scheme, the last day on which it was in force. */
export function standards({ registry }: Book): readonly Standard[] {
  const latest = [...registry.policies.values()].flatMap((versions) => versions.slice(-1));
  return latest.map(({ policyId, kind, nameZh, docNo, validFrom, ...policy }) => {
    const closed = kind === 'FEE' ? closedFrom(registry, policyId) : undefined;
    const validTo = closed === undefined ? policy.validTo : addDays(closed, -1);
    return {
      ...{ policyId, kind, nameZh, docNo, validFrom, ...(validTo === undefined ? {} : { validTo }) },
      ...('subsidy' in policy ? { rates: policy.subsidy.rates } : {}),
    };
  });
}
