import { addSigned, negate, type SignedFen, ZERO } from '#libs/kernel/fen.js';
import { refuse } from '#libs/kernel/refusal.js';
import type { F1 } from './f1.js';
import type { F2 } from './f2.js';
import type { F3 } from './f3.js';
import type { F4, F4Row } from './f4.js';
import type { FeeMonth } from './fee-month.js';

export interface FeeForms {
  readonly f1: F1;
  readonly f2: F2;
  readonly f3: F3;
  readonly f4: F4;
}

/** Two ways to one figure: fen, or a count. */
export interface Check {
  readonly nameZh: string;
  readonly expected: number;
  readonly got: number;
  readonly holds: boolean;
}

/** Everything that the four reports of a month must agree on, with one another and with the journal (domain rules 4.1, R2, R31). */
export function checksOf({ f1, f2, f3, f4 }: FeeForms, { ledgerOwed, ledgerUnsent, levies }: Pick<FeeMonth, 'ledgerOwed' | 'ledgerUnsent' | 'levies'>): readonly Check[] {
  const { total } = f4;
  const listed = [...f1.rows, ...f2.rows];
  const takenOver = levies.filter(({ entry, within }) => entry.type === 'OpeningLevyTaken' && within.includes(entry));
  const takenOverFen = takenOver.reduce((all, { entry }) => addSigned(all, entry.type === 'OpeningLevyTaken' ? entry.data.balanceFen : ZERO), ZERO as SignedFen);
  return [
    ...f4.rows.map((row) => check(`汇总表 ${row.villageZh}：期末欠缴 = 期初 + 新增 ± 更正 − 减免 − 移交 − 终止 − 收缴本金`, closingBy(row), row.closingFen)),
    check('汇总表 合计：期末欠缴 = 期初 + 新增 ± 更正 − 减免 − 移交 − 终止 − 收缴本金', closingBy(total), total.closingFen),
    check('汇总表 期初欠缴 = 上月末账面应收（1212）+ 本月录入期初', addSigned(ledgerOwed.beforeFen, takenOverFen), total.openingFen),
    check('已缴款表 + 未缴款表 期末欠缴 = 账面应收（1212）', ledgerOwed.endFen, addSigned(f1.total.closingFen, f2.total.closingFen)),
    check('已缴款表 + 未缴款表 期末欠缴例数 = 汇总表 期末欠缴例数', total.closingCount, listed.filter(({ closingFen }) => closingFen > 0).length),
    check('同一征收决定不得同时列入已缴款表和未缴款表', listed.length, new Set(listed.map(({ levyId }) => levyId)).size),
    check('汇总表 收缴合计 = 缴款情况登记表 合计', f3.total.totalFen, total.totalFen),
    check('汇总表 收缴合计 = 已缴款表 本月缴款 + 责任人本月补足', addSigned(f1.total.paidInMonthFen, f1.total.makeUpFen), total.totalFen),
    check('汇总表 上月未解缴 = 上月末账面未解缴（2103.02 + 2103.03 − 1002.09）', ledgerUnsent.beforeFen, total.unsentBeforeFen),
    check('汇总表 月末未解缴 = 上月未解缴 + 收缴合计 − 本月解缴 − 转应退款', unsentBy(total), total.unsentFen),
    check('汇总表 月末未解缴 = 账面未解缴（2103.02 + 2103.03 − 1002.09）', ledgerUnsent.endFen, total.unsentFen),
  ];
}

/** Invariant 52: refuses REPORT_NOT_FROM_LEDGER with every check that fails. */
export function enforce(checks: readonly Check[], of: Pick<FeeMonth, 'unitId' | 'periodId' | 'asOfSeq'>): void {
  const failed = checks.filter(({ holds }) => !holds);
  if (failed.length > 0) refuse('REPORT_NOT_FROM_LEDGER', { unitId: of.unitId, periodId: of.periodId, asOfSeq: of.asOfSeq, failed });
}

function closingBy(row: Pick<F4Row, 'openingFen' | 'addedFen' | 'correctedFen' | 'reducedFen' | 'transferredFen' | 'endedFen' | 'collectedFen'>): SignedFen {
  const { openingFen, addedFen, correctedFen, reducedFen, transferredFen, endedFen, collectedFen } = row;
  return [openingFen, addedFen, correctedFen, ...[reducedFen, transferredFen, endedFen, collectedFen].map(negate)].reduce(addSigned);
}

function unsentBy({ unsentBeforeFen, totalFen, remittedFen, refundableFen }: Pick<F4Row, 'unsentBeforeFen' | 'totalFen' | 'remittedFen' | 'refundableFen'>): SignedFen {
  return [unsentBeforeFen, totalFen, negate(remittedFen), negate(refundableFen)].reduce(addSigned);
}

function check(nameZh: string, expected: number, got: number): Check {
  return { nameZh, expected, got, holds: expected === got };
}
