import { join } from 'node:path';
import { type Month, monthOf } from '#libs/kernel/dates.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { feeReports } from '#libs/reports/fee-reports.js';
import { journalLines } from '#libs/views/journal-lines.js';
import { TOWNSHIP, WORKED_MONTH } from '../../server/src/sample/anhe-county.js';
import { type Contestant, type Figures, interleaved, printStandings, timesOf } from './rounds.js';
import { CODE, TownshipDesk } from './township-desk.js';

const LEVIES = 5_000;
const PAYMENTS = 4_000;
const ROWS = 2_000;
const COMMANDS_AT_ONCE = 100;

/** Rows of a file into the book against the same commands one by one; the four reports of a large township against reading its journal lines. */
export async function measureTownship(folder: string, rounds: number): Promise<void> {
  const township = await TownshipDesk.open(join(folder, 'township'));
  try {
    await township.bringIn(township.decisions('T', LEVIES), 'LEVY_DECISIONS');
    await township.bringIn(township.ledger('T', PAYMENTS), 'FEE_LEDGER');
    await caughtUp(township);
    printStandings(`F1 to F4 of a township with ${LEVIES} levies, ${PAYMENTS} of them with a payment`, await interleaved(reportContestants(township), rounds));
    printStandings(`${ROWS} decisions into the book`, await interleaved(importContestants(township), rounds));
  } finally {
    await township.house.close();
  }
}

function reportContestants({ house }: TownshipDesk): readonly Contestant[] {
  const of = { unitId: TOWNSHIP as UnitId, periodId: monthOf(WORKED_MONTH.lastDay) as Month };
  const sources = { views: house.views, log: house.log };
  return [
    { name: 'reading its journal lines', measure: () => timesOf(async () => (await journalLines(house.views, CODE, { unitId: of.unitId })).lines.selectAll().execute()) },
    { name: 'four reports, cross-checked', measure: () => timesOf(() => feeReports(sources, CODE, of)) },
  ];
}

function importContestants(township: TownshipDesk): readonly Contestant[] {
  let round = 0;
  const oneByOne = async () => {
    const prefix = `C${round++}-`;
    for (let n = 0; n < ROWS; n += COMMANDS_AT_ONCE) await Promise.all(Array.from({ length: COMMANDS_AT_ONCE }, (_, at) => township.decide(prefix, n + at)));
  };
  const asFile = () => township.bringIn(township.decisions(`F${round++}-`, ROWS), 'LEVY_DECISIONS');
  return [
    { name: `as single commands with their approvals, ${COMMANDS_AT_ONCE} at once`, measure: () => rowsOf(oneByOne) },
    { name: 'as a file: read, checked whole, approved once, posted', measure: () => rowsOf(asFile) },
  ];
}

async function rowsOf(run: () => Promise<void>): Promise<Figures> {
  const began = performance.now();
  await run();
  return { 'rows/s': (ROWS * 1000) / (performance.now() - began) };
}

async function caughtUp({ house }: TownshipDesk): Promise<void> {
  await house.views.waitFor(CODE, house.bookkeeper(CODE).standing.durableSeq - 1, 60_000);
}
