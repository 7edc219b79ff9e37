import type { CommandName } from '#libs/book/command-table.js';
import { addDays, type IsoDate } from '#libs/kernel/dates.js';
import type { UnitId } from '#libs/kernel/ids.js';
import type { Table } from '#libs/kernel/table.js';

/** An act as somebody hands it in. */
export interface Act {
  readonly name: CommandName;
  readonly as: string;
  readonly fields: object;
}

export const TOWNS = [
  { unitId: 'LJ', villageId: 'LJ-DH', head: 'O-07', accountant: 'O-05', reviewer: 'O-06', cashier: 'O-04', transit: 'ACC-TRANSIT', collectors: ['O-03', 'O-33', 'O-20'] },
  { unitId: 'QX', villageId: 'QX-SW', head: 'O-47', accountant: 'O-45', reviewer: 'O-46', cashier: 'O-44', transit: 'ACC-TRANSIT-QX', collectors: ['O-43', 'O-20'] },
] as const;

export function townOf(unitId: UnitId): (typeof TOWNS)[number] {
  return TOWNS.find((town) => town.unitId === unitId) as (typeof TOWNS)[number];
}

export function pick<T>(among: readonly T[], which: number): T | undefined {
  return among[which % among.length];
}

/** Rows in the order of their keys: that of a table itself changes where a removal is undone. */
export function rowsByKey<K, V>(table: Table<K, V>): readonly V[] {
  return [...table.entries()].toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)).map(([, row]) => row);
}

export function pickRow<K, V>(table: Table<K, V>, which: number): V | undefined {
  return pick(rowsByKey(table), which);
}

export function laterOf(a: IsoDate, b: IsoDate): IsoDate {
  return a > b ? a : b;
}

export function before(today: IsoDate, days: number): IsoDate {
  return addDays(today, -days);
}
