import { type TestBook, TestServer } from '../testing/server.testing.js';

let server: TestServer;
let book: TestBook;
beforeAll(async () => {
  server = await TestServer.start({ requestsPerMinute: 5 });
  book = await server.freshBook();
});
afterAll(() => server.stop());

describe('too many requests', () => {
  it('are turned away, officer by officer, with the time after which it is worth asking again', async () => {
    const collector = book.as('COLLECTOR');
    for (let n = 1; n <= 5; n++) expect((await collector.get('/book')).status).toBe(200);
    const { status, body, headers } = await collector.get('/levies');
    expect([status, body.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
    expect(headers['retry-after']).toMatch(/^([1-9]|[1-5]\d|60)$/);
    // A second session of the same officer is no way round it; another officer is not held up.
    expect((await book.as('COLLECTOR').get('/book')).status).toBe(429);
    expect((await book.as('CASHIER').get('/book')).status).toBe(200);
  });

  it('of tries to log in are turned away sooner, from one address, whatever the login', async () => {
    const outcomes = new Map<number, number>();
    // Also the limit for those who are nobody yet: five requests a minute.
    for (let n = 1; n <= 7; n++) {
      const { status } = await server.anybody.post('/api/sessions').send({ login: `login-${n}`, password: 'none' });
      outcomes.set(status, (outcomes.get(status) ?? 0) + 1);
    }
    expect([...outcomes]).toEqual([
      [401, 5],
      [429, 2],
    ]);
  });
});

describe('tries to log in', () => {
  it('are limited also where requests are not', async () => {
    const open = await TestServer.start({ requestsPerMinute: 0 });
    try {
      const statuses: number[] = [];
      for (let n = 1; n <= 22; n++) statuses.push((await open.anybody.post('/api/enrolments').send({ token: 'none', password: 'none' })).status);
      expect(statuses.slice(0, 20)).toEqual(Array(20).fill(401));
      expect(statuses.slice(20)).toEqual([429, 429]);
      for (let n = 1; n <= 30; n++) expect((await open.anybody.get('/health/live')).status).toBe(200);
    } finally {
      await open.stop();
    }
  });
});
