import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteLog } from '#libs/event-log/sqlite/sqlite-log.js';
import { commandCost } from './command-cost.js';
import { foldContestants } from './fold.js';
import { writeHistory } from './history.js';
import { memoryOfBook } from './memory.js';
import { measurePages } from './pages.js';
import { measureEventStores, measurePosting } from './posting.js';
import { preparePostingCounty } from './posting-county.js';
import { measureTownship } from './reporting.js';
import { interleaved, printStandings } from './rounds.js';
import { measureViews } from './views.js';

// Run from the root of the project: the sample county's files lie there.

const events = Number(process.env.BENCH_EVENTS ?? 1_000_000);
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const seconds = Number(process.env.BENCH_SECONDS ?? 5);

const folder = mkdtempSync(join(tmpdir(), 'mingzhang-bench-'));
try {
  const [cpu] = cpus();
  console.log(`# ${cpu?.model.trim()}, ${cpus().length} cores, Node ${process.version}: ${rounds} interleaved rounds, medians`);
  await measureCommands(join(folder, 'county'));
  await measureTownship(folder, rounds);
  await measureHistory(join(folder, 'book.db'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measureCommands(prepared: string): Promise<void> {
  await preparePostingCounty(prepared, join('scripts', 'sample', 'anhe'));
  await measurePosting(prepared, folder, { rounds, seconds });
  await measurePages(prepared, folder, { rounds, seconds });
  await measureEventStores(prepared, folder, { rounds, seconds });
  const microseconds = await commandCost(join(prepared, 'book.db'), rounds);
  console.log(`\n## A payment without HTTP and without a disk\n\n${microseconds.toFixed(1)} µs of CPU`);
}

async function measureHistory(path: string): Promise<void> {
  const log = await openSqliteLog(path);
  await writeHistory(log, events);
  await log.close();
  printStandings(`Reading a book of ${events} events into state`, await interleaved(foldContestants(path), rounds));
  console.log(`\nMemory of the process that holds this state: ${await memoryOfBook(path)} MiB`);
  await measureViews(path, folder, rounds);
}
