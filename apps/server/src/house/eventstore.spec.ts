import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDouble, FAULTS } from '#libs/event-log/eventstoredb/eventstore-double.testing.js';
import { Desk } from '#libs/importing/desk.js';
import { verifyBook } from '#libs/verify/verify-book.js';
import { freshKey } from '../testing/api.testing.js';
import { file, officerOf } from '../testing/county.testing.js';
import { cash, importLevy } from '../testing/levies.testing.js';
import { type TestBook, TestServer } from '../testing/server.testing.js';
import { House } from './house.js';

let double: EventStoreDouble;
let server: TestServer;
let book: TestBook;
beforeEach(async () => {
  double = await EventStoreDouble.start();
  server = await TestServer.start({ eventLog: double.url });
  book = await server.freshBook();
  await importLevy(book, 'L03');
});
afterEach(async () => {
  await server.stop();
  double.stop();
});

const stream = () => `mingzhang-${book.code}`;
const pay = (no: number, key = freshKey()) => book.as('COLLECTOR').post('/levies/L03/payments', cash(no, 100_00), key);
const ready = () => server.anybody.get('/health/ready');
const balance = () => book.bookkeeper.ask((state) => state.levies.levies.known('L03' as never).payerBalanceFen);

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('the server over EventStoreDB', () => {
  it('answers as ever where the connection breaks for a moment after a payment was stored', async () => {
    const length = double.streams.all(stream()).length;
    double.failNext(FAULTS['its answer is lost']);
    const key = freshKey();
    const { status, body } = await pay(301, key);
    expect([status, body.seq]).toEqual([201, length]);
    expect((await pay(301, key)).body.seq).toBe(length);
    expect(double.streams.all(stream())).toHaveLength(length + 1);
  });

  it('says OUTCOME_UNKNOWN where it stays broken, goes on by itself, and gives the same key one payment', async () => {
    const length = double.streams.all(stream()).length;
    const key = freshKey();
    double.failNext(({ store }, server) => {
      store();
      server.stop();
    });
    const unknown = await pay(301, key);
    expect([unknown.status, unknown.body.code, unknown.headers['retry-after']]).toEqual([503, 'OUTCOME_UNKNOWN', '2']);
    expect((await pay(302)).body.code).toBe('OUTCOME_UNKNOWN');
    expect((await ready()).body).toMatchObject({ ready: false, books: [{ state: 'outcome unknown' }] });
    expect((await book.as('COLLECTOR').get('/levies')).status).toBe(200);
    expect((await book.as('COLLECTOR').get('/levies/L03')).body.code).toBe('LOG_UNREACHABLE');

    await double.start();
    await until(async () => (await ready()).status === 200);
    expect((await pay(301, key)).body.seq).toBe(length);
    expect((await pay(302)).status).toBe(201);
    expect(double.streams.all(stream())).toHaveLength(length + 2);
    expect(await balance()).toBe(27_400_00);
    expect((await verifyBook(server.house.log, book.code)).events).toBe(length + 2);
  });

  it('is not ready while the log cannot be reached, and ready again by itself', async () => {
    double.stop();
    expect((await ready()).body).toMatchObject({ ready: false, books: [{ state: 'log unreachable' }] });
    await double.start();
    await until(async () => (await ready()).status === 200);
    expect((await pay(301)).status).toBe(201);
  });

  it('reads and does not write while the stream is set to lose events', async () => {
    double.streams.setMetadata(stream(), { $maxCount: 100_000 });
    expect((await ready()).body).toMatchObject({ ready: false, books: [{ state: 'read only' }] });
    const refused = await pay(301);
    expect([refused.status, refused.body.code]).toEqual([503, 'LOG_TRUNCATED']);
    expect((await book.as('COLLECTOR').get(`/levies/L03?atLeastSeq=${book.bookkeeper.standing.durableSeq - 1}`)).status).toBe(200);
    double.streams.setMetadata(stream(), {});
    expect((await pay(301)).status).toBe(201);
    expect((await ready()).status).toBe(200);
  });

  it('shares a book with another server: what that one has stored is decided on', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'second-server-'));
    const other = await House.open({ ...server.house.settings, dataDir: folder, views: `sqlite:${join(folder, 'views.db')}` });
    try {
      await file(new Desk(other.bookkeeper(book.code), book.code), officerOf('COLLECTOR'), 'CollectLevyPayment', { levyId: 'L03', ...cash(301, 100_00) });
      expect((await pay(301)).body.code).toBe('RECEIPT_REUSED');
      expect((await pay(302)).status).toBe(201);
      expect(await balance()).toBe(27_400_00);
    } finally {
      await other.close();
      rmSync(folder, { recursive: true });
    }
  });
});
