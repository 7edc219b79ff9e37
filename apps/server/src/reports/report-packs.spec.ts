import type { OpenAPIObject } from '@nestjs/swagger';
import type { IsoDate } from '#libs/kernel/dates.js';
import { officerOf } from '../testing/county.testing.js';
import { undescribedIn } from '../testing/described.testing.js';
import { draftOf, fileBy, type PackSeen, prepare, review, sign } from '../testing/filing.testing.js';
import { collectCash, importLevy } from '../testing/levies.testing.js';
import { type TestBook, TestServer } from '../testing/server.testing.js';

const MARCH = 'unitId=LJ&period=2015-03';
const FOREIGN = 'f'.repeat(64);

let server: TestServer;
let book: TestBook;
let document: OpenAPIObject;
beforeAll(async () => {
  server = await TestServer.start();
  document = (await import('../openapi.js')).openApiOf(server.app);
  book = await server.freshBook();
  await importLevy(book, 'L1');
  await collectCash(book, 'L1', 301, 100_00);
  await server.house.turnTo(book.code, '2015-04-10' as IsoDate);
});
afterAll(() => server.stop());

const get = (path: string) => book.as('COUNTY_VERIFIER').get(path);
const ask = async (path: string, template: string) => {
  const { status, body } = await get(path);
  expect([status, status === 200 ? undescribedIn(document, template, body) : body.code]).toEqual([200, []]);
  return body;
};

describe('the reports of a month, over HTTP', () => {
  let pack: PackSeen;

  it('are not prepared with a digest that the house does not compute, and the attempt stands in the book (52)', async () => {
    const figures = await draftOf(book, '2015-03');
    const seq = book.bookkeeper.standing.durableSeq;
    const { status, body } = await book.as('ACCOUNTANT').post('/report-packs', { ...figures, sha256: FOREIGN });
    expect([status, body.code, body.facts]).toEqual([422, 'REPORT_NOT_FROM_LEDGER', expect.objectContaining({ expected: figures.sha256, got: FOREIGN })]);
    const refused = (await (await book.underAccess()).get(`/events/${seq}`)).body.event;
    expect(refused).toMatchObject({ type: 'CommandRefused', data: { command: 'PrepareReport', code: 'REPORT_NOT_FROM_LEDGER' } });
  });

  it('are not prepared as of an event that there is not', async () => {
    const { body } = await book.as('ACCOUNTANT').post('/report-packs', { ...(await draftOf(book, '2015-03')), asOfSeq: 9_999 });
    expect(body).toMatchObject({ status: 404, code: 'UNKNOWN', facts: { kind: 'event' } });
  });

  it('are prepared, reviewed, signed by two, filed by both channels and accepted', async () => {
    pack = await prepare(book, '2015-03');
    await review(book, pack);
    await sign(book, pack);
    await fileBy(book, pack, ['EMAIL'], '2015-04-10');
    const early = await book.as('COUNTY_VERIFIER').post(`/report-packs/${pack.packId}/acceptance`, { sha256: pack.sha256 });
    expect([early.status, early.body.code]).toEqual([422, 'FILING_INCOMPLETE']);
    await fileBy(book, pack, ['PAPER'], '2015-04-10');
    await book.as('COUNTY_VERIFIER').post(`/report-packs/${pack.packId}/acceptance`, { sha256: pack.sha256 }).expect(201);

    const { packs } = await ask(`/report-packs?${MARCH}`, '/report-packs');
    const by = (role: Parameters<typeof officerOf>[0]) => ({ officerId: officerOf(role), on: '2015-04-10' });
    expect(packs).toMatchObject([
      {
        ...{ packId: pack.packId, unitZh: '临江镇', dueOn: '2015-04-20', dueProvisional: false, behindLedger: false },
        versions: [{ version: 1, state: 'ACCEPTED', onTime: true }],
      },
    ]);
    expect(packs[0].versions[0]).toMatchObject({ prepared: by('ACCOUNTANT'), reviewed: by('REVIEWER'), signed: by('UNIT_HEAD'), accepted: by('COUNTY_VERIFIER') });
    const { events } = await ask(`/report-packs/${pack.packId}/history?atLeastSeq=${packs[0].seq}`, '/report-packs/{packId}/history');
    expect(events.map(({ type }: { type: string }) => type)).toEqual([
      'ReportPrepared',
      'ReportReviewed',
      'ReportSigned',
      'ReportFiled',
      'CommandRefused',
      'ReportFiled',
      'ReportAccepted',
    ]);
  });

  it('are found by their id, with the version for If-Match', async () => {
    const { headers, body } = await get(`/report-packs/${pack.packId}`);
    expect(headers.etag).toBe(`"${body.seq}"`);
  });

  it('are served for a version as they were prepared, whatever is recorded later', async () => {
    const version = `${MARCH}&version=1`;
    const pages = async () => (await Promise.all(['f1', 'f2', 'f3', 'f4'].map((form) => get(`/reports/${form}.html?${version}`)))).map(({ text }) => text);
    const before = await pages();
    await collectCash(book, 'L1', 302, 50_00, { collectedOn: '2015-04-10' });
    expect(await pages()).toEqual(before);
    for (const line of ['版本号：第1版', `数据摘要：${pack.sha256.slice(0, 12)}`, '填报日期：2015-04-10', '填表人：测试员 O-ACCOUNTANT', '单位负责人(签名)：测试员 O-UNIT_HEAD'])
      expect(before[3]).toContain(line);
    expect(await ask(`/reports/f4?${version}`, '/reports/f4')).toMatchObject({ version: 1, digest: pack.sha256, total: { totalFen: 100_00, usedSheets: 1 } });
  });

  it('are not served for a version that there is not, nor for one as of another seq', async () => {
    expect((await get(`/reports/f4?${MARCH}&version=2`)).body).toMatchObject({ status: 404, code: 'UNKNOWN', facts: { kind: 'report version' } });
    expect((await get(`/reports/f4.xlsx?${MARCH}&version=1&asOfSeq=3`)).body).toMatchObject({ status: 400, code: 'MALFORMED' });
    expect((await get(`/report-packs/${pack.packId}/versions/1/changes`)).body).toMatchObject({ status: 404, code: 'UNKNOWN' });
  });
});
