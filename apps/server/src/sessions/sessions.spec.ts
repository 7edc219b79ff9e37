import { officerOf } from '../testing/county.testing.js';
import { type TestBook, TestServer } from '../testing/server.testing.js';

const PASSWORD = '临江镇的三棵老槐树 2015';
const COLLECTOR = { officerId: officerOf('COLLECTOR'), login: 'o-collector' };

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

/** Sets the collector's password by a new link. */
async function enrolled(): Promise<void> {
  await book.issueLogin(COLLECTOR.officerId, { renewal: true });
  const { body } = await book.as('REGISTRAR').post(`/officers/${COLLECTOR.officerId}/account/renewal`);
  expect((await server.anybody.post('/api/enrolments').send({ token: body.enrolToken, password: PASSWORD })).status).toBe(204);
}

describe('logging in', () => {
  beforeEach(enrolled);

  it('gives a token for the book, and says who one is in it', async () => {
    const { status, body } = await logIn({ login: COLLECTOR.login, password: PASSWORD, book: book.code });
    expect(status).toBe(201);
    expect(body).toEqual({
      ...{ token: expect.stringMatching(/^[\w-]{43}$/), officerId: COLLECTOR.officerId, displayName: '测试员 O-COLLECTOR', book: book.code },
      ...{ roles: [{ role: 'COLLECTOR', unitId: 'LJ' }], expiresAt: expect.stringMatching(/Z$/) },
    });
    const seen = await server.anybody.get('/api/book').auth(body.token, { type: 'bearer' });
    expect(seen.body).toMatchObject({ code: book.code, nameZh: '安和县', demo: true, today: '2015-03-02' });
  });

  it('ends by logging out', async () => {
    const { body } = await logIn({ login: COLLECTOR.login, password: PASSWORD, book: book.code });
    const current = server.anybody.delete('/api/sessions/current').auth(body.token, { type: 'bearer' });
    expect((await current).status).toBe(204);
    expect((await server.anybody.get('/api/book').auth(body.token, { type: 'bearer' })).status).toBe(401);
  });

  it('tells a wrong password and an unknown login by the same answer', async () => {
    const wrong = await logIn({ login: COLLECTOR.login, password: `${PASSWORD}6`, book: book.code });
    const nobody = await logIn({ login: 'nobody-at-all', password: PASSWORD, book: book.code });
    expect([wrong.status, wrong.body]).toEqual([401, nobody.body]);
    expect(wrong.body.code).toBe('UNAUTHENTICATED');
  });

  it.each([
    ['no password', { login: 'o-collector' }, [{ path: 'password', rule: 'required' }]],
    ['a number for a password', { login: 'o-collector', password: 1 }, [{ path: 'password', rule: 'isString' }]],
    ['null for a book', { login: 'o-collector', password: PASSWORD, book: null }, [{ path: 'book', rule: 'isCode' }]],
    ['a field too many', { login: 'o-collector', password: PASSWORD, role: 'ADMIN' }, [{ path: 'role', rule: 'unknownField' }]],
  ])('is malformed with %s', async (_, credentials, fields) => {
    const { status, body } = await logIn(credentials);
    expect([status, body.facts]).toEqual([400, { fields }]);
  });
});

describe('reading a book', () => {
  it.each(['/book', '/levies', '/balances', '/trial-balance', '/receipt-books', '/proposals', '/units', '/officers', '/policies', '/bank-accounts', '/sod-exemptions'])(
    '%s is for whoever holds a post today, and for the appointer',
    async (path) => {
      book.account('O-98');
      const [stranger, clerk, appointer] = await Promise.all([book.officer('O-98'), book.as('SUPERVISOR'), book.officer('O-00')].map((api) => api.get(path)));
      expect([stranger?.status, stranger?.body.code, clerk?.status, appointer?.status]).toEqual([403, 'NOT_AUTHORISED', 200, 200]);
    },
  );

  it('is not for a stranger, not even its headers', async () => {
    book.account('O-98');
    const stranger = book.officer('O-98').token;
    const { status } = await server.anybody.head('/api/levies').auth(stranger, { type: 'bearer' });
    expect(status).toBe(403);
  });

  it('ends with the last post', async () => {
    const { body } = await book.as('REGISTRAR').get('/officers');
    const [post] = body.officers.find(({ officerId }: { officerId: string }) => officerId === officerOf('HANDLER')).posts;
    await book.as('COUNTY_FINANCE').approve(await book.as('REGISTRAR').post(`/role-assignments/${post.assignmentId}/revocation`, { on: '2015-03-02' }));
    expect((await book.as('HANDLER').get('/book')).status).toBe(403);
  });
});

describe('a session', () => {
  it('is of its own book: another county is as if it were not there', async () => {
    const other = await server.freshBook();
    const proposed = await other.as('REGISTRAR').post('/units', { unitId: 'QS', level: 'TOWNSHIP', nameZh: '青石镇', parentId: other.code, validFrom: '2015-03-02' });
    const { body } = await book.as('COUNTY_APPROVER').approve(proposed);
    expect([body.status, body.code]).toEqual([404, 'UNKNOWN']);
    expect((await (await book.underAccess()).get('/book')).body.code).toBe(book.code);
  });
});
