import type { Month } from '#libs/kernel/dates.js';
import { addSigned, type Fen, type SignedFen } from '#libs/kernel/fen.js';
import type { DocNo } from '#libs/kernel/ids.js';
import { Table } from '#libs/kernel/table.js';
import type { UndoLog } from '#libs/kernel/undo-log.js';

/** What each month has changed in an account of the county. */
type ByMonth = Table<Month, SignedFen>;

/** What has reached the county: in its special account, or already in the treasury. */
export class CountyMoney {
  readonly specialByMonth: ByMonth;
  readonly treasuryByMonth: ByMonth;
  /** The papers by which money was paid over: each does so once. */
  readonly paidOver: Table<DocNo, true>;

  constructor(undo: UndoLog) {
    this.specialByMonth = new Table('special account', undo);
    this.treasuryByMonth = new Table('treasury', undo);
    this.paidOver = new Table('treasury payment', undo);
  }

  get specialFen(): Fen {
    return sumOf(this.specialByMonth);
  }

  get treasuryFen(): Fen {
    return sumOf(this.treasuryByMonth);
  }

  /** The lowest balance of the special account at the end of `from` or of any later month: more cannot leave it in that month (R31). */
  leastSpecialFrom(from: Month): Fen {
    return leastFrom(this.specialByMonth, from);
  }

  /** The same of the treasury. */
  leastTreasuryFrom(from: Month): Fen {
    return leastFrom(this.treasuryByMonth, from);
  }

  changeSpecial(month: Month, fen: SignedFen): void {
    change(this.specialByMonth, month, fen);
  }

  changeTreasury(month: Month, fen: SignedFen): void {
    change(this.treasuryByMonth, month, fen);
  }
}

function sumOf(byMonth: ByMonth): Fen {
  return [...byMonth.values()].reduce<number>((all, fen) => all + fen, 0) as Fen;
}

function leastFrom(byMonth: ByMonth, from: Month): Fen {
  const balanceAtEndOf = (end: Month) => [...byMonth.entries()].reduce((all, [month, fen]) => (month <= end ? all + fen : all), 0);
  const later = [...byMonth.entries()].map(([month]) => month).filter((month) => month > from);
  return Math.min(...[from, ...later].map(balanceAtEndOf)) as Fen;
}

function change(byMonth: ByMonth, month: Month, fen: SignedFen): void {
  byMonth.put(month, addSigned(byMonth.get(month) ?? (0 as SignedFen), fen));
}
