import { OPENED_ON, TOWNSHIP, VILLAGES } from '../testing/county.testing.js';
import { AWARD, application, CERTIFIED, enrol, subsidised } from '../testing/enrolments.testing.js';
import { type TestBook, TestServer } from '../testing/server.testing.js';

const ON = OPENED_ON;

let server: TestServer;
let book: TestBook;
let meetingId: string;
beforeAll(async () => {
  server = await TestServer.start();
  book = await server.freshBook();
  meetingId = await subsidised(book);
});
afterAll(() => server.stop());

describe('an enrolment over HTTP', () => {
  it('goes from the application to the county’s confirmation, and shows every step', async () => {
    const { status, body } = await book.as('ENROLLER').post('/benefit-enrolments', application(book.payer('测试甲')));
    expect(status).toBe(201);
    const { enrolId } = body.events[0].data;
    const path = `/benefit-enrolments/${enrolId}`;
    expect((await book.as('COUNTY_APPROVER').post(`${path}/confirmation`, CERTIFIED)).body).toMatchObject({ code: 'STATE_INVALID', facts: { state: 'APPLIED' } });
    expect((await book.as('ENROLLER').post(`${path}/village-review`, { meetingId, motionNo: 1, on: ON })).status).toBe(201);
    expect((await book.as('REVIEWER').post(`${path}/township-review`, { pass: true, on: ON })).status).toBe(201);
    expect((await book.as('COUNTY_APPROVER').post(`${path}/confirmation`, CERTIFIED)).status).toBe(201);

    const { body: shown, headers } = await book.as('REVIEWER').get(path);
    expect(shown).toMatchObject({ enrolId, state: 'CONFIRMED', maskedName: '测*', eligibleFrom: '2015-01-01', unitId: TOWNSHIP, villageId: VILLAGES[0] });
    expect(shown.steps.map(({ step }: { step: string }) => step)).toEqual(['BenefitApplied', 'VillageReviewed', 'TownshipReviewed', 'CountyConfirmed']);
    expect([headers.etag, headers['cache-control']]).toEqual([`"${shown.seq}"`, 'no-store']);
    const { body: history } = await (await book.underAccess()).get(`${path}/history?atLeastSeq=${shown.seq}`);
    expect(history.events).toHaveLength(4);
  });

  it('pays to an account in the payee’s name, changed by two hands that can see it', async () => {
    const enrolId = await enrol(book, meetingId, '测试乙', 'CONFIRMED');
    const path = `/benefit-enrolments/${enrolId}/account`;
    const bring = async (accountNo: string, holderName: string) => (await book.as('ENROLLER').post('/payee-accounts', { accountNo, holderName })).body.accountToken;
    const others = await bring('6299000010000001', '测试丙');
    const refused = await book.as('ENROLLER').post(path, { accountToken: others, on: ON });
    expect([refused.status, refused.body.code]).toEqual([422, 'PAYEE_MISMATCH']);

    const accountToken = await bring('6299 0000 1000 0002', '测试乙');
    expect((await book.as('REVIEWER').post(`/payee-accounts/${accountToken}/reads`, { reasonCode: 'PAYMENT_FILE' })).body.code).toBe('NOT_AUTHORISED');
    const proposed = await book.as('ENROLLER').post(path, { accountToken, on: ON });
    const { body: seen } = await book.as('REVIEWER').post(`/payee-accounts/${accountToken}/reads`, { reasonCode: 'PAYMENT_FILE' });
    expect(seen).toEqual({ accountToken, accountNo: '6299000010000002', holderName: '测试乙' });
    await book.as('REVIEWER').approve(proposed);
    expect((await book.as('ACCOUNTANT').get(`/benefit-enrolments/${enrolId}`)).body.account).toMatchObject({ accountToken, requestedBy: 'O-ENROLLER', approvedBy: 'O-REVIEWER' });
    const { body: events } = await (await book.underAccess()).get('/events?limit=500');
    expect(JSON.stringify(events)).not.toMatch(/6299000010000002|测试乙/);
  });

  it('is listed for a village, a policy and a state, to those whose post reaches it', async () => {
    const enrolId = await enrol(book, meetingId, '测试戊', 'TOWN_OK');
    const query = `/benefit-enrolments?unitId=${VILLAGES[0]}&policyId=${AWARD.policyId}&state=TOWN_OK`;
    const { body } = await book.as('SUPERVISOR').get(query);
    expect(body.enrolments.map((one: { enrolId: string }) => one.enrolId)).toEqual([enrolId]);
    expect((await book.as('SUPERVISOR').get(`/benefit-enrolments?unitId=${VILLAGES[1]}`)).body.code).toBe('NOT_AUTHORISED');
    expect((await book.as('COLLECTOR').get(query)).status).toBe(403);
    expect((await book.as('COLLECTOR').get(`/benefit-enrolments/${enrolId}`)).status).toBe(403);
  });

  it('lets a township’s readers read its beneficiaries in clear', async () => {
    const enrolId = await enrol(book, meetingId, '测试己', 'APPLIED');
    const { beneficiaryId } = (await book.as('REVIEWER').get(`/benefit-enrolments/${enrolId}`)).body;
    expect((await book.as('REVIEWER').post(`/parties/${beneficiaryId}/reads`, { reasonCode: 'OBJECTION' })).body.name).toBe('测试己');
  });

  it('tells who is entitled for a month and not paid for it', async () => {
    const { body } = await book.as('UNIT_HEAD').get(`/entitlement-gap?unitId=${TOWNSHIP}&policyId=AWARD&month=2015-02&limit=1`);
    expect(body).toMatchObject({ entitledCount: 2, entitledFen: 160_00, unpaidCount: 2, unpaidFen: 160_00 });
    expect([body.unpaid.length, body.next]).toEqual([1, body.unpaid[0].enrolId]);
  });
});

describe('a subsidy policy over HTTP', () => {
  it('is listed with its terms', async () => {
    const { body } = await (await book.underAccess()).get('/policies');
    expect(body.policies.find(({ kind }: { kind: string }) => kind === 'SUBSIDY')).toEqual({ ...AWARD, kind: 'SUBSIDY', version: 1 });
  });

  it('has one kind of terms', async () => {
    const { subsidy, ...bare } = AWARD;
    const { status, body } = await book.as('REGISTRAR').post('/policies', { ...bare, policyId: 'NEW' });
    expect([status, body.code]).toEqual([400, 'MALFORMED']);
  });
});
