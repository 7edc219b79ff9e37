import type { Channel } from '#libs/levy/levy.js';
import type { F3Row, PaymentNature } from './f3-rows.js';

interface FormColumn {
  /** The field of a row; the ordinal is the row's place. */
  readonly field: keyof F3Row | 'ordinal';
  readonly zh: string;
}

/** The county's form F3, one row a receipt: title, columns and words as they are printed (domain rules 4.1). */
export const F3_FORM = {
  titleZh: '征收社会抚养费缴款情况登记表',
  columns: [
    { field: 'ordinal', zh: '序号' },
    { field: 'paidOn', zh: '缴款日期' },
    { field: 'villageId', zh: '村(居)' },
    { field: 'payerId', zh: '缴款人(代号)' },
    { field: 'docNo', zh: '决定书文号' },
    { field: 'nature', zh: '款项性质' },
    { field: 'principalFen', zh: '本金' },
    { field: 'lateFeeFen', zh: '滞纳金' },
    { field: 'totalFen', zh: '合计' },
    { field: 'channel', zh: '缴款方式' },
    { field: 'receiptNo', zh: '票据号码' },
    { field: 'sheetState', zh: '票据状态' },
    { field: 'officerId', zh: '经办人' },
    { field: 'excessFen', zh: '备注' },
  ] satisfies readonly FormColumn[],
  /** 第{n}期 of an instalment follows its word. */
  nature: { PRINCIPAL: '本金', INSTALMENT: '分期', CORRECTION: '更正' } satisfies Record<PaymentNature, string>,
  channel: { BANK_DIRECT: '银行直缴专户', TRANSIT_TRANSFER: '转入汇缴过渡户', CASH: '现金' } satisfies Record<Channel, string>,
  sheetState: { USED: '使用', VOID: '作废' } satisfies Record<F3Row['sheetState'], string>,
  /** Before the sum in 备注; the column is empty where it is 0. */
  excess: '多缴待退',
  total: '合计',
} as const;
