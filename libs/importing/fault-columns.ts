import type { Facts } from '#libs/kernel/refusal.js';
import type { RefusalCode } from '#libs/kernel/refusal-catalogue.js';

/** The column that a person looks at first for what a decision refused; 全行 where it is the row as a whole. */
const COLUMN_OF: { readonly [Code in RefusalCode]?: string } = {
  DATE_INVALID: '日期',
  AMOUNT_INVALID: '金额',
  DUPLICATE_CHARGE: '决定书文号',
  LEVY_SCHEME_CLOSED: '日期',
  STANDARD_RAISED: '本金',
  STANDARD_LOWERED: '应征金额',
  OVER_COLLECTION: '本金',
  LATE_FEE_EXCESS: '滞纳金',
  LATE_FEE_CAP: '滞纳金',
  RECEIPT_NOT_ALLOCATED: '票据号码',
  RECEIPT_OUT_OF_RANGE: '票据号码',
  RECEIPT_REUSED: '票据号码',
  RECEIPT_UNUSABLE: '票据号码',
  ACCOUNT_NOT_REGISTERED: '缴款方式',
  LATE_RECORDING: '日期',
  OPENING_MISMATCH: '欠缴金额',
  PARTY_MISMATCH: '公民身份号码',
  PARTY_ERASED: '公民身份号码',
};

/** Of what there is none, or one already. */
const COLUMN_OF_KIND: Readonly<Record<string, string>> = {
  unit: '村(居)',
  levy: '决定书文号',
  instalment: '期数',
  'receipt sheet': '票据号码',
  'receipt book': '册号',
};

/** The column of a file at which a refused row is told. */
export function columnOf(code: RefusalCode, { kind }: Facts): string {
  return COLUMN_OF[code] ?? COLUMN_OF_KIND[String(kind)] ?? '全行';
}
