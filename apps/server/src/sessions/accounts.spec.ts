import { officerOf } from '../testing/county.testing.js';
import { type TestBook, TestServer } from '../testing/server.testing.js';

const PASSWORD = '临江镇的三棵老槐树 2015';
const COLLECTOR = { officerId: officerOf('COLLECTOR'), login: 'o-collector' };
const ACCOUNT = { login: 'o55.linjiang', displayName: '测试员五五' };

let server: TestServer;
let book: TestBook;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());
beforeEach(async () => {
  book = await server.freshBook();
});

const logIn = (credentials: object) => server.anybody.post('/api/sessions').send(credentials);

describe('an account', () => {
  it('is opened for a login that the book has issued, and its link sets the password once', async () => {
    await book.issueLogin('O-55');
    const { status, body } = await book.as('REGISTRAR').post('/officers/O-55/account', ACCOUNT);
    expect(status).toBe(201);
    const weak = await server.anybody.post('/api/enrolments').send({ token: body.enrolToken, password: '123456789012' });
    expect([weak.status, weak.body.code]).toEqual([400, 'PASSWORD_WEAK']);
    expect((await server.anybody.post('/api/enrolments').send({ token: body.enrolToken, password: PASSWORD })).status).toBe(204);
    const again = await server.anybody.post('/api/enrolments').send({ token: body.enrolToken, password: PASSWORD });
    expect([again.status, again.body.code]).toEqual([401, 'ENROLMENT_INVALID']);
    expect((await logIn({ login: 'o55.linjiang', password: PASSWORD, book: book.code })).body.roles).toEqual([]);
  });

  it('is of the kind that was issued', async () => {
    await book.issueLogin('O-55', { loginKind: 'MACHINE' });
    expect((await book.as('REGISTRAR').post('/officers/O-55/account', ACCOUNT)).status).toBe(201);
    expect(server.house.identity.session(book.officer('O-55').token, server.house.now())).toMatchObject({ officerId: 'O-55', kind: 'MACHINE' });
    const typed = await book.as('REGISTRAR').post('/officers/O-56/account', { ...ACCOUNT, kind: 'PERSON' });
    expect([typed.status, typed.body.facts]).toEqual([400, { fields: [{ path: 'kind', rule: 'unknownField' }] }]);
  });

  it('is handed out by nobody but the registrar', async () => {
    await book.issueLogin('O-55');
    const { status, body } = await book.as('COUNTY_APPROVER').post('/officers/O-55/account', ACCOUNT);
    expect([status, body.code]).toEqual([403, 'NOT_AUTHORISED']);
    expect((await book.as('ADMIN').post(`/officers/${COLLECTOR.officerId}/account/renewal`)).status).toBe(403);
  });

  it('is one for an officer, and its login one in the book', async () => {
    for (const officerId of [COLLECTOR.officerId, 'O-55']) await book.issueLogin(officerId);
    const twice = await book.as('REGISTRAR').post(`/officers/${COLLECTOR.officerId}/account`, { login: 'another', displayName: '测试员' });
    const taken = await book.as('REGISTRAR').post('/officers/O-55/account', { login: COLLECTOR.login, displayName: '测试员' });
    expect([twice.status, twice.body.code, taken.status, taken.body.code]).toEqual([409, 'ALREADY_EXISTS', 409, 'LOGIN_TAKEN']);
    // What was refused has not used the login up.
    expect((await book.as('REGISTRAR').post('/officers/O-55/account', ACCOUNT)).status).toBe(201);
  });

  it('whose password is renewed has no session left', async () => {
    await book.issueLogin(COLLECTOR.officerId, { renewal: true });
    const collector = book.as('COLLECTOR');
    expect((await collector.get('/book')).status).toBe(200);
    await book.as('REGISTRAR').post(`/officers/${COLLECTOR.officerId}/account/renewal`);
    expect((await collector.get('/book')).status).toBe(401);
  });
});

describe('a registrar alone', () => {
  const APPROVER = officerOf('COUNTY_APPROVER');
  const notIssued = { status: 422, body: expect.objectContaining({ code: 'LOGIN_NOT_ISSUED', facts: expect.anything() }) };

  it('gets no token for his own checker, whose sessions go on', async () => {
    const approver = book.as('COUNTY_APPROVER');
    expect(await book.as('REGISTRAR').post(`/officers/${APPROVER}/account/renewal`)).toMatchObject({ status: 403, body: { code: 'NOT_AUTHORISED' } });
    expect(await book.as('REGISTRAR').post(`/officers/${officerOf('COUNTY_FINANCE')}/account/renewal`)).toMatchObject(notIssued);
    expect(await book.as('REGISTRAR').post('/officers/O-55/account', ACCOUNT)).toMatchObject(notIssued);
    expect((await approver.get('/book')).status).toBe(200);
  });

  it('only proposes, and what is proposed is not issued', async () => {
    const proposed = await book.as('REGISTRAR').post(`/officers/${APPROVER}/logins`, { loginKind: 'PERSON', renewal: true });
    expect(proposed.body.events).toMatchObject([{ type: 'ProposalMade', data: { approverRoles: ['COUNTY_APPROVER', 'COUNTY_FINANCE', 'COUNTY_VERIFIER'] } }]);
    expect((await book.as('REGISTRAR').post(`/officers/${APPROVER}/account/renewal`)).status).toBe(403);
    expect((await book.as('COUNTY_APPROVER').approve(proposed)).body.code).toBe('SOD_VIOLATION');
    const { body } = await book.as('COUNTY_VERIFIER').approve(proposed);
    expect(body.events).toMatchObject([
      { type: 'ProposalApproved' },
      { type: 'LoginIssued', actor: { officerId: officerOf('REGISTRAR') }, data: { officerId: APPROVER, renewal: true } },
    ]);
    expect((await book.as('REGISTRAR').post(`/officers/${APPROVER}/account/renewal`)).status).toBe(201);
  });

  it('gets one token for a login that was issued, of the kind that was approved', async () => {
    const renew = () => book.as('REGISTRAR').post(`/officers/${COLLECTOR.officerId}/account/renewal`);
    await book.issueLogin(COLLECTOR.officerId);
    expect(await renew()).toMatchObject(notIssued);
    await book.issueLogin(COLLECTOR.officerId, { renewal: true });
    expect((await renew()).status).toBe(201);
    expect(await renew()).toMatchObject(notIssued);
    await book.issueLogin('O-55', { renewal: true });
    expect(await book.as('REGISTRAR').post('/officers/O-55/account', ACCOUNT)).toMatchObject(notIssued);
  });
});

describe('the first officers', () => {
  const post = (bare: TestBook, officerId: string, role: string) =>
    bare.officer('O-00').post('/role-assignments', { officerId, role, unitId: bare.code, from: '2015-03-02', docNo: '安和人〔2015〕2号' });
  const login = (bare: TestBook, officerId: string) => bare.officer('O-00').post(`/officers/${officerId}/logins`, { loginKind: 'PERSON', renewal: false });

  it('get their accounts from the appointer, also when he appoints no longer, and from nobody else', async () => {
    const bare = await server.freshBook({ bare: true });
    for (const [officerId, role] of [
      ['O-10', 'REGISTRAR'],
      ['O-11', 'COUNTY_APPROVER'],
    ] as const) {
      expect((await post(bare, officerId, role)).status).toBe(201);
      expect((await login(bare, officerId)).status).toBe(201);
    }
    expect((await login(bare, 'O-12')).body.code).toBe('NOT_AUTHORISED');
    expect((await bare.officer('O-00').post('/officers/O-10/account', { login: 'o10.anhe', displayName: '测试员十' })).status).toBe(201);
    const approver = { login: 'o11.anhe', displayName: '测试员十一' };
    const registrars = await bare.officer('O-10').post('/officers/O-11/account', approver);
    expect([registrars.status, registrars.body]).toMatchObject([403, { code: 'NOT_AUTHORISED', facts: { issuedBy: 'O-00' } }]);
    expect((await bare.officer('O-00').post('/officers/O-11/account', approver)).status).toBe(201);
    expect(await bare.officer('O-00').post('/officers/O-12/account', ACCOUNT)).toMatchObject({ status: 403 });
  });

  it('get none that the book has not issued', async () => {
    const bare = await server.freshBook({ bare: true });
    expect(await bare.officer('O-00').post('/officers/O-55/account', ACCOUNT)).toMatchObject({ status: 422, body: { code: 'LOGIN_NOT_ISSUED' } });
  });
});
