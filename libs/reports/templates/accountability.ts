import { FOOTER, HEADER, type ReportTemplate } from './template.js';

/** The statement of accountability, a row an officer (domain rules 3.6). */
export const ACCOUNTABILITY_TEMPLATE = {
  titleZh: '责任追究情况月报表',
  columns: [
    { key: 'officerId', zh: '责任人(代号)', kind: 'text', width: 10 },
    { key: 'name', zh: '姓名', kind: 'text', width: 10 },
    { key: 'openingFen', zh: '期初未补足', kind: 'money', width: 13 },
    { key: 'openedFen', zh: '本月新增应补足', kind: 'money', width: 13 },
    { key: 'paidFen', zh: '本月已补足', kind: 'money', width: 13 },
    { key: 'writtenOffFen', zh: '核销', kind: 'money', width: 12 },
    { key: 'reinstatedFen', zh: '恢复为缴款人债务', kind: 'money', width: 12 },
    { key: 'releasedFen', zh: '撤销解除', kind: 'money', width: 12 },
    { key: 'closingFen', zh: '期末未补足', kind: 'money', width: 13 },
    { key: 'closingLateFeeFen', zh: '另：未补足滞纳金', kind: 'money', width: 12 },
    { key: 'claimOpeningFen', zh: '期初短款及账外欠款', kind: 'money', width: 13 },
    { key: 'claimOpenedFen', zh: '本月认定', kind: 'money', width: 12 },
    { key: 'claimRecoveredFen', zh: '本月追回', kind: 'money', width: 12 },
    { key: 'claimClosingFen', zh: '期末短款及账外欠款', kind: 'money', width: 13 },
    { key: 'overdueFen', zh: '期末逾期金额', kind: 'money', width: 13 },
    { key: 'overdueFenDays', zh: '逾期元·天', kind: 'money', width: 14 },
    { key: 'entriesNew', zh: '本月新增责任记录', kind: 'count', width: 9 },
    { key: 'statements', zh: '本月申辩', kind: 'count', width: 8 },
    { key: 'entriesClosed', zh: '本月结案', kind: 'count', width: 8 },
    { key: 'entriesOpen', zh: '期末未结案', kind: 'count', width: 8 },
    { key: 'rules', zh: '涉及事项', kind: 'text', width: 24 },
  ],
  header: HEADER,
  footer: [...FOOTER, '责任记录只载事实，不是处分结论；未结案前可以申辩。'],
} as const satisfies ReportTemplate;
