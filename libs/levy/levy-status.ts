import type { IsoDate } from '#libs/kernel/dates.js';
import { unpaidByLine } from './due-lines.js';
import type { Levy } from './levy.js';

export type LevyStatus = 'SETTLED' | 'OVERDUE' | 'PARTIALLY_PAID' | 'ISSUED';

/** The state of a levy on a day; derived, first match wins (domain rules 3.4). Overdue from the day after an unpaid line was due. */
export function levyStatus(levy: Levy, asOf: IsoDate): LevyStatus {
  if (levy.payerBalanceFen === 0) return 'SETTLED';
  const unpaid = unpaidByLine(levy, () => true);
  if (levy.dueLines.some(({ n, dueOn }) => dueOn < asOf && (unpaid.get(n) ?? 0) > 0)) return 'OVERDUE';
  return levy.payerPaidFen > 0 || levy.paidBeforeFen > 0 ? 'PARTIALLY_PAID' : 'ISSUED';
}
