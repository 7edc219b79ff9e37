import type { IsoDate } from '#libs/kernel/dates.js';
import { officerOf } from '../testing/county.testing.js';
import { collectCash, importLevy } from '../testing/levies.testing.js';
import { type TestBook, TestServer } from '../testing/server.testing.js';

/** Cash of 2015-03-02 that is still with the collector on 03-10. */
describe('the findings over HTTP', () => {
  let server: TestServer;
  let book: TestBook;
  let paymentId: string;

  beforeAll(async () => {
    server = await TestServer.start();
    book = await server.freshBook();
    await importLevy(book, 'L1');
    paymentId = await collectCash(book, 'L1', 301, 5_000_00);
    await server.house.turnTo(book.code, '2015-03-10' as IsoDate);
  });
  afterAll(() => server.stop());

  it('lead a head of unit to the officer and to his payments', async () => {
    const { body } = await book.as('UNIT_HEAD').get('/findings?unitId=LJ').expect(200);
    const evidence = [
      { kind: 'officer', id: officerOf('COLLECTOR') },
      { kind: 'payment', id: paymentId },
    ];
    expect(body).toMatchObject({ on: '2015-03-10', count: 1, findings: [{ code: 'CASH_HELD_TOO_LONG', titleZh: '现金逾期未缴存', fen: 5_000_00, evidence, evidenceCount: 2 }] });
  });

  it('are asked for by code', async () => {
    const verifier = book.as('COUNTY_VERIFIER');
    expect((await verifier.get('/findings?unitId=LJ&code=RECEIPT_GAP').expect(200)).body).toMatchObject({ count: 0, findings: [] });
    expect((await verifier.get('/findings?unitId=LJ&code=ANYTHING')).body.code).toBe('MALFORMED');
    expect((await verifier.get('/findings?unitId=NW')).body.code).toBe('UNKNOWN');
  });

  it('are for inspectors under their access', async () => {
    await (await book.underAccess()).get('/findings?unitId=LJ').expect(200);
  });

  it('are not for those who collect, nor for the head of a unit above his own', async () => {
    expect((await book.as('COLLECTOR').get('/findings?unitId=LJ')).body.code).toBe('NOT_AUTHORISED');
    expect((await book.as('UNIT_HEAD').get(`/findings?unitId=${book.code}`)).body.code).toBe('NOT_AUTHORISED');
  });
});
