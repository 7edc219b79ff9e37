import type { IsoDate } from '#libs/kernel/dates.js';
import type { BookCode, OfficerId } from '#libs/kernel/ids.js';
import { verifyBook } from '#libs/verify/verify-book.js';
import { openSample } from '../../apps/server/src/sample/open-sample.js';
import { Api } from '../../apps/server/src/testing/api.testing.js';
import { TestServer } from '../../apps/server/src/testing/server.testing.js';

const MARCH = 'unitId=LJ&period=2015-03';
const FOREIGN = '0'.repeat(64);

/** Worked example A1, to its end: the reports of March go to the county by 2015-04-20 and are accepted; what happens later changes nothing of them. */
describe('A1: the reports of a clean month are filed', () => {
  const code = '990000' as BookCode;
  let server: TestServer;
  let packId: string;
  let sha256: string;
  /** The pages of the filed version, on the day on which it was accepted. */
  let asFiled: readonly string[];

  const as = (officerId: string) => {
    const { sessionToken } = server.house.identity.issueSession(code, officerId as OfficerId, server.house.now());
    return new Api(server.app.getHttpServer(), sessionToken);
  };
  const on = (day: string) => server.house.turnTo(code, day as IsoDate);
  const step = (officerId: string, path: string, body: object = {}) => as(officerId).post(`/report-packs/${packId}/${path}`, { sha256, ...body });
  const pages = () => Promise.all(['f1', 'f2', 'f3', 'f4'].map(async (form) => (await as('O-13').get(`/reports/${form}.html?${MARCH}&version=1`).expect(200)).text));

  beforeAll(async () => {
    server = await TestServer.start();
    await openSample(server.house, 'scripts/sample/anhe');
    await on('2015-04-15');
    const lastSeq = server.house.bookkeeper(code).standing.durableSeq - 1;
    const { body: draft } = await as('O-05').get(`/report-packs/draft?${MARCH}&atLeastSeq=${lastSeq}`).expect(200);
    const figures = { unitId: 'LJ', periodId: '2015-03', asOfSeq: draft.asOfSeq };
    const foreign = await as('O-05').post('/report-packs', { ...figures, sha256: FOREIGN });
    expect([foreign.status, foreign.body.code]).toEqual([422, 'REPORT_NOT_FROM_LEDGER']);
    const { body: prepared } = await as('O-05')
      .post('/report-packs', { ...figures, sha256: draft.sha256 })
      .expect(201);
    ({ packId, sha256 } = prepared.events[0].data);

    await step('O-06', 'review').expect(201);
    await as('O-05')
      .approve(await step('O-07', 'signature', { accountantId: 'O-05', sealRef: '临印〔2015〕4号' }).expect(201))
      .expect(201);
    await step('O-05', 'filings', { channel: 'EMAIL', on: '2015-04-15' }).expect(201);
    await on('2015-04-17');
    expect((await step('O-05', 'filings', { channel: 'PAPER', on: '2015-04-17', sha256: FOREIGN })).body.code).toBe('FILING_INCOMPLETE');
    await step('O-05', 'filings', { channel: 'PAPER', on: '2015-04-17' }).expect(201);
    await step('O-13', 'acceptance').expect(201);
    asFiled = await pages();
  });
  afterAll(() => server.stop());

  it('in time: by both channels before 2015-04-20', async () => {
    const { body } = await as('O-13').get(`/report-packs?${MARCH}`).expect(200);
    expect(body.packs).toMatchObject([
      { packId, dueOn: '2015-04-20', versions: [{ version: 1, state: 'ACCEPTED', sha256, onTime: true, filings: [{ channel: 'EMAIL' }, { channel: 'PAPER', on: '2015-04-17' }] }] },
    ]);
  });

  it('with the figures of the month, its digest and its signers', () => {
    for (const figure of ['45,648.00', '44,000.00', '62,000.00', `数据摘要：${sha256.slice(0, 12)}`, '填报日期：2015-04-15', '版本号：第1版']) expect(asFiled[3]).toContain(figure);
    expect(asFiled[3]).not.toContain('单位负责人(签名)：<');
  });

  it('for good: a later event changes nothing of them, and they cannot be overwritten', async () => {
    const receipt = { bookId: 'PJ-301', no: 305, fen: 1_000_00 };
    const payment = { principalFen: 1_000_00, lateFeeFen: 0, channel: 'CASH', receipt, collectedOn: '2015-04-17', afterCutoff: false };
    await as('O-03').post('/levies/L31/payments', payment).expect(201);
    expect(await pages()).toEqual(asFiled);
    const asOfSeq = server.house.bookkeeper(code).standing.durableSeq - 1;
    const { body } = await as('O-05').post('/report-packs', { unitId: 'LJ', periodId: '2015-03', asOfSeq, sha256 });
    expect(body.code).toBe('REPORT_IMMUTABLE');
  });

  it('and come out again when everything is folded from the first event', async () => expect(await verifyBook(server.house.log, code)).toMatchObject({ reports: 1 }));
});
