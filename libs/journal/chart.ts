/** Accounts of a unit (T) and of the county (C); codes follow 政府会计制度 where one exists (domain rules 3.10). */
export const CHART = {
  '1001.01': { zh: '库存现金—经办人', en: 'Cash with collector', of: 'officer' },
  '1001.02': { zh: '库存现金—出纳', en: 'Cash with cashier', of: 'officer' },
  '1002.01': { zh: '银行存款—汇缴过渡户', en: 'Levy transit account' },
  '1002.05': { zh: '银行存款—代收代付户', en: 'Agency account' },
  '1002.08': { zh: '代发在途资金', en: 'Subsidy batch in process' },
  '1002.09': { zh: '在途资金', en: 'Remittance in transit' },
  '1003': { zh: '国库存款', en: 'Treasury deposit' },
  '1004': { zh: '财政专户存款', en: 'County special account' },
  '1011': { zh: '零余额账户用款额度', en: 'Zero-balance quota' },
  '1212': { zh: '应收社会抚养费', en: 'Levy receivable', of: 'levy' },
  '1218.01': { zh: '其他应收款—责任人补足', en: 'Make-up receivable', of: 'officer' },
  '1218.02': { zh: '其他应收款—保管短款', en: 'Custody shortage', of: 'officer' },
  '1218.03': { zh: '其他应收款—应追回补贴', en: 'Subsidy to recover' },
  '2101': { zh: '应缴国库款', en: 'To pay over to the treasury' },
  '2103.01': { zh: '应缴财政款—待征收', en: 'Payable to finance: not yet collected' },
  '2103.02': { zh: '应缴财政款—已收本金', en: 'Payable to finance: collected principal' },
  '2103.03': { zh: '应缴财政款—已收滞纳金', en: 'Payable to finance: collected late fee' },
  '2103.04': { zh: '应缴财政款—追回以前年度补贴', en: 'Payable to finance: recovered prior-year subsidies' },
  '2307.01': { zh: '其他应付款—应退多缴款', en: 'Refundable excess' },
  '2307.03': { zh: '其他应付款—待查款项', en: 'Unidentified receipts' },
  '4001': { zh: '财政拨款收入', en: 'Fiscal allotment income' },
  '4103': { zh: '非税收入', en: 'Non-tax income' },
  '5001': { zh: '对个人的补助支出', en: 'Expense: transfers to persons' },
} as const satisfies Record<string, { readonly zh: string; readonly en: string; readonly of?: 'officer' | 'levy' }>;

export type AccountCode = keyof typeof CHART;
export const ACCOUNT_CODES = Object.keys(CHART) as AccountCode[];
