import type { IsoDate } from '#libs/kernel/dates.js';
import { officerOf } from '../testing/county.testing.js';
import { collectCash, importLevy } from '../testing/levies.testing.js';
import { type TestBook, TestServer } from '../testing/server.testing.js';

const MARCH = 'unitId=LJ&period=2015-03';

/** 2,000 of a collector's 5,000 in cash are short. */
describe('the statement of accountability over HTTP', () => {
  let server: TestServer;
  let book: TestBook;
  let obligationId: string;
  let seen: string;
  const collector = officerOf('COLLECTOR');

  beforeAll(async () => {
    server = await TestServer.start();
    book = await server.freshBook();
    await importLevy(book, 'L1');
    const paymentId = await collectCash(book, 'L1', 301, 5_000_00);
    const short = { officerId: collector, place: 'COLLECTOR', lines: [{ paymentId, fen: 2_000_00 }], on: '2015-03-02' };
    const { body } = await book.as('REVIEWER').post('/shortages', short).expect(201);
    ({ obligationId } = body.events[0].data);
    await server.house.turnTo(book.code, '2015-03-10' as IsoDate);
    seen = `atLeastSeq=${book.bookkeeper.standing.durableSeq - 1}`;
  });
  afterAll(() => server.stop());

  it('is JSON, a workbook and a page, with the same figures and digest', async () => {
    const reviewer = book.as('REVIEWER');
    const { body } = await reviewer.get(`/reports/accountability?${MARCH}&${seen}`).expect(200);
    expect(body).toMatchObject({
      titleZh: '责任追究情况月报表',
      total: { claimOpenedFen: 2_000_00, claimClosingFen: 2_000_00, overdueFen: 2_000_00, overdueFenDays: 2_000_00 * 8, entriesNew: 1 },
    });
    const { text } = await reviewer.get(`/reports/accountability.html?${MARCH}`).expect(200);
    for (const part of ['责任追究情况月报表', collector, '2,000.00', '16,000.00', '截留、挪用、坐支', body.digest.slice(0, 12)]) expect(text).toContain(part);
    const { headers } = await reviewer.get(`/reports/accountability.xlsx?${MARCH}`).expect(200);
    expect(headers['content-type']).toContain('spreadsheetml');
  });

  it('names an officer only to who may read names', async () => {
    const nameFor = async (role: 'REVIEWER' | 'CASHIER') => (await book.as(role).get(`/reports/accountability?${MARCH}`).expect(200)).body.rows[0].name;
    expect([await nameFor('REVIEWER'), await nameFor('CASHIER')]).toEqual([`测试员 ${collector}`, undefined]);
  });

  it('is not for whoever has no post at the unit or above it', async () => {
    const { status, body } = await book.officer('O-00').get(`/reports/accountability?${MARCH}`);
    expect([status, body.code]).toEqual([403, 'NOT_AUTHORISED']);
  });

  it('says of an officer, in all units, what he owes and why; himself he may always ask about', async () => {
    const ask = (who: ReturnType<TestBook['officer']>) => who.get(`/accountability?officerId=${collector}&period=2015-03&${seen}`);
    const { body } = await ask(await book.underAccess()).expect(200);
    expect(body.units).toMatchObject([
      { unitId: 'LJ', debts: [{ officerId: collector, kind: 'SHORTAGE', closingFen: 2_000_00 }], entries: [{ violationCode: 'WITHHELD_DIVERTED_NETTED' }] },
    ]);
    expect((await ask(book.officer(collector)).expect(200)).body.units).toEqual(body.units);
    expect((await ask(book.officer('O-00'))).status).toBe(403);
    expect((await (await book.underAccess()).get('/accountability?period=2015-03')).body).toMatchObject({ code: 'MALFORMED' });
  });

  it('leads from the open fen to receipts, documents and people', async () => {
    const { body } = await (await book.underAccess()).get(`/accountability/debts/${obligationId}?${seen}`).expect(200);
    expect(body.receipts).toEqual([{ bookId: 'PJ-301', no: 301, fen: 5_000_00 }]);
    expect(body.officerIds.toSorted()).toEqual([collector, officerOf('REVIEWER')].toSorted());
    expect(body.events.map(({ type }: { type: string }) => type)).toContain('CustodyShortageConfirmed');
    expect((await book.officer('O-00').get(`/accountability/debts/${obligationId}`)).status).toBe(403);
    await book.officer(collector).get(`/accountability/debts/${obligationId}`).expect(200);
  });
});
