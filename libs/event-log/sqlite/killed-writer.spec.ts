import { allOf } from '../log-under-test.testing.js';
import type { EventLog, StoredEvent } from '../port.js';
import { COUNTY, documentsFrom, placed, plain } from '../sample-documents.testing.js';
import { openSqliteLog } from './sqlite-log.js';
import { temporaryFolder } from './temporary-folder.testing.js';
import { startWritingProcess } from './writing-process.testing.js';

const KILLS = 3 * Number(process.env.TEST_SCALE ?? 1);
const LARGEST_BATCH = 7;
const TIMEOUT_MS = 30_000 + KILLS * 5_000;

describe('a writer that is killed', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let path: string;
  beforeEach(() => {
    folder = temporaryFolder();
    path = folder.file('book.db');
  });
  afterEach(() => folder.remove());

  it(
    `leaves all that it acknowledged, without a gap, ${KILLS} times`,
    async () => {
      for (let kill = 0; kill < KILLS; kill++) {
        const acknowledged = await writeAndKill(10 + 40 * (kill % 9));
        const log = await openSqliteLog(path);
        const head = await log.head(COUNTY);
        // At most the one append that was under way may be stored without having been acknowledged.
        expect(head).toBeGreaterThanOrEqual(acknowledged);
        expect(head).toBeLessThanOrEqual(acknowledged + LARGEST_BATCH);
        expect(plain(await allOf(log.read(COUNTY, 0)))).toEqual(placed(0, documentsFrom(0, head)));
        await log.append(COUNTY, head, documentsFrom(head, 1));
        await log.close();
      }
    },
    TIMEOUT_MS,
  );

  it(
    'does not disturb one who follows, and who sees what its successor writes',
    async () => {
      await writeAndKill(5);
      const log = await openSqliteLog(path, { readOnly: true });
      const leaving = new AbortController();
      const following = eventsUntilAbort(log, leaving.signal);
      let acknowledged = 0;
      for (let kill = 0; kill < KILLS; kill++) acknowledged = await writeAndKill(20);
      leaving.abort();
      const events = await following;
      const missed = await allOf(log.read(COUNTY, events.length));
      expect(events.length + missed.length).toBeGreaterThanOrEqual(acknowledged);
      expect(plain([...events, ...missed])).toEqual(placed(0, documentsFrom(0, events.length + missed.length)));
      await log.close();
    },
    TIMEOUT_MS,
  );

  /** Gives the last head that was acknowledged. */
  async function writeAndKill(lines: number): Promise<number> {
    const writing = startWritingProcess(path, COUNTY);
    await writing.printed(lines);
    await writing.kill();
    return Number(writing.lines.at(-1));
  }
});

async function eventsUntilAbort(log: EventLog, signal: AbortSignal): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const chunk of log.subscribe(COUNTY, 0, signal)) events.push(...chunk);
  return events;
}
