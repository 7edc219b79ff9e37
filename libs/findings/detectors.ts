import type { Book } from '#libs/book/book.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { isWithin } from '#libs/registry/posts.js';
import { moneyBackAtOnce, roundSumsBeforeDue } from './circular-payments.js';
import type { Detector, Finding } from './finding.js';
import { meetingUsedOften } from './meeting-used-often.js';
import { cashHeldTooLong, moneyInSpecialTooLong, moneyInTransitTooLong } from './money-at-rest.js';
import { paperUsedTwice } from './papers.js';
import { accountOfSeveral, postsCombinedByLeave, postsCombinedWithoutLeave } from './persons.js';
import { lateTypingBursts, postedAfterMatch, receiptGaps } from './records.js';
import { settledBelowAssessed } from './settled-below-assessed.js';

interface DetectorRow {
  readonly zh: string;
  readonly en: string;
  readonly find: Detector;
}

/** What inspectors ask of every book (domain rules 5). */
export const DETECTORS = {
  SETTLED_BELOW_ASSESSED: { zh: '少缴结清且无文件', en: 'settled below what was assessed, without a document', find: settledBelowAssessed },
  MEETING_USED_OFTEN: { zh: '同一会议评议人数多于表决事项', en: 'more people passed on a meeting than it had motions', find: meetingUsedOften },
  MONEY_BACK_AT_ONCE: { zh: '收款后即退（疑似空转）', en: 'paid back within three days of coming in', find: moneyBackAtOnce },
  ROUND_SUMS_BEFORE_DUE: { zh: '月末前集中整数收款（疑似垫缴）', en: 'many round sums just before the month is measured', find: roundSumsBeforeDue },
  CASH_HELD_TOO_LONG: { zh: '现金逾期未缴存', en: 'cash not in the bank by its day', find: cashHeldTooLong },
  MONEY_IN_TRANSIT_TOO_LONG: { zh: '过渡户或在途资金滞留', en: 'money in a transit account or on the way too long', find: moneyInTransitTooLong },
  MONEY_IN_SPECIAL_TOO_LONG: { zh: '财政专户资金滞留', en: 'money in the special account too long', find: moneyInSpecialTooLong },
  RECEIPT_GAP: { zh: '票据跳号未说明', en: 'sheets passed over without a word', find: receiptGaps },
  LATE_TYPING_BURST: { zh: '同一经办人集中补录', en: 'one officer typing in late again and again', find: lateTypingBursts },
  POSTED_AFTER_MATCH: { zh: '核票相符后又入账', en: 'posted into a month after it was matched', find: postedAfterMatch },
  PAPER_USED_TWICE: { zh: '同一单据号用于不同事项', en: 'one number of a paper behind different acts', find: paperUsedTwice },
  ACCOUNT_OF_SEVERAL: { zh: '多人补贴入同一账户', en: 'several people’s subsidies into one account', find: accountOfSeveral },
  POSTS_COMBINED_BY_LEAVE: { zh: '经批准兼任不相容岗位', en: 'separated posts in one hand, by leave', find: postsCombinedByLeave },
  POSTS_COMBINED_WITHOUT_LEAVE: { zh: '兼任不相容岗位而无批准', en: 'separated posts in one hand, without leave', find: postsCombinedWithoutLeave },
} as const satisfies Record<string, DetectorRow>;

export type FindingCode = keyof typeof DETECTORS;
export const FINDING_CODES = Object.keys(DETECTORS) as FindingCode[];

export interface CodedFinding extends Finding {
  readonly code: FindingCode;
}

/** What the detectors find in the books of a unit and the units below it, as they stand on a day; of one detector where it is named. */
export function findingsOf(book: Book, { unitId, codes }: { readonly unitId: UnitId; readonly codes: readonly FindingCode[] }, today: IsoDate): readonly CodedFinding[] {
  return codes.flatMap((code) =>
    Iterator.from(DETECTORS[code].find(book, today))
      .filter((finding) => isWithin(book.registry, finding.unitId, unitId))
      .map((finding) => ({ code, ...finding }))
      .toArray(),
  );
}
