/** The articles behind a code. A: decree 281 (违反行政事业性收费和罚没收入收支两条线管理规定行政处分暂行规定); B: decree 427 (财政违法行为处罚处分条例). */
interface ViolationRow {
  readonly zh: string;
  readonly en: string;
  readonly articles: readonly string[];
}

/** What an entry can be about (domain rules 2.2). A code names the rule that a fact falls under; it is no finding against anybody. */
export const VIOLATIONS = {
  UNLISTED_FEE: { zh: '收取未列入目录的费用', en: 'a fee that is not on the list', articles: ['A5', 'B3(1)'] },
  STANDARD_CHANGED: { zh: '擅自提高或降低收费标准', en: 'the standard raised or lowered without authority', articles: ['A6', 'B3(2)'] },
  CHARGE_AFTER_CANCEL: { zh: '收费项目取消后继续收费', en: 'charged after the fee was cancelled', articles: ['A7', 'B3(3)'] },
  QUOTA_ISSUED: { zh: '下达收费罚没指标', en: 'collection quotas issued', articles: ['A8'] },
  TICKET_RULE: { zh: '违反票据管理规定', en: 'the rules for receipts broken', articles: ['A10', 'B16'] },
  NO_TICKET: { zh: '收款不开具票据', en: 'collected without a receipt', articles: ['A10'] },
  NOT_COLLECTED: { zh: '应收不收、缓收', en: 'not collected, or put off', articles: ['A12', 'B3(4)'] },
  NOT_BOOKED: { zh: '收款不入账', en: 'collected and not booked', articles: ['A13'] },
  NOT_REMITTED: { zh: '不缴、少缴应解缴款项', en: 'not remitted, or not all of it', articles: ['A14', 'B4(2)'] },
  DELAYED: { zh: '滞留应解缴款项', en: 'remittance delayed', articles: ['A14', 'B4(2)'] },
  UNAUTHORISED_ACCOUNT: { zh: '擅自开设、使用账户', en: 'an account without approval', articles: ['A15', 'B11'] },
  WITHHELD_DIVERTED_NETTED: { zh: '截留、挪用、坐支', en: 'withheld, diverted or spent before remitting', articles: ['A16', 'B4(2)', 'B4(3)'] },
  BONUS_FROM_FEES: { zh: '用收费款项发放奖金福利', en: 'bonuses paid from fees', articles: ['A17'] },
  FALSE_CLAIM: { zh: '虚报冒领', en: 'claimed falsely', articles: ['B6(1)'] },
  SUBSIDY_DIVERTED: { zh: '挪用补助资金', en: 'subsidy money diverted', articles: ['B6(2)'] },
  SUBSIDY_HELD_BACK: { zh: '滞留补助资金', en: 'subsidy money held back', articles: ['B6(3)'] },
  PRIVATE_DEPOSIT: { zh: '私存私放（小金库）', en: 'kept in private deposits', articles: ['B17'] },
  FALSE_BOOKS: { zh: '账簿不实', en: 'false books', articles: ['会计法41'] },
} as const satisfies Record<string, ViolationRow>;

export type ViolationCode = keyof typeof VIOLATIONS;
export const VIOLATION_CODES = Object.keys(VIOLATIONS) as ViolationCode[];
