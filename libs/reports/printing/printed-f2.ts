import type { EnforcementResult } from '#libs/levy/proceedings.js';
import type { F2, F2Row } from '../f2.js';
import type { F2_TEMPLATE } from '../templates/f2.js';
import type { PrintedRow, PrintedRows } from './printed-rows.js';

type F2Key = (typeof F2_TEMPLATE)['columns'][number]['key'];
type Enforcement = NonNullable<F2Row['enforcement']>;

const STEPS_ZH: Readonly<Record<Enforcement['step'], string>> = { APPLIED: '已申请', ACCEPTED: '已受理', ENDED: '已终结' };
const RESULTS_ZH: Readonly<Record<EnforcementResult, string>> = {
  ...{ PAID: '执行到位', NO_PROPERTY: '无财产可供执行', TERMINATED: '终结执行', WITHDRAWN: '撤回申请', NOT_ACCEPTED: '不予受理' },
};

/** F2 as it is printed. */
export function printedF2({ rows, total }: F2): PrintedRows<F2Key> {
  return { rows: rows.map(printedRow), total: { village: '合计', ...total } };
}

function printedRow({ villageZh, enforcement, ...row }: F2Row, index: number): PrintedRow<F2Key> {
  const { payerCode, docNo, decidedOn, servedOn, dueOn, assessedFen, paidFen, closingFen, overdueMonths, lateFeeUnpaidFen, demandedOn } = row;
  return {
    ...{ ordinal: index + 1, village: villageZh, payerCode, docNo, decidedOn, servedOn, dueOn, assessedFen, paidFen, closingFen, overdueMonths, lateFeeUnpaidFen, demandedOn },
    enforcement: enforcement === undefined ? undefined : enforcementZh(enforcement),
  };
}

function enforcementZh({ step, resultCode, courtDocNo, on }: Enforcement): string {
  const result = resultCode === undefined ? '' : `（${RESULTS_ZH[resultCode]}）`;
  return `${STEPS_ZH[step]}${result} ${on} ${courtDocNo}`;
}
