import type { IsoDate } from '#libs/kernel/dates.js';
import type { NoticeKind } from '#libs/openness/disclosure.js';
import type { NoticeState } from '#libs/openness/notices.js';
import type { ObjectionState, RejectionReason } from '#libs/openness/objections.js';
import type { BoardNotice } from '#libs/openness/public-board.js';
import type { Words } from '#libs/pages/html.js';
import type { DutyState } from '#libs/periods/monthly-duties.js';

export const KIND_WORDS: Readonly<Record<NoticeKind, Words>> = {
  FEE_LIST: { zh: '收费公示', en: 'Fees' },
  BENEFIT_LIST: { zh: '补贴对象公示', en: 'Who is to be paid' },
  PAYOUT: { zh: '发放结果公开', en: 'What was paid' },
  LEVY_AGGREGATE: { zh: '社会抚养费收缴公开', en: 'Levy collected, in sums' },
  FEEDBACK: { zh: '意见办理公开', en: 'How opinions were answered' },
};

const NOTICE_STATE_WORDS: Readonly<Record<NoticeState, Words>> = {
  POSTED: { zh: '公示中', en: 'on notice' },
  CLOSED_CLEAN: { zh: '期满无异议', en: 'has run, nobody objected' },
  CLOSED_WITH_RESOLVED_OBJECTIONS: { zh: '期满，异议已答复', en: 'has run, objections answered' },
  WITHDRAWN: { zh: '已撤回', en: 'withdrawn' },
};

const HAS_RUN: Words = { zh: '公示期满', en: 'has run' };

/** What is to be said of a notice on a day: one that nobody has closed is over all the same when its last day is. */
export function noticeStateWords({ state, lastDay }: Pick<BoardNotice, 'state' | 'lastDay'>, today: IsoDate): Words {
  return state === 'POSTED' && today > lastDay ? HAS_RUN : NOTICE_STATE_WORDS[state];
}

/** Whether a month's money was at the county by its day. */
export const REMITTANCE_WORDS: Readonly<Record<DutyState, Words>> = {
  DUE: { zh: '未到期', en: 'not due yet' },
  DONE: { zh: '按期', en: 'on time' },
  DONE_LATE: { zh: '逾期解缴', en: 'sent late' },
  LATE: { zh: '逾期未解缴', en: 'late, not sent' },
  CALENDAR_MISSING: { zh: '待日历公布', en: 'waits for the calendar' },
};

export const OBJECTION_STATE_WORDS: Readonly<Record<ObjectionState, Words>> = {
  SUBMITTED: { zh: '已收到，待受理', en: 'received' },
  ACCEPTED: { zh: '已受理，办理中', en: 'being looked into' },
  REJECTED: { zh: '不予受理', en: 'not taken up' },
  ANSWERED: { zh: '已答复', en: 'answered' },
  ESCALATED: { zh: '上级办理中', en: 'before the unit above' },
  CLOSED: { zh: '已办结', en: 'closed' },
};

export const REJECTION_WORDS: Readonly<Record<RejectionReason, Words>> = {
  NOT_OUR_MATTER: { zh: '不属于本单位职责', en: 'not a matter of this unit' },
  REPEATED: { zh: '同一事项已提出', en: 'raised before' },
  NOTHING_ASKED: { zh: '没有具体事项', en: 'nothing is asked' },
};
