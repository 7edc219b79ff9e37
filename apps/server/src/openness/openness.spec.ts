import type { BookCode, PartyId } from '#libs/kernel/ids.js';
import { officerOf } from '../testing/county.testing.js';
import { cash, collectCash, importLevy } from '../testing/levies.testing.js';
import { listOf, posted, supervisedTownship } from '../testing/openness.testing.js';
import { type TestBook, TestServer } from '../testing/server.testing.js';

const PEOPLE = ['测试己一', '测试己二', '测试己三'];
const SAID = '第三人已迁出本镇';
const REPORTER = '测试举报人 0990-1000001';

let server: TestServer;
let book: TestBook;
let listId: string;
let noticeId: string;
beforeAll(async () => {
  server = await TestServer.start();
  book = await server.freshBook();
  await supervisedTownship(book);
  ({ listId } = await listOf(book, PEOPLE));
  const draft = await book.as('NOTICE_OFFICER').get(`/notice-drafts?unitId=LJ&kind=BENEFIT_LIST&listId=${listId}`).expect(200);
  const { listHash, columns } = draft.body;
  const proposed = await book
    .as('NOTICE_OFFICER')
    .post('/notices', { unitId: 'LJ', kind: 'BENEFIT_LIST', listId, channels: ['WEB'], columns, listHash })
    .expect(201);
  const approved = await book.as('SUPERVISOR').approve(proposed).expect(201);
  noticeId = approved.body.events.at(-1).data.noticeId;
});
afterAll(() => server.stop());

const anybody = (path: string) => server.anybody.get(`/api/public/${book.code}${path}`);
const withoutSecrets = (text: string) => {
  for (const secret of [...PEOPLE, SAID, '测试举报人', '1000001', 'beneficiary', 'accountToken', 'partyId']) expect(text).not.toContain(secret);
};

describe('the board, read by anybody', () => {
  it('lists what is on display for the unit and for each of its villages', async () => {
    for (const unitId of ['LJ', 'LJ-DH', book.code]) {
      const { body } = await anybody(`/notices?unitId=${unitId}`).expect(200);
      expect(body).toMatchObject({ demo: true, today: '2015-03-02', notices: [{ noticeId, kind: 'BENEFIT_LIST', rowCount: 3, postedOn: '2015-03-02', lastDay: '2015-03-09' }] });
    }
    expect((await anybody('/notices?unitId=NONE').expect(404)).body.code).toBe('UNKNOWN');
    expect((await server.anybody.get('/api/public/999999/notices?unitId=LJ').expect(404)).body.code).toBe('UNKNOWN');
  });

  it('shows a list by surnames, as JSON and as CSV', async () => {
    const { body, text } = await anybody(`/notices/${noticeId}`).expect(200);
    expect(body.table.columns.map(({ zh }: { zh: string }) => zh)).toEqual(['序号', '村组', '姓名', '补贴项目', '标准（元/月）', '月数', '金额（元）', '资金来源']);
    expect(body.table.rows[0].cells.slice(0, 3)).toEqual(['1', '东湖村', '测*']);
    withoutSecrets(text);
    const csv = await anybody(`/notices/${noticeId}/rows.csv`)
      .expect(200)
      .expect('Content-Type', /text\/csv/);
    expect(csv.text.split('\r\n')).toHaveLength(5);
    withoutSecrets(csv.text);
  });

  it('is given again only to whoever does not have it', async () => {
    const first = await anybody('/units')
      .expect(200)
      .expect('Cache-Control', /public/);
    await anybody('/units')
      .set('If-None-Match', first.headers.etag as string)
      .expect(304);
    await anybody('/units').set('If-None-Match', '"0-2015-03-02"').expect(200);
  });

  it('shows fees and subsidies with what they rest on', async () => {
    const { body } = await anybody('/standards').expect(200);
    expect(body.standards).toMatchObject([
      { policyId: 'SMF', kind: 'FEE', docNo: '国务院令第357号' },
      { kind: 'SUBSIDY', rates: [{ fen: 80_00 }] },
    ]);
    expect((await anybody('/standards.csv').expect(200)).text).toContain('国务院令第357号');
  });

  it('shows where the month’s money is', async () => {
    await importLevy(book, 'L03');
    await collectCash(book, 'L03', 301, 100_00);
    const seq = (await book.as('COLLECTOR').post('/levies/L03/payments', cash(302, 50_00)).expect(201)).body.seq;
    await server.house.views.waitFor(book.code as BookCode, seq, 10_000);
    const { body } = await anybody('/money?unitId=LJ&month=2015-03').expect(200);
    expect(body).toMatchObject({ collectedFen: 150_00, remittedFen: 0, unremittedFen: 150_00, remittance: { dueOn: '2015-03-31', state: 'DUE' } });
    expect(body.reductions).toEqual({ authorised: { cases: 0, fen: 0 }, unauthorised: { cases: 0, fen: 0 }, madeUpFen: 0, owedByOfficersFen: 0 });
    expect((await anybody('/money.csv?unitId=LJ&month=2015-03').expect(200)).text).toContain('2015-03,150.00,0.00,150.00');
  });
});

describe('an objection of anybody', () => {
  let objectionId: string;

  it('is taken without a session, and with neither text nor name in the book', async () => {
    const said = { unitId: 'LJ', noticeId, no: 3, matter: 'NOT_ENTITLED', text: SAID, reporter: REPORTER };
    const { body } = await server.anybody.post(`/api/public/${book.code}/objections`).send(said).expect(201);
    objectionId = body.objectionId;
    expect(body.answerBy).toBe('2015-03-11');
    await book.bookkeeper.ask((state) => withoutSecrets(JSON.stringify([...state.openness.objections.values()])));
    expect((await server.anybody.post(`/api/public/${book.code}/objections`).send({ ...said, no: 4 })).body.code).toBe('UNKNOWN');
  });

  it('is read by its handler, who is told who said it after he has asked the book', async () => {
    const handler = book.as('HANDLER');
    expect((await handler.get(`/objections/${objectionId}/text`).expect(200)).body).toEqual({ text: SAID });
    expect((await handler.get(`/objections/${objectionId}/reporter`).expect(403)).body.code).toBe('REPORTER_CONFIDENTIAL');
    await handler.post(`/objections/${objectionId}/reporter-disclosures`, { reasonCode: 'ASK_BACK' }).expect(201);
    expect((await handler.get(`/objections/${objectionId}/reporter`).expect(200)).body).toEqual({ text: REPORTER });
  });

  it('keeps who said it from everybody else, and that somebody asked stands in the book (invariant 50)', async () => {
    const head = book.as('UNIT_HEAD');
    expect((await head.get(`/objections/${objectionId}/text`).expect(403)).body.code).toBe('NOT_AUTHORISED');
    expect((await head.post(`/objections/${objectionId}/reporter-disclosures`, { reasonCode: 'ASK_BACK' }).expect(403)).body.code).toBe('REPORTER_CONFIDENTIAL');
    const refused = await book.bookkeeper.ask(({ refusalsToday }) => [...refusalsToday.entries()].map(([key]) => key));
    expect(refused).toContain(`${officerOf('UNIT_HEAD')} REPORTER_CONFIDENTIAL`);
  });

  it('is answered in a text that whoever has its number can read', async () => {
    const handler = book.as('HANDLER');
    const { body: answerRef } = await handler.postWithoutKey('/texts', { text: '经核实，该对象仍在本镇居住。' }).expect(201);
    await handler.post(`/objections/${objectionId}/acceptance`, { namedOfficerIds: [], on: '2015-03-02' }).expect(201);
    await handler.post(`/objections/${objectionId}/answers`, { result: 'DISMISSED', answerRef, on: '2015-03-02' }).expect(201);
    const { body, text } = await anybody(`/objections/${objectionId}`).expect(200);
    expect(body).toMatchObject({ state: 'ANSWERED', result: 'DISMISSED', answer: '经核实，该对象仍在本镇居住。' });
    withoutSecrets(text);
  });

  it('stands in the register, without whoever raised it', async () => {
    const { body, text } = await anybody('/feedback?unitId=LJ').expect(200);
    expect(body.rows).toEqual([{ no: 1, channel: 'WEB', matter: 'NOT_ENTITLED', receivedOn: '2015-03-02', answeredOn: '2015-03-02', result: 'DISMISSED', onTime: true }]);
    withoutSecrets(text);
    expect((await anybody('/feedback.csv?unitId=LJ').expect(200)).text).toContain('1,网上,不符合享受条件,2015-03-02,2015-03-02,不属实,是');
    expect((await book.as('HANDLER').get('/objections?unitId=LJ').expect(200)).body.objections).toMatchObject([
      { objectionId, hasReporter: true, overdue: false, results: ['DISMISSED'] },
    ]);
  });
});

describe('a notice in the house', () => {
  it('has the names in full on the paper of the village alone, for those who post and check', async () => {
    const { body } = await book.as('SUPERVISOR').get(`/notices/${noticeId}?channel=BOARD`).expect(200);
    expect(body.table.rows.map(({ cells }: { cells: string[] }) => cells[2])).toEqual(PEOPLE);
    expect((await book.as('COLLECTOR').get(`/notices/${noticeId}`).expect(403)).body.code).toBe('NOT_AUTHORISED');
  });

  it('keeps its rows and its digest when a person is erased, and not his name (domain rules 2.8)', async () => {
    const before = (await anybody(`/notices/${noticeId}`).expect(200)).body;
    const partyId = await book.bookkeeper.ask(({ payouts }) => payouts.line(listId as never, 2).beneficiaryId);
    server.house.vault.erase(book.code as BookCode, partyId as PartyId, {
      officerId: officerOf('REGISTRAR') as never,
      docNo: '安和信〔2015〕1号' as never,
      at: server.house.now(),
    });
    const after = (await anybody(`/notices/${noticeId}`).expect(200)).body;
    expect(after.notice.listHash).toBe(before.notice.listHash);
    expect(after.table.rows[1].cells).toEqual(before.table.rows[1].cells.with(2, '（已删除）'));
  });

  it('is no longer on the web once withdrawn, and stays in the house', async () => {
    const fees = await posted(book, { unitId: 'LJ', kind: 'FEE_LIST' }, ['POLICY', 'BASIS', 'STATUS']);
    expect((await anybody(`/notices/${fees}`).expect(200)).body.table.rows).toMatchObject([{ cells: ['社会抚养费', '国务院令第357号', '2002-09-01 起执行'] }]);
    await book.as('NOTICE_OFFICER').post(`/notices/${fees}/withdrawal`, { reasonCode: 'WRONG_PLACE', on: '2015-03-02' }).expect(201);
    expect((await anybody(`/notices/${fees}`).expect(404)).body.code).toBe('UNKNOWN');
    expect((await book.as('NOTICE_OFFICER').get('/notices?unitId=LJ').expect(200)).body.notices.map(({ state }: { state: string }) => state)).toEqual(['WITHDRAWN', 'POSTED']);
  });
});
