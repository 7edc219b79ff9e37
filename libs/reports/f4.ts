import { addSigned, type SignedFen, ZERO } from '#libs/kernel/fen.js';
import type { UnitId } from '#libs/kernel/ids.js';
import type { BalanceFlow } from './balance-flows.js';
import type { F3Row } from './f3.js';
import type { FeeMonth } from './fee-month.js';
import { NO_MONEY, unsentFen } from './month-money.js';
import { runsOf, type SheetRun, sheetsOf } from './sheet-runs.js';
import { totalOf } from './totals.js';

/** Amounts in fen and counts of levies and sheets, in the order of the form. */
const F4_FIGURES = [
  ...(['openingCount', 'openingFen', 'addedCount', 'addedFen', 'correctedFen', 'reducedFen', 'transferredFen', 'endedFen'] as const),
  ...(['collectedFen', 'lateFeeFen', 'makeUpFen', 'totalFen', 'closingCount', 'closingFen'] as const),
  ...(['unsentBeforeFen', 'remittedFen', 'refundableFen', 'unsentFen', 'usedSheets'] as const),
] as const;

type F4Field = (typeof F4_FIGURES)[number];
type F4Figures = { readonly [Field in F4Field]: Field extends `${string}Fen` ? SignedFen : number };

/** A row of F4: a village. */
export interface F4Row extends F4Figures {
  readonly villageId: UnitId;
  readonly villageZh: string;
  readonly sheets: readonly SheetRun[];
}

/** Void and lost sheets have no village: they stand in the total only (R20). */
export interface F4Total extends F4Figures {
  readonly voidSheets: number;
  readonly lostSheets: number;
  readonly sheets: readonly SheetRun[];
}

export interface F4 {
  readonly rows: readonly F4Row[];
  readonly total: F4Total;
}

/** The rows of F4《征收社会抚养费收缴汇总表》with their totals; domain rules 4.1, R2, R3, R20. */
export function f4Of(month: FeeMonth, receipts: readonly F3Row[]): F4 {
  const rows = villagesOf(month).map((villageId) => rowOf(villageId, month, receipts));
  const { VOID, LOST, ALL } = sheetsOf(receipts);
  return { rows, total: { ...totalOf(rows, F4_FIGURES), voidSheets: VOID.length, lostSheets: LOST.length, sheets: runsOf(ALL) } };
}

/** Every village of the unit, and where money or a levy lies under another one, that too. */
function villagesOf({ villages, levies, money, unsentBefore }: FeeMonth): readonly UnitId[] {
  return [...new Set([...villages.keys(), ...levies.map(({ atEnd }) => atEnd.villageId), ...money.keys(), ...unsentBefore.keys()])];
}

function rowOf(villageId: UnitId, month: FeeMonth, receipts: readonly F3Row[]): F4Row {
  const flows = [...month.flows.values()].filter(({ levyId }) => month.entryOf(levyId).villageId === villageId);
  const flowing = totalOf(flows, ['openingFen', 'addedFen', 'correctedFen', 'reducedFen', 'transferredFen', 'endedFen', 'collectedFen']);
  const open = month.levies.filter(({ atEnd }) => atEnd.villageId === villageId && atEnd.payerBalanceFen > 0);
  const money = month.money.get(villageId) ?? NO_MONEY;
  const unsentBeforeFen = month.unsentBefore.get(villageId) ?? ZERO;
  const { USED } = sheetsOf(receipts.filter((row) => row.villageId === villageId));
  return {
    ...{ villageId, villageZh: month.villageZh(villageId), ...flowing },
    ...{ openingCount: count(flows, ({ openingFen }) => openingFen > 0), addedCount: count(flows, ({ addedFen }) => addedFen > 0) },
    ...{ lateFeeFen: money.lateFeeFen, makeUpFen: money.makeUpFen, totalFen: addSigned(flowing.collectedFen, addSigned(money.lateFeeFen, money.makeUpFen)) },
    ...{ closingCount: open.length, closingFen: open.reduce((all, { atEnd }) => addSigned(all, atEnd.payerBalanceFen), ZERO as SignedFen) },
    ...{ unsentBeforeFen, remittedFen: money.remittedFen, refundableFen: money.refundableFen, unsentFen: addSigned(unsentBeforeFen, unsentFen(money)) },
    ...{ usedSheets: USED.length, sheets: runsOf(USED) },
  };
}

function count(flows: readonly BalanceFlow[], counts: (flow: BalanceFlow) => boolean): number {
  return flows.filter(counts).length;
}
