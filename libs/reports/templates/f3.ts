import { FOOTER, HEADER, type ReportTemplate } from './template.js';

/** F3, a row a receipt (domain rules 4.1). */
export const F3_TEMPLATE = {
  titleZh: '征收社会抚养费缴款情况登记表',
  columns: [
    { key: 'ordinal', zh: '序号', kind: 'count', width: 6 },
    { key: 'paidOn', zh: '缴款日期', kind: 'date', width: 12 },
    { key: 'village', zh: '村(居)', kind: 'text', width: 10 },
    { key: 'payerCode', zh: '缴款人(代号)', kind: 'text', width: 12 },
    { key: 'docNo', zh: '决定书文号', kind: 'text', width: 24 },
    { key: 'nature', zh: '款项性质', kind: 'text', width: 12 },
    { key: 'principalFen', zh: '本金', kind: 'money', width: 14 },
    { key: 'lateFeeFen', zh: '滞纳金', kind: 'money', width: 12 },
    { key: 'totalFen', zh: '合计', kind: 'money', width: 14 },
    { key: 'channel', zh: '缴款方式', kind: 'text', width: 14 },
    { key: 'receipt', zh: '票据号码', kind: 'text', width: 12 },
    { key: 'sheetState', zh: '票据状态', kind: 'text', width: 8 },
    { key: 'officer', zh: '经办人', kind: 'text', width: 10 },
    { key: 'remittance', zh: '解缴批次', kind: 'text', width: 16 },
    { key: 'sentOn', zh: '解缴日期', kind: 'text', width: 12 },
    { key: 'creditedOn', zh: '入账确认日期', kind: 'text', width: 12 },
    { key: 'verifiedOn', zh: '核票日期', kind: 'date', width: 12 },
    { key: 'remarks', zh: '备注', kind: 'text', width: 20 },
  ],
  header: HEADER,
  footer: FOOTER,
} as const satisfies ReportTemplate;
