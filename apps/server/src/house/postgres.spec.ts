import { POSTGRES, PostgresServer } from '#libs/views/postgres/postgres-server.testing.js';
import { describeWithTool } from '../../../../test/tools.testing.js';
import { CapturedOutput } from '../testing/captured-output.testing.js';
import { cash, importLevy } from '../testing/levies.testing.js';
import { TestServer } from '../testing/server.testing.js';

describeWithTool(POSTGRES, 'a server with its views in PostgreSQL', () => {
  let database: PostgresServer;
  let server: TestServer;
  beforeAll(async () => {
    database = await PostgresServer.start();
    server = await TestServer.start({ views: await database.database() });
  });
  afterAll(async () => {
    await server.stop();
    await database.remove();
  });

  it('answers as with any other, and goes on posting while the database is away', async () => {
    const book = await server.freshBook();
    await importLevy(book, 'L1', { docNo: '安社征决字〔2015〕1号' });
    const ready = async () => (await server.anybody.get('/health/ready')).body;
    const { body: paid } = await book.as('COLLECTOR').post('/levies/L1/payments', cash(301, 10_00)).expect(201);
    await book.as('ACCOUNTANT').get(`/levies/L1?atLeastSeq=${paid.seq}`).expect(200);
    expect(await ready()).toMatchObject({ ready: true });

    const output = CapturedOutput.begin();
    try {
      await database.stop('immediate');
      const { body: second } = await book.as('COLLECTOR').post('/levies/L1/payments', cash(302, 10_00)).expect(201);
      const refused = await book.as('ACCOUNTANT').get('/balances?unitId=LJ');
      expect([refused.status, refused.body.code, refused.headers['retry-after']]).toEqual([503, 'VIEWS_UNREACHABLE', '2']);
      expect(await ready()).toMatchObject({ ready: false, books: [{ state: 'views unreachable' }] });
      await database.run();
      await server.house.views.waitFor(book.code as never, second.seq, 20_000);
      expect((await book.as('ACCOUNTANT').get('/levies/L1').expect(200)).body.payerPaidFen).toBe(20_00);
      expect(await ready()).toMatchObject({ ready: true });
    } finally {
      output.end();
    }
  });
});
