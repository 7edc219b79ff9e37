import { Bookkeeper } from '#libs/book/bookkeeper.js';
import { BookClock } from '#libs/book/clock.js';
import { commandIdOf } from '#libs/book/command-id.js';
import { openSqliteLog } from '#libs/event-log/sqlite/sqlite-log.js';
import type { OfficerId } from '#libs/kernel/ids.js';
import { officerFor } from '../../server/src/sample/anhe-county.js';
import { GaugedLog } from './gauged-log.js';
import { CODE, DAY, payment } from './posting-county.js';

const COMMANDS = 50_000;
/** In line at once, as under a load of that many connections. */
const AT_ONCE = 100;

/**
 * What one payment costs the process without HTTP and without a disk: its id, request hash, decision, state, canonical JSON,
 * hash and place in the line; µs of CPU of all threads, garbage collection included. Median of the rounds.
 */
export async function commandCost(logPath: string, rounds: number): Promise<number> {
  const log = new GaugedLog(await openSqliteLog(logPath, { readOnly: true }), 'forgotten');
  const bookkeeper = await Bookkeeper.open({ log, code: CODE, clock: new BookClock(DAY), knowsParty: () => true });
  const costs: number[] = [];
  await postAll(bookkeeper, 0);
  for (let round = 1; round <= rounds; round++) {
    const before = process.cpuUsage();
    await postAll(bookkeeper, round * COMMANDS);
    const { user, system } = process.cpuUsage(before);
    costs.push((user + system) / COMMANDS);
  }
  await log.close();
  return costs.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
}

async function postAll(bookkeeper: Bookkeeper, from: number): Promise<void> {
  const officerId = officerFor('COLLECTOR') as OfficerId;
  for (let n = from; n < from + COMMANDS; n += AT_ONCE) {
    const submitted = Array.from({ length: AT_ONCE }, (_, next) => {
      const { levyId, body, key } = payment(n + next);
      return bookkeeper.submit({ name: 'CollectLevyPayment', command: { ...body, levyId }, evidence: [], officerId, commandId: commandIdOf(CODE, officerId, key) });
    });
    await Promise.all(submitted);
  }
}
