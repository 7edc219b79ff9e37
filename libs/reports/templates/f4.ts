import { FOOTER, HEADER, type ReportTemplate } from './template.js';

/** F4, a row a village (domain rules 4.1, R2). */
export const F4_TEMPLATE = {
  titleZh: '征收社会抚养费收缴汇总表',
  columns: [
    { key: 'village', zh: '村(居)', kind: 'text', width: 10 },
    { key: 'openingCount', zh: '期初欠缴例数', kind: 'count', width: 8 },
    { key: 'openingFen', zh: '期初欠缴金额', kind: 'money', width: 14 },
    { key: 'addedCount', zh: '本月新增例数', kind: 'count', width: 8 },
    { key: 'addedFen', zh: '新增金额', kind: 'money', width: 14 },
    { key: 'correctedFen', zh: '上期更正(±)', kind: 'money', width: 12 },
    { key: 'reducedFen', zh: '依法减免', kind: 'money', width: 12 },
    { key: 'transferredFen', zh: '移交责任人补足', kind: 'money', width: 12 },
    { key: 'endedFen', zh: '终止/撤销', kind: 'money', width: 12 },
    { key: 'collectedFen', zh: '本月收缴本金', kind: 'money', width: 14 },
    { key: 'lateFeeFen', zh: '本月收缴滞纳金', kind: 'money', width: 12 },
    { key: 'makeUpFen', zh: '责任人补足收入', kind: 'money', width: 12 },
    { key: 'totalFen', zh: '收缴合计', kind: 'money', width: 14 },
    { key: 'closingCount', zh: '期末欠缴例数', kind: 'count', width: 8 },
    { key: 'closingFen', zh: '期末欠缴金额', kind: 'money', width: 14 },
    { key: 'unsentBeforeFen', zh: '上月未解缴', kind: 'money', width: 14 },
    { key: 'remittedFen', zh: '本月解缴', kind: 'money', width: 14 },
    { key: 'refundableFen', zh: '转应退款', kind: 'money', width: 12 },
    { key: 'unsentFen', zh: '月末未解缴', kind: 'money', width: 14 },
    { key: 'usedSheets', zh: '票据使用份数', kind: 'count', width: 8 },
    { key: 'voidSheets', zh: '作废份数', kind: 'count', width: 8 },
    { key: 'lostSheets', zh: '遗失份数', kind: 'count', width: 8 },
    { key: 'sheets', zh: '起止号', kind: 'text', width: 18 },
  ],
  header: HEADER,
  footer: FOOTER,
} as const satisfies ReportTemplate;
