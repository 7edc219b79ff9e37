import { OPENED_ON } from '../testing/county.testing.js';
import { ISSUED, TROUBLED, troubledLevies } from '../testing/proceedings.testing.js';
import { type TestBook, TestServer } from '../testing/server.testing.js';

let server: TestServer;
let book: TestBook;
let refundId: string;
beforeAll(async () => {
  server = await TestServer.start();
  book = await server.freshBook();
  ({ refundId } = await troubledLevies(book));
});
afterAll(() => server.stop());

const levy = async (levyId: string, seq = 0) => (await book.as('ACCOUNTANT').get(`/levies/${levyId}?atLeastSeq=${seq}`)).body;

/** What an officer proposes over HTTP and another approves; the seq after it. */
async function approved(maker: Parameters<TestBook['as']>[0], checker: Parameters<TestBook['as']>[0], path: string, body: object): Promise<number> {
  const { body: proposed } = await book.as(maker).post(path, body);
  const { proposalId, effectHash } = proposed.events[0].data;
  const { body: done } = await book.as(checker).post(`/proposals/${proposalId}/approval`, { effectHash });
  return done.events.at(-1).seq;
}

describe('a levy, asked for over HTTP', () => {
  it('shows its plan', async () => {
    const lines = [
      { n: 1, dueOn: '2015-04-30', principalFen: 7_600_00 },
      { n: 2, dueOn: '2015-06-30', principalFen: 20_000_00 },
    ];
    const { status, body } = await book.as('COUNTY_APPROVER').post(`/levies/${ISSUED}/instalment-plan`, { appliedOn: OPENED_ON, docNo: '安和征分〔2015〕2号', lines });
    expect(status).toBe(201);
    expect(await levy(ISSUED, body.seq)).toMatchObject({ dueLines: lines, plan: { appliedOn: OPENED_ON, docNo: '安和征分〔2015〕2号' }, demands: [], refundDue: false });
  });

  it('shows its demands and where it stands before the court', async () => {
    const { overdue, demanded, accepted } = TROUBLED;
    expect(await levy(overdue)).toMatchObject({ status: 'OVERDUE', demands: [] });
    const hasty = await book.as('REVIEWER').post(`/levies/${overdue}/enforcement`, { courtDocNo: '（2015）安执字第9号', on: OPENED_ON });
    expect([hasty.status, hasty.body.code, hasty.body.title]).toEqual([422, 'DEMAND_REQUIRED', '催告送达满 0 日后方可申请强制执行']);
    expect(await levy(demanded)).toMatchObject({ status: 'OVERDUE', demands: [{ docNo: '安社征催字〔2015〕5号', on: OPENED_ON }] });
    const enforcement = { step: 'ACCEPTED', courtDocNo: '（2015）安执字第8号', on: OPENED_ON };
    expect(await levy(accepted)).toMatchObject({ status: 'ENFORCING', enforcement });
    const { body } = await book.as('REVIEWER').get('/levies?status=ENFORCING');
    expect(body.levies.map(({ levyId }: { levyId: string }) => levyId)).toEqual([TROUBLED.applied, accepted]);
    const ended = await book.as('REVIEWER').post(`/levies/${accepted}/enforcement/end`, { courtDocNo: '（2015）安执字第8号', on: OPENED_ON, resultCode: 'NO_PROPERTY' });
    expect(await levy(accepted, ended.body.seq)).toMatchObject({ status: 'OVERDUE', enforcement: { step: 'ENDED', resultCode: 'NO_PROPERTY' } });
  });

  it('shows what is owed back and what was paid back', async () => {
    expect(await levy(TROUBLED.settled)).toMatchObject({ status: 'SETTLED', refundableFen: 20_00, refundedFen: 0, refundDue: true, refunded: false });
    const paid = await book.as('COUNTY_FINANCE').post(`/refunds/${refundId}/payment`, { bankRef: '退1', on: OPENED_ON });
    expect([paid.status, paid.body.events[0].type]).toEqual([201, 'RefundPaid']);
    expect(await levy(TROUBLED.settled, paid.body.seq)).toMatchObject({ refundedFen: 10_00, refundDue: true, refunded: true });
  });

  it('shows that its decision was revoked', async () => {
    const seq = await approved('COUNTY_APPROVER', 'REVIEWER', `/levies/${TROUBLED.overdue}/revocation`, { by: 'COURT', docNo: '安和法行〔2015〕1号', on: OPENED_ON });
    const revoked = await levy(TROUBLED.overdue, seq);
    expect(revoked).toMatchObject({ status: 'REVOKED', payerBalanceFen: 0, unpaidLines: [], revocation: { by: 'COURT', docNo: '安和法行〔2015〕1号', on: OPENED_ON } });
    const { body } = await book.as('ACCOUNTANT').post(`/levies/${TROUBLED.overdue}/demands`, { docNo: '安社征催字〔2015〕9号', on: OPENED_ON });
    expect([body.code, body.title]).toEqual(['STATE_INVALID', '当前状态 REVOKED 不允许此操作']);
  });
});
