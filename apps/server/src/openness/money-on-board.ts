import { type Month, monthOf } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { BookCode, UnitId } from '#libs/kernel/ids.js';
import { boardReductions } from '#libs/openness/board-reductions.js';
import { monthlyDuties } from '#libs/periods/monthly-duties.js';
import { feeReports } from '#libs/reports/fee-reports.js';
import type { House } from '../house/house.js';
import { readPublicly } from './public-reader.js';

/** Where the money of a township's month is: what was collected, what of it was sent, and whether that was in time (D1); what was taken off, and by whose right. */
export async function moneyOnBoard(house: House, code: BookCode, { unitId, month: asked }: { readonly unitId: UnitId; readonly month?: Month }) {
  const { month } = await readPublicly(house, code, (_book, today) => ({ month: asked ?? monthOf(today) }));
  const { totalFen, remittedFen, unsentFen } = (await feeReports(house, code, { unitId, periodId: month })).f4.total;
  return readPublicly(house, code, (book, today) => {
    const duties = monthlyDuties(book, { unitId, periodId: month, on: today }, Math.max(0, unsentFen) as Fen);
    const { dueOn, state } = duties[0] as (typeof duties)[number];
    const reductions = boardReductions(book, unitId);
    return { unitId, month, collectedFen: totalFen, remittedFen, unremittedFen: unsentFen, remittance: { dueOn, state }, reductions };
  });
}
