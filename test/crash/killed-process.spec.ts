import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { commandIdOf } from '#libs/book/command-id.js';
import { foldLog } from '#libs/book/fold-log.js';
import { ANHE, decidedLevy, openAnhe, sheetsOfO03 } from '#libs/book/office.testing.js';
import { snapshotOf } from '#libs/book/snapshot.testing.js';
import { fromStored } from '#libs/book/stored-document.js';
import { allOf } from '#libs/event-log/log-under-test.testing.js';
import type { EventLog } from '#libs/event-log/port.js';
import { openSqliteLog, type SqliteLogOptions } from '#libs/event-log/sqlite/sqlite-log.js';
import { temporaryFolder } from '#libs/event-log/sqlite/temporary-folder.testing.js';
import type { OfficerId } from '#libs/kernel/ids.js';
import { verifyBook } from '#libs/verify/verify-book.js';
import { rowsIn } from '#libs/views/ledger.testing.js';
import { openViews } from '#libs/views/open-views.js';
import { POSTGRES, PostgresServer } from '#libs/views/postgres/postgres-server.testing.js';
import { describeWithTool } from '../tools.testing.js';
import { type Build, build } from './build.testing.js';

const KILLS = 3 * Number(process.env.TEST_SCALE ?? 1);
/** Payments that are new to each run; all together fit onto the sheets of one receipt book. */
const NEW_PAYMENTS = Math.min(600, Math.floor(9_000 / (KILLS + 1)));
const PAYMENTS = NEW_PAYMENTS * (KILLS + 1);
/** One in 450 is refused (paying-process.ts). */
const REFUSED = Math.floor(PAYMENTS / 450);
const LONGEST_START_MS = 300;
const TIME_LIMIT_MS = 60_000 + KILLS * 10_000;

/** What the process acknowledged of a payment. */
interface Acknowledged {
  readonly key: string;
  readonly seq?: number;
  readonly refused?: string;
}

/** Where the views of the process are. */
interface ViewsPlace {
  address(): string;
  /** Brings a database down for a moment, and up again. */
  trouble(): Promise<void>;
}

describe('a process that is killed while payments are under way', () => {
  const place = temporaryFolder();
  afterAll(() => place.remove());
  describeKilled({ address: () => `sqlite:${place.file('views.db')}`, trouble: async () => {} });
});

describeWithTool(POSTGRES, 'a process that is killed while payments are under way, and the database of its views with it', () => {
  let database: PostgresServer;
  let address: string;
  beforeAll(async () => {
    database = await PostgresServer.start();
    address = await database.database();
  });
  afterAll(() => database.remove());
  const trouble = async () => {
    await database.stop('immediate');
    await pause(Math.random() * LONGEST_START_MS);
    await database.run();
  };
  describeKilled({ address: () => address, trouble });
});

function describeKilled(place: ViewsPlace): void {
  let built: Build;
  const folder = temporaryFolder();
  const acknowledged = new Map<string, Acknowledged>();

  beforeAll(async () => {
    built = build();
    const log = await openSqliteLog(folder.file('book.db'));
    await openAnhe(log, [...sheetsOfO03, ...Array.from({ length: 10 }, (_, n) => decidedLevy(`L${n}`, 1_000_000))]);
    await log.close();
  });
  afterAll(() => {
    built.remove();
    folder.remove();
  });

  /** Lets the process hand in `payments` until it ends, or until it has told of `killAfter` and a moment has passed; its exit code. */
  async function run({ payments = PAYMENTS, killAfter = Number.POSITIVE_INFINITY, momentMs = 0 }): Promise<number | null> {
    const child = spawn(process.execPath, [built.script('test/crash/paying-process.ts'), folder.file('.'), String(payments), place.address()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exit = once(child, 'exit');
    const kill = () => void pause(momentMs).then(() => child.kill('SIGKILL'));
    let lines = 0;
    const known = acknowledged.size;
    let trouble = Promise.resolve();
    if (killAfter === 0) kill();
    for await (const line of createInterface(child.stdout)) {
      lines += 1;
      // While payments that are new are under way, a moment before the kill.
      if (lines === known + 1) trouble = place.trouble();
      if (lines === killAfter) kill();
      if (line.endsWith('}')) note(JSON.parse(line) as Acknowledged);
    }
    const [exitCode] = await exit;
    await trouble;
    return exitCode;
  }

  /** Whoever was told once is told the same again. */
  function note(told: Acknowledged): void {
    expect(told).toEqual(acknowledged.get(told.key) ?? told);
    acknowledged.set(told.key, told);
  }

  async function keepsWhatItAcknowledged(): Promise<void> {
    for (let kills = 0; kills < KILLS; ) {
      const payments = NEW_PAYMENTS * (kills + 1);
      const inTheMidst = { payments, killAfter: acknowledged.size + Math.ceil(Math.random() * NEW_PAYMENTS), momentMs: Math.random() * 3 };
      const atAnyTime = { payments, killAfter: 0, momentMs: Math.random() * LONGEST_START_MS };
      const exitCode = await run(kills % 3 === 2 ? atAnyTime : inTheMidst);
      if (exitCode === null) kills += 1; // else the kill came too late
      // Before the keys are tried again: that would put what is lost into the same places.
      await withLog({ readOnly: true }, (log) => checkAcknowledged(log, acknowledged));
    }
    expect(await run({})).toBe(0);
    expect(acknowledged.size).toBe(PAYMENTS);

    await withLog({}, async (log) => {
      await checkAcknowledged(log, acknowledged);
      await checkBook(log);
      await checkViews(log, place.address());
    });
  }

  async function withLog(options: SqliteLogOptions, use: (log: EventLog) => Promise<void>): Promise<void> {
    const log = await openSqliteLog(folder.file('book.db'), options);
    try {
      await use(log);
    } finally {
      await log.close();
    }
  }

  it(`keeps what it acknowledged, over ${KILLS} kills`, keepsWhatItAcknowledged, TIME_LIMIT_MS);
}

/** Nothing that was acknowledged is lost, and nothing is there twice. */
async function checkAcknowledged(log: EventLog, acknowledged: ReadonlyMap<string, Acknowledged>): Promise<void> {
  const starts = (await allOf(log.read(ANHE, 0))).map(fromStored).filter(({ requestHash }) => requestHash !== undefined);
  const commands = new Map(starts.map((event) => [event.commandId, event]));
  expect(commands.size).toBe(starts.length);
  for (const { key, seq, refused } of acknowledged.values()) {
    const event = commands.get(commandIdOf(ANHE, 'O-03' as OfficerId, key));
    if (refused === undefined) expect([event?.seq, event?.type]).toEqual([seq, 'LevyPaymentCollected']);
    else expect(event).toMatchObject({ type: 'CommandRefused', data: { code: refused } });
  }
}

/** Every payment is in the book, those on a used sheet as refused, and the books balance. */
async function checkBook(log: EventLog): Promise<void> {
  const events = (await allOf(log.read(ANHE, 0))).map(fromStored);
  const payments = events.flatMap((event) => (event.type === 'LevyPaymentCollected' ? event.data : []));
  const refused = events.filter((event) => event.type === 'CommandRefused' && event.data.code === 'RECEIPT_REUSED');
  expect([payments.length, refused.length]).toEqual([PAYMENTS - REFUSED, REFUSED]);

  const { trial, book } = await verifyBook(log, ANHE);
  expect(trial.total()).toBe(0);
  expect(book.custody.cashOf('O-03' as OfficerId)).toBe(payments.reduce((all, { principalFen }) => all + principalFen, 0));
  expect(snapshotOf(await foldLog(log, ANHE))).toBe(snapshotOf(book));
}

/** The views have followed to the end, and are what they are when they are made anew. */
async function checkViews(log: EventLog, address: string): Promise<void> {
  const views = await openViews(address, {
    onFault: (fault) => {
      throw fault;
    },
  });
  try {
    const ends = new AbortController();
    const following = views.follow(log, ANHE, ends.signal);
    await views.waitFor(ANHE, (await log.head(ANHE)) - 1, 20_000);
    const followed = await rowsIn(views);
    await views.rebuild(log, ANHE);
    expect(await rowsIn(views)).toEqual(followed);
    expect(followed.lines.length).toBeGreaterThan(PAYMENTS);
    ends.abort();
    await following;
  } finally {
    await views.close();
  }
}
