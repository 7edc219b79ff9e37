import { join } from 'node:path';
import { Bookkeeper } from '#libs/book/bookkeeper.js';
import { BookClock } from '#libs/book/clock.js';
import { commandIdOf } from '#libs/book/command-id.js';
import type { CommandRequest } from '#libs/book/decide.js';
import { openSqliteLog } from '#libs/event-log/sqlite/sqlite-log.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { BookCode, OfficerId } from '#libs/kernel/ids.js';
import { Refusal } from '#libs/kernel/refusal.js';
import { openViews } from '#libs/views/open-views.js';
import { isViewsUnreachable } from '#libs/views/views-unreachable.js';

// A collector's day as a process of its own: opens the book in a folder, and its views at an address, hands in all payments under their keys, several at once,
// and says on standard output what was acknowledged, a line each. Who kills it may start it again.

const CODE = '990000' as BookCode;
const OFFICER = 'O-03' as OfficerId;
const DAY = '2015-03-02' as IsoDate;
const AT_ONCE = 16;
/** Each so many payments one is written on the sheet of the one before, and refused for good. */
const REFUSED_EVERY = 450;

const [folder = '.', count = '0', viewsAddress = ''] = process.argv.slice(2);
const log = await openSqliteLog(join(folder, 'book.db'));
const views = await openViews(viewsAddress, { onFault: (fault) => isViewsUnreachable(fault) || console.error(fault) });
const keeper = await Bookkeeper.open({ log, code: CODE, clock: new BookClock(DAY), knowsParty: () => true });
const following = views.follow(log, CODE, new AbortController().signal);

let next = 1;
async function collect(): Promise<void> {
  while (next <= Number(count)) {
    const n = next++;
    const key = `payment-${n}`;
    const told = await keeper.submit(payment(n, key)).then(
      ({ seq }) => ({ key, seq }),
      (error) => ({ key, refused: error instanceof Refusal ? error.code : String(error) }),
    );
    process.stdout.write(`${JSON.stringify(told)}\n`);
  }
}

function payment(n: number, key: string): CommandRequest {
  const fen = (1 + (n % 5)) * 100;
  const no = n % REFUSED_EVERY === 0 ? n - 1 : n;
  const levy = { levyId: `L${n % 10}`, principalFen: fen, lateFeeFen: 0, channel: 'CASH', receipt: { bookId: 'PJ-1', no, fen }, collectedOn: DAY, afterCutoff: false };
  return { name: 'CollectLevyPayment', command: levy, evidence: [], officerId: OFFICER, commandId: commandIdOf(CODE, OFFICER, key) };
}

await Promise.all(Array.from({ length: AT_ONCE }, collect));
await log.close();
await following;
await views.close();
