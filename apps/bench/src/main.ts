import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteLog } from '#libs/event-log/sqlite/sqlite-log.js';
import { foldContestants } from './fold.js';
import { writeHistory } from './history.js';
import { memoryOfBook } from './memory.js';
import { interleaved, printStandings } from './rounds.js';

const EVENTS = Number(process.env.BENCH_EVENTS ?? 1_000_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);

const folder = mkdtempSync(join(tmpdir(), 'mingzhang-bench-'));
try {
  const [cpu] = cpus();
  console.log(`# ${cpu?.model.trim()}, ${cpus().length} cores, Node ${process.version}; ${EVENTS} events, ${ROUNDS} interleaved rounds`);
  const path = join(folder, 'book.db');
  const log = await openSqliteLog(path);
  await writeHistory(log, EVENTS);
  await log.close();
  printStandings('Folding a whole book', 'events/s', await interleaved(foldContestants(path), ROUNDS));
  console.log(`\nMemory of the process that holds its state: ${await memoryOfBook(path)} MiB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
