import type { IsoDate } from '#libs/kernel/dates.js';
import { add, type Fen } from '#libs/kernel/fen.js';
import type { DocNo, LevyId, UnitId } from '#libs/kernel/ids.js';
import type { DueLine } from '#libs/levy/due-line.js';
import { unpaidByLine } from '#libs/levy/due-lines.js';
import type { Levy } from '#libs/levy/levy.js';
import type { FeeMonth } from './fee-month.js';
import type { LevyMonth } from './levy-months.js';
import { payerCode } from './payer-code.js';

/** What F1 and F2 say of a levy before they come to its money. */
export interface LevyCells {
  readonly levyId: LevyId;
  readonly villageId: UnitId;
  readonly villageZh: string;
  readonly payerCode: string;
  readonly docNo: DocNo;
  readonly decidedOn: IsoDate;
  readonly servedOn: IsoDate;
  /** With a plan, of the first line that is unpaid (R20); of the last one where nothing is. */
  readonly dueOn: IsoDate;
  readonly assessedFen: Fen;
}

export function levyCells({ entry, atEnd }: LevyMonth, month: FeeMonth): LevyCells {
  const { decidedOn, payerId } = entry.data;
  const { levyId, villageId, docNo, servedOn, assessedFen } = atEnd;
  const due = firstUnpaid(atEnd) ?? inOrder(atEnd.dueLines).at(-1);
  return {
    ...{ levyId, villageId, villageZh: month.villageZh(villageId), payerCode: payerCode(payerId), docNo, decidedOn, servedOn, assessedFen },
    dueOn: due?.dueOn ?? servedOn,
  };
}

/** The due line that is the first of those of which something is unpaid. */
function firstUnpaid(levy: Levy): DueLine | undefined {
  const unpaid = unpaidByLine(levy, () => true);
  return inOrder(levy.dueLines).find(({ n }) => (unpaid.get(n) ?? 0) > 0);
}

function inOrder(lines: readonly DueLine[]): readonly DueLine[] {
  return lines.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.n - b.n));
}

/** Principal paid before and in these books; fen. */
export function paidFenOf({ paidBeforeFen, payerPaidFen }: Levy): Fen {
  return add(paidBeforeFen, payerPaidFen);
}
