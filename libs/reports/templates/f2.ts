import { FOOTER, HEADER, type ReportTemplate } from './template.js';

/** F2, a row a levy that owes something and stands not in F1 (domain rules 4.1). */
export const F2_TEMPLATE = {
  titleZh: '发出征收决定书登记表（未缴款的）',
  columns: [
    { key: 'ordinal', zh: '序号', kind: 'count', width: 6 },
    { key: 'village', zh: '村(居)', kind: 'text', width: 10 },
    { key: 'payerCode', zh: '被征收人(代号)', kind: 'text', width: 12 },
    { key: 'docNo', zh: '决定书文号', kind: 'text', width: 24 },
    { key: 'decidedOn', zh: '决定日期', kind: 'date', width: 12 },
    { key: 'servedOn', zh: '送达日期', kind: 'date', width: 12 },
    { key: 'dueOn', zh: '缴款期限', kind: 'date', width: 12 },
    { key: 'assessedFen', zh: '应征金额', kind: 'money', width: 14 },
    { key: 'paidFen', zh: '累计已缴', kind: 'money', width: 14 },
    { key: 'closingFen', zh: '期末欠缴', kind: 'money', width: 14 },
    { key: 'overdueMonths', zh: '逾期满月数', kind: 'count', width: 8 },
    { key: 'lateFeeUnpaidFen', zh: '应计滞纳金(未收)', kind: 'money', width: 14 },
    { key: 'demandedOn', zh: '催告日期', kind: 'date', width: 12 },
    { key: 'enforcement', zh: '法院执行情况', kind: 'text', width: 24 },
    { key: 'remarks', zh: '备注', kind: 'text', width: 16 },
  ],
  header: HEADER,
  footer: FOOTER,
} as const satisfies ReportTemplate;
