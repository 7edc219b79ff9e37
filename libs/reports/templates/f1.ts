import { FOOTER, HEADER, type ReportTemplate } from './template.js';

/** F1, a row a levy with a payment or a settling event in the month (domain rules 4.1). */
export const F1_TEMPLATE = {
  titleZh: '发出征收决定书登记表（已缴款的）',
  columns: [
    { key: 'ordinal', zh: '序号', kind: 'count', width: 6 },
    { key: 'village', zh: '村(居)', kind: 'text', width: 10 },
    { key: 'payerCode', zh: '被征收人(代号)', kind: 'text', width: 12 },
    { key: 'docNo', zh: '决定书文号', kind: 'text', width: 24 },
    { key: 'decidedOn', zh: '决定日期', kind: 'date', width: 12 },
    { key: 'servedOn', zh: '送达日期', kind: 'date', width: 12 },
    { key: 'dueOn', zh: '缴款期限', kind: 'date', width: 12 },
    { key: 'assessedFen', zh: '应征金额', kind: 'money', width: 14 },
    { key: 'paidBeforeFen', zh: '累计已缴(期初)', kind: 'money', width: 14 },
    { key: 'paidInMonthFen', zh: '本月缴款', kind: 'money', width: 14 },
    { key: 'lateFeeFen', zh: '其中滞纳金', kind: 'money', width: 12 },
    { key: 'paidFen', zh: '累计已缴(期末)', kind: 'money', width: 14 },
    { key: 'reducedFen', zh: '依法减免', kind: 'money', width: 12 },
    { key: 'transferredFen', zh: '移交责任人补足', kind: 'money', width: 12 },
    { key: 'makeUpFen', zh: '责任人本月补足', kind: 'money', width: 12 },
    { key: 'closingFen', zh: '期末欠缴', kind: 'money', width: 14 },
    { key: 'byInstalments', zh: '是否分期', kind: 'text', width: 8 },
    { key: 'settledOn', zh: '缴清日期', kind: 'date', width: 12 },
    { key: 'receipts', zh: '票据号码', kind: 'text', width: 16 },
    { key: 'officers', zh: '经办人', kind: 'text', width: 10 },
    { key: 'remarks', zh: '备注', kind: 'text', width: 20 },
  ],
  header: HEADER,
  footer: FOOTER,
} as const satisfies ReportTemplate;
