import { yuanText } from '#libs/kernel/rate.js';
import type { F1, F1Row } from '../f1.js';
import type { F1_TEMPLATE } from '../templates/f1.js';
import type { PrintedRow, PrintedRows } from './printed-rows.js';

type F1Key = (typeof F1_TEMPLATE)['columns'][number]['key'];

/** F1 as it is printed. */
export function printedF1({ rows, total }: F1): PrintedRows<F1Key> {
  return { rows: rows.map(printedRow), total: { village: '合计', ...total } };
}

function printedRow({ villageZh, byInstalments, receipts, officerIds, ...row }: F1Row, index: number): PrintedRow<F1Key> {
  const { payerCode, docNo, decidedOn, servedOn, dueOn, settledOn, assessedFen, paidBeforeFen, paidInMonthFen, lateFeeFen, paidFen } = row;
  const { reducedFen, transferredFen, makeUpFen, closingFen } = row;
  return {
    ...{ ordinal: index + 1, village: villageZh, payerCode, docNo, decidedOn, servedOn, dueOn, settledOn, assessedFen, paidBeforeFen, paidInMonthFen, lateFeeFen, paidFen },
    ...{ reducedFen, transferredFen, makeUpFen, closingFen, byInstalments: byInstalments ? '是' : '否' },
    ...{ receipts: receipts.map(({ no }) => no).join('、'), officers: officerIds.join('、'), remarks: remarksOf(row) },
  };
}

function remarksOf({ reversals, excessFen, revokedOn, extinguishedOn }: Pick<F1Row, 'reversals' | 'excessFen' | 'revokedOn' | 'extinguishedOn'>): string {
  const remarks = [
    reversals > 0 ? `冲销${reversals}笔` : '',
    excessFen === 0 ? '' : `多缴待退${yuanText(excessFen)}`,
    revokedOn === undefined ? '' : `${revokedOn}决定撤销`,
    extinguishedOn === undefined ? '' : `${extinguishedOn}项目终止，余额不再征收`,
  ];
  return remarks.filter((remark) => remark !== '').join('；');
}
