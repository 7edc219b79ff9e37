import type { IntakeChannel, Matter, ObjectionResult } from './objections.js';

interface Words {
  readonly zh: string;
  readonly en: string;
}

export const CHANNEL_WORDS: Readonly<Record<IntakeChannel, Words>> = {
  WEB: { zh: '网上', en: 'web page' },
  PAPER: { zh: '书面', en: 'letter' },
  BOX: { zh: '意见箱', en: 'suggestion box' },
  RECEPTION_DAY: { zh: '接待日', en: 'reception day' },
  MEETING: { zh: '会议', en: 'meeting' },
  PHONE: { zh: '电话', en: 'telephone' },
};

export const MATTER_WORDS: Readonly<Record<Matter, Words>> = {
  NOT_ENTITLED: { zh: '不符合享受条件', en: 'somebody is not entitled' },
  LEFT_OUT: { zh: '应享未享', en: 'somebody was left out' },
  AMOUNT: { zh: '金额有误', en: 'the amount is wrong' },
  NOT_RECEIVED: { zh: '未收到款项', en: 'the money did not arrive' },
  FEE: { zh: '收费', en: 'a fee' },
  CONDUCT: { zh: '工作人员作风', en: 'the conduct of an officer' },
  SUGGESTION: { zh: '建议', en: 'a suggestion' },
};

export const RESULT_WORDS: Readonly<Record<ObjectionResult | 'REJECTED', Words>> = {
  UPHELD: { zh: '属实', en: 'upheld' },
  PARTLY: { zh: '部分属实', en: 'upheld in part' },
  DISMISSED: { zh: '不属实', en: 'dismissed' },
  REJECTED: { zh: '不予受理', en: 'not taken up' },
};
