import type { F4, F4Row } from '../f4.js';
import type { SheetRun } from '../sheet-runs.js';
import type { F4_TEMPLATE } from '../templates/f4.js';
import type { PrintedRow, PrintedRows } from './printed-rows.js';

type F4Key = (typeof F4_TEMPLATE)['columns'][number]['key'];

/** F4 as it is printed. */
export function printedF4({ rows, total }: F4): PrintedRows<F4Key> {
  const { sheets, ...figures } = total;
  return { rows: rows.map(printedRow), total: { village: '合计', ...figures, sheets: sheetsZh(sheets) } };
}

function printedRow({ villageId, villageZh, sheets, ...figures }: F4Row): PrintedRow<F4Key> {
  return { village: villageZh, ...figures, sheets: sheetsZh(sheets) };
}

/** 301–304、306. */
function sheetsZh(runs: readonly SheetRun[]): string {
  return runs.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`)).join('、');
}
