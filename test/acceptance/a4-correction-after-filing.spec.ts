import type { IsoDate } from '#libs/kernel/dates.js';
import type { Role } from '#libs/registry/roles.js';
import { verifyBook } from '#libs/verify/verify-book.js';
import { officerOf } from '../../apps/server/src/testing/county.testing.js';
import { cash, importLevy } from '../../apps/server/src/testing/levies.testing.js';
import { type TestBook, TestServer } from '../../apps/server/src/testing/server.testing.js';

interface Told {
  readonly status: number;
  readonly body: {
    readonly code?: string;
    readonly seq: number;
    readonly events: readonly { readonly type: string; readonly periodId?: string; readonly data: Record<string, string> }[];
  };
}

interface Pack {
  readonly packId: string;
  readonly sha256: string;
}

/** Worked example A4: a payment of April stands at the wrong levy; April is filed and closed before anybody sees it. */
describe('A4: a correction after filing, 2015-04/05', () => {
  let server: TestServer;
  let book: TestBook;
  let paymentId: string;
  let april: Pack;
  let amended: Pack;
  /** The pages of April as they were filed. */
  let asFiled: readonly string[];

  const on = (day: string) => server.house.turnTo(book.code, day as IsoDate);
  const lastSeq = () => book.bookkeeper.standing.durableSeq - 1;
  const files = async (role: Role, path: string, body: object = {}): Promise<Told['body']> => {
    const answer: Told = await book.as(role).post(path, body);
    expect([answer.status, answer.status === 201 ? '' : answer.body]).toEqual([201, '']);
    return answer.body;
  };
  const approves = async (role: Role, made: Told['body']) =>
    (
      await book
        .as(role)
        .approve({ body: made } as never)
        .expect(201)
    ).body as Told['body'];
  const f4 = async (period: string, version: string) => (await book.as('ACCOUNTANT').get(`/reports/f4?unitId=LJ&period=${period}${version}`).expect(200)).body;
  const pages = () =>
    Promise.all(['f1', 'f2', 'f3', 'f4'].map(async (form) => (await book.as('ACCOUNTANT').get(`/reports/${form}.html?unitId=LJ&period=2015-04&version=1`).expect(200)).text));

  /** The reports of a month as they would be prepared now. */
  async function prepared(periodId: string, path: string, more: object = {}): Promise<Pack> {
    const { body } = await book.as('ACCOUNTANT').get(`/report-packs/draft?unitId=LJ&period=${periodId}&atLeastSeq=${lastSeq()}`).expect(200);
    const { events } = await files('ACCOUNTANT', path, { unitId: 'LJ', periodId, asOfSeq: body.asOfSeq, sha256: body.sha256, ...more });
    return { packId: events[0]?.data.packId as string, sha256: body.sha256 };
  }

  const step = (role: Role, { packId, sha256 }: Pack, path: string, more: object = {}) => files(role, `/report-packs/${packId}/${path}`, { sha256, ...more });

  /** Reviewed, signed and sealed, and filed by both channels, all on one day. */
  async function filed(pack: Pack, day: string): Promise<void> {
    await step('REVIEWER', pack, 'review');
    await approves('ACCOUNTANT', await step('UNIT_HEAD', pack, 'signature', { accountantId: officerOf('ACCOUNTANT'), sealRef: `临印${day}` }));
    for (const channel of ['EMAIL', 'PAPER']) await step('ACCOUNTANT', pack, 'filings', { channel, on: day });
  }

  const closes = (periodId: string) => files('REVIEWER', `/units/LJ/periods/${periodId}/closing`);

  beforeAll(async () => {
    server = await TestServer.start();
    book = await server.freshBook();
    await importLevy(book, 'L40', { assessedFen: 9_000_00, standardFen: 9_000_00, villageId: 'LJ-DH' });
    await importLevy(book, 'L41', { assessedFen: 7_000_00, standardFen: 7_000_00, villageId: 'LJ-XL' });
    await on('2015-04-16');
    await filed(await prepared('2015-03', '/report-packs'), '2015-04-16');
    await closes('2015-03');
    await on('2015-04-21');
    const { events } = await files('COLLECTOR', '/levies/L40/payments', cash(308, 3_000_00, { collectedOn: '2015-04-21' }));
    paymentId = events[0]?.data.paymentId as string;
    await on('2015-05-18');
    april = await prepared('2015-04', '/report-packs');
    await filed(april, '2015-05-18');
    await closes('2015-04');
    asFiled = await pages();
    await on('2015-05-25');
  });
  afterAll(() => server.stop());

  it('was filed on 05-18 with the receipt at L40: 东湖村 6,000, 西岭村 7,000', async () => {
    const { rows, total } = await f4('2015-04', '&version=1');
    expect(rows.map((row: Record<string, unknown>) => [row.villageZh, row.totalFen, row.closingFen])).toEqual([
      ['东湖村', 3_000_00, 6_000_00],
      ['西岭村', 0, 7_000_00],
    ]);
    expect(total).toMatchObject({ totalFen: 3_000_00, closingFen: 13_000_00 });
  });

  it('is put right on 05-25 in May, as a correction of April: April takes no posting any more', async () => {
    const { events } = await approves('REVIEWER', await files('ACCOUNTANT', `/payments/${paymentId}/reallocation`, { toLevyId: 'L41', docNo: '存根308' }));
    expect(events).toMatchObject([{ type: 'ProposalApproved' }, { type: 'PaymentReallocated', periodId: '2015-05', correctsPeriod: '2015-04' }]);
    const balances = await Promise.all(
      ['L40', 'L41'].map(async (levyId) => (await book.as('ACCOUNTANT').get(`/levies/${levyId}?atLeastSeq=${lastSeq()}`).expect(200)).body.payerBalanceFen),
    );
    expect(balances).toEqual([9_000_00, 4_000_00]);
  });

  it('stands in May’s 上期更正, and the filed pages of April are what they were', async () => {
    const { rows, total } = await f4('2015-05', `&atLeastSeq=${lastSeq()}`);
    expect(rows.map((row: Record<string, unknown>) => [row.correctedFen, row.closingFen])).toEqual([
      [3_000_00, 9_000_00],
      [-3_000_00, 4_000_00],
    ]);
    expect(total.correctedFen).toBe(0);
    expect(await pages()).toEqual(asFiled);
  });

  it('goes into a second version of April, which the county asks for: 东湖村 0 and 9,000, 西岭村 3,000 and 4,000, 13,000 in both versions', async () => {
    amended = await prepared('2015-04', '/report-packs/amendments', { reasonCode: 'ASKED_BY_COUNTY' });
    expect([amended.packId, amended.sha256 === april.sha256]).toEqual([april.packId, false]);
    const { rows, total } = await f4('2015-04', '&version=2');
    expect(rows.map((row: Record<string, unknown>) => [row.totalFen, row.correctedFen, row.closingFen])).toEqual([
      [0, 0, 9_000_00],
      [3_000_00, 0, 4_000_00],
    ]);
    expect(total).toMatchObject({ totalFen: 3_000_00, closingFen: 13_000_00 });
    const of = async (form: string) => (await book.as('ACCOUNTANT').get(`/reports/${form}?unitId=LJ&period=2015-04&version=2`).expect(200)).body.rows;
    expect(await of('f1')).toMatchObject([{ levyId: 'L41', paidInMonthFen: 3_000_00, closingFen: 4_000_00 }]);
    expect(await of('f2')).toMatchObject([{ levyId: 'L40', closingFen: 9_000_00 }]);
    expect(await of('f3')).toMatchObject([{ levyId: 'L41', receiptNo: 308, totalFen: 3_000_00, outsideTotal: false }]);
  });

  it('needs new signatures and both channels again; the first version stays beside it', async () => {
    const early: Told = await book.as('ACCOUNTANT').post(`/report-packs/${amended.packId}/filings`, { sha256: amended.sha256, channel: 'EMAIL', on: '2015-05-25' });
    expect(early.body.code).toBe('SIGNATURE_MISSING');
    await filed(amended, '2015-05-25');
    const { body } = await book.as('COUNTY_FINANCE').get('/report-packs?unitId=LJ&period=2015-04').expect(200);
    expect(body.packs[0].versions).toMatchObject([
      { version: 1, sha256: april.sha256, filings: [{ channel: 'EMAIL', on: '2015-05-18' }, { channel: 'PAPER' }] },
      { version: 2, sha256: amended.sha256, filings: [{ channel: 'EMAIL', on: '2015-05-25' }, { channel: 'PAPER' }] },
    ]);
    expect(await pages()).toEqual(asFiled);
  });

  it('and comes out again when everything is folded from the first event', async () => expect(await verifyBook(server.house.log, book.code)).toMatchObject({ reports: 3 }));
});
