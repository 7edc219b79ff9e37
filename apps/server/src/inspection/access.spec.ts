import { startOfDay } from '#libs/kernel/dates.js';
import { OPENED_ON, officerOf } from '../testing/county.testing.js';
import { type TestBook, TestServer } from '../testing/server.testing.js';

let server: TestServer;
let book: TestBook;
beforeAll(async () => {
  server = await TestServer.start();
});
beforeEach(async () => {
  book = await server.freshBook();
});
afterAll(() => server.stop());

const ACCESS = { purposeCode: 'PLANNED_AUDIT', scope: { unitId: 'LJ' }, docNo: '安和审〔2015〕1号', hours: 2 };

describe('an inspector or an auditor (invariant 55)', () => {
  it.each(['INSPECTOR', 'AUDITOR'] as const)('%s reads nothing before he has said what for, and that he tried stands in the book', async (role) => {
    const refused = await book.as(role).get('/levies');
    expect([refused.status, refused.body.code]).toEqual([403, 'ACCESS_UNLOGGED']);
    const { durableSeq } = book.bookkeeper.standing;
    const { body } = await (await book.underAccess(role)).get(`/events/${durableSeq - 1}`);
    expect(body.event).toMatchObject({ type: 'CommandRefused', actor: { officerId: officerOf(role) }, data: { command: 'Read', code: 'ACCESS_UNLOGGED', kind: 'officer' } });
  });

  it('reads under the access that he opened, and sees it', async () => {
    const inspector = book.as('INSPECTOR');
    expect((await inspector.get('/audit-accesses/current')).body.code).toBe('ACCESS_UNLOGGED');
    expect((await inspector.post('/audit-accesses', ACCESS)).status).toBe(201);
    expect((await inspector.get('/levies')).status).toBe(200);
    const { body } = await inspector.get('/audit-accesses/current');
    expect(body).toMatchObject({ inspectorId: officerOf('INSPECTOR'), scope: { unitId: 'LJ' }, docNo: ACCESS.docNo, until: '2015-03-02T03:00:00.000Z' });
  });

  it('opens none without a number, or beyond eight hours', async () => {
    const { docNo: _, ...unnumbered } = ACCESS;
    expect((await book.as('INSPECTOR').post('/audit-accesses', unnumbered)).body.code).toBe('ACCESS_UNLOGGED');
    expect((await book.as('INSPECTOR').post('/audit-accesses', { ...ACCESS, hours: 9 })).body.code).toBe('MALFORMED');
  });

  it('finds the access ended on the next day', async () => {
    const inspector = await book.underAccess();
    await server.house.turnTo(book.code, '2015-03-03' as never);
    expect((await inspector.get('/levies')).body.code).toBe('ACCESS_UNLOGGED');
  });

  it('needs none for the book, for clues, and for what he opens', async () => {
    for (const path of ['/book', '/clues']) expect((await book.as('INSPECTOR').get(path)).status).toBe(200);
  });

  it('reads a person in clear under an access only', async () => {
    const path = `/parties/${book.payer('测试甲')}/reads`;
    expect((await book.as('INSPECTOR').post(path, { reasonCode: 'INSPECTION' })).body.code).toBe('ACCESS_UNLOGGED');
    expect((await (await book.underAccess()).post(path, { reasonCode: 'INSPECTION' })).status).toBe(201);
  });
});

it('asks nobody else for an access', async () => expect((await book.as('ACCOUNTANT').get('/levies')).status).toBe(200));

describe('the log of reads', () => {
  it('has every read in order, and the book vouches for it at the turn of the day', async () => {
    const inspector = await book.underAccess();
    await inspector.get('/levies?limit=1');
    await inspector.get('/custody');
    await server.house.turnTo(book.code, '2015-03-03' as never);
    const { body } = await book.as('COUNTY_APPROVER').get('/inspected-reads');
    expect(body.reads.map(({ what }: { what: string }) => what)).toEqual(['/api/levies?limit=1', '/api/custody']);
    expect(body).toMatchObject({ bornOut: true, digestedReads: 2 });
    const { body: events } = await (await book.underAccess()).get('/events?limit=500');
    const digested = events.events.find(({ event }: { event: { type: string } }) => event.type === 'AccessLogDigested').event;
    expect(digested.data).toMatchObject({ date: OPENED_ON, reads: 2, digest: body.reads[1].digest });
    expect(digested.recordedAt >= startOfDay('2015-03-03' as never)).toBe(true);
  });
});
