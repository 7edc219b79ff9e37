import { LogBroken } from '#libs/event-log/port.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { LevyId } from '#libs/kernel/ids.js';
import { DayTurner } from '../day-turner.js';
import { CapturedOutput } from '../testing/captured-output.testing.js';
import { OPENED_ON } from '../testing/county.testing.js';
import { cash, importLevy } from '../testing/levies.testing.js';
import { type TestBook, TestServer } from '../testing/server.testing.js';

let server: TestServer;
let book: TestBook;
beforeEach(async () => {
  server = await TestServer.start();
  book = await server.freshBook();
});
afterEach(() => server.stop());

const ready = () => server.anybody.get('/health/ready');

/** What a disk that will not say whether it has stored an append does to a book. */
async function breakBook(): Promise<void> {
  const { log } = server.house;
  const { append } = log;
  log.append = () => Promise.reject(new LogBroken('the disk will not confirm'));
  try {
    const spoiled = { no: 301, reasonCode: 'SPOILED', copiesKept: true, on: OPENED_ON };
    expect((await book.as('COLLECTOR').post('/receipt-books/PJ-301/voids', spoiled)).body.code).toBe('OUTCOME_UNKNOWN');
  } finally {
    log.append = append;
  }
}

describe('health', () => {
  it.each(['/health/live', '/api/health/live'])('%s says that the process is up', async (path) => {
    const { status, body } = await server.anybody.get(path);
    expect([status, body]).toEqual([200, { live: true }]);
  });

  it.each(['/health/ready', '/api/health/ready'])('%s says book by book whether it takes writes and how far its views are', async (path) => {
    const { durableSeq } = book.bookkeeper.standing;
    await server.house.views.waitFor(book.code, durableSeq - 1);
    const { status, body } = await server.anybody.get(path);
    expect([status, body]).toEqual([200, { ready: true, books: [{ book: book.code, state: 'writing', durableSeq, viewsBehind: 0 }] }]);
  });

  it('is red as soon as one book has stopped, while the others go on', async () => {
    const other = await server.freshBook();
    await importLevy(other, 'L03');
    await breakBook();
    const { status, body } = await ready();
    expect([status, body.ready]).toEqual([503, false]);
    expect(body.books).toMatchObject([
      { book: book.code, state: 'stopped' },
      { book: other.code, state: 'writing' },
    ]);
    expect((await other.as('COLLECTOR').post('/levies/L03/payments', cash(301, 100_00))).status).toBe(201);
  });

  it('tells of a deadline that waits for a calendar year, and stays green', async () => {
    const bare = await server.freshBook({ bare: true });
    await server.house.turnTo(bare.code, '2015-04-08' as IsoDate);
    expect((await ready()).body.books[1]).not.toHaveProperty('waiting');
    await server.house.turnTo(bare.code, '2015-04-09' as IsoDate);
    const { status, body } = await ready();
    expect([status, body.books[1]]).toMatchObject([200, { book: bare.code, waiting: 'CALENDAR_MISSING' }]);
  });

  it('is red where the clock cannot be trusted', async () => {
    const real = await server.freshBook({ bare: true, demo: false });
    const now = server.house.clockOf(real.code).now;
    server.house.clockOf(real.code).now = () => '2015-03-02T01:00:00.000Z' as ReturnType<typeof now>;
    try {
      const { status, body } = await ready();
      expect([status, body.books[1].state]).toEqual([503, 'clock suspect']);
    } finally {
      server.house.clockOf(real.code).now = now;
    }
  });
});

describe('the identities of a book (domain rules 3.5, R34)', () => {
  const asked = async () => (await book.as('INSPECTOR').get('/identities').expect(200)).body;

  it('are checked when somebody asks', async () => {
    await importLevy(book, 'L03');
    const { holds, asOfSeq, identities } = await asked();
    expect([holds, asOfSeq]).toEqual([true, book.bookkeeper.standing.durableSeq - 1]);
    expect(identities.map(({ identity, holds: one }: { identity: string; holds: boolean }) => [identity, one])).toEqual([
      ...[
        ['JOURNAL', true],
        ['LEVY', true],
        ['CUSTODY', true],
        ['PAYOUT', true],
      ],
    ]);
  });

  it('are checked with the turn of each day, and a broken one makes health red and says which, until it holds again', async () => {
    await importLevy(book, 'L03');
    const output = CapturedOutput.begin();
    const levies = await book.bookkeeper.ask(({ levies: { levies } }) => levies);
    const levy = levies.known('L03' as LevyId);
    try {
      levies.put(levy.levyId, { ...levy, payerBalanceFen: (levy.payerBalanceFen - 1) as Fen });
      await server.house.turnTo(book.code, '2015-03-03' as IsoDate);
      await server.app.get(DayTurner).poke(book.code);
      expect(output.text).toContain('identity LEVY does not hold: LEVY_IDENTITY');
    } finally {
      output.end();
    }
    const { status, body } = await ready();
    expect([status, body.books[0]]).toMatchObject([503, { state: 'identity broken', broken: ['LEVY'] }]);
    expect((await asked()).identities[1]).toMatchObject({ identity: 'LEVY', holds: false, code: 'LEVY_IDENTITY', figures: { levyId: 'L03' } });
    expect((await book.as('COLLECTOR').post('/levies/L03/payments', cash(301, 100_00, { collectedOn: '2015-03-03' }))).status).toBe(201);

    levies.put(levy.levyId, { ...levies.known(levy.levyId), payerBalanceFen: (levies.known(levy.levyId).payerBalanceFen + 1) as Fen });
    expect((await asked()).holds).toBe(true);
    expect((await ready()).status).toBe(200);
  });
});

describe('a book that has stopped', () => {
  it('answers commands and queries with 503 and asks to come back', async () => {
    await importLevy(book, 'L03');
    await breakBook();
    const collector = book.as('COLLECTOR');
    for (const { status, body, headers } of await Promise.all([collector.post('/levies/L03/payments', cash(301, 100_00)), collector.get('/levies')])) {
      expect([status, body.code, headers['retry-after']]).toEqual([503, 'BOOK_STOPPED', '2']);
    }
  });

  it('says why in the log, with the evidence, once', async () => {
    const output = CapturedOutput.begin();
    try {
      await breakBook();
      const turner = server.app.get(DayTurner);
      await turner.poke(book.code);
      await turner.poke(book.code);
      expect(output.text.match(/takes no writes: the disk will not confirm/g)).toHaveLength(1);
    } finally {
      output.end();
    }
  });
});
