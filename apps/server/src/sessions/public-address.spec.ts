import { type TestBook, TestServer } from '../testing/server.testing.js';

const PASSWORD = '临江镇的三棵老槐树 2015';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start({ host: '0.0.0.0' });
});
afterAll(() => server.stop());

async function logInTo(book: TestBook) {
  const token = book.account('O-55');
  await server.anybody.post('/api/enrolments').send({ token, password: PASSWORD });
  return server.anybody.post('/api/sessions').send({ login: 'o-55', password: PASSWORD, book: book.code });
}

describe('on an address that others reach', () => {
  it('nobody logs in to a demo book, whose passwords are known', async () => {
    const { status, body } = await logInTo(await server.freshBook({ bare: true }));
    expect([status, body.code, body.token]).toEqual([403, 'DEMO_LOCAL_ONLY', undefined]);
  });

  it('a real book is open to logins', async () => {
    const { status, body } = await logInTo(await server.freshBook({ bare: true, demo: false }));
    expect([status, body.roles]).toEqual([201, []]);
  });
});
