import { CapturedOutput } from '../testing/captured-output.testing.js';
import { cash, importLevy } from '../testing/levies.testing.js';
import { type TestBook, TestServer } from '../testing/server.testing.js';

let server: TestServer;
let book: TestBook;
beforeAll(async () => {
  server = await TestServer.start();
  book = await server.freshBook();
});
afterAll(() => server.stop());

const collect = (body: string, type = 'application/json') => book.as('COLLECTOR').postText('/levies/L03/payments', body, type);

describe('a no', () => {
  it('is a problem document with code, facts, and a sentence in two languages', async () => {
    await importLevy(book, 'L03');
    const { status, body, headers } = await book.as('COLLECTOR').post('/levies/L03/payments', cash(301, 27_600_01));
    expect(status).toBe(422);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(body).toEqual({
      type: 'urn:mingzhang:problem:over-collection',
      title: '欠缴余额为 27600.00 元：本金不得超过余额，余额缴清后多收的部分才列为多缴款',
      titleEn: 'The balance is 27600.00 yuan: principal goes up to that, and only what is beyond it is excess',
      status: 422,
      code: 'OVER_COLLECTION',
      facts: { levyId: 'L03', balanceFen: 27_600_00, principalFen: 27_600_01, excessFen: 0 },
      instance: '/api/levies/L03/payments',
    });
  });

  it('names the path without its query', async () => {
    const { body } = await book.as('COLLECTOR').get('/levies/L99?onDate=2015-03-02');
    expect([body.status, body.code, body.instance]).toEqual([404, 'UNKNOWN', '/api/levies/L99']);
  });

  it.each([
    ['without a token', undefined],
    ['with a token that is none', 'Bearer nobody'],
    ['with another kind of authorisation', 'Basic Tzpw'],
  ])('goes to a request %s', async (_, authorisation) => {
    const request = server.anybody.get('/api/book');
    const { status, body, headers } = await (authorisation === undefined ? request : request.set('Authorization', authorisation));
    expect([status, body.code, headers['www-authenticate']]).toEqual([401, 'UNAUTHENTICATED', 'Bearer']);
  });

  it.each([
    ['that is half a document', '{"principalFen": 1', 'application/json'],
    ['that is empty', '', 'application/json'],
    ['with a name that would change every object', '{"__proto__": {"principalFen": 1}}', 'application/json'],
    ['that is a form of a page', 'principalFen=1', 'application/x-www-form-urlencoded'],
    ['that is XML', '<payment/>', 'application/xml'],
    ['that is text', '{}', 'text/plain'],
    ['that is a list', '[]', 'application/json'],
    ['that is null', 'null', 'application/json'],
  ])('goes to a body %s', async (_, body, type) => {
    const answer = await collect(body, type);
    expect([answer.status, answer.body.code, answer.headers['content-type']]).toEqual([400, 'MALFORMED', expect.stringMatching(/^application\/problem\+json/)]);
  });

  it.each([
    [1_000, 'tooDeep'],
    [100_000, 'tooDeep'],
  ])('goes to a body that is nested %d times', async (depth, rule) => {
    const { status, body } = await collect(`{"evidence":${'['.repeat(depth)}${']'.repeat(depth)}}`);
    expect([status, body.code, body.facts.fields.map((fault: { rule: string }) => fault.rule)]).toEqual([400, 'MALFORMED', expect.arrayContaining([rule])]);
  });

  it('goes to a body beyond 1 MiB', async () => {
    const { status, body } = await collect(JSON.stringify({ note: 'x'.repeat(1024 * 1024) }));
    expect([status, body.code, body.title]).toEqual([413, 'TOO_LARGE', '内容超过上限 1048576 bytes']);
  });

  it.each([
    ['GET', '/api/levy'],
    ['GET', '/nothing'],
    ['POST', '/api/book'],
    ['PUT', '/api/levies/L03'],
    ['DELETE', '/api/levies/L03'],
  ])('goes to %s %s, which is no route', async (method, path) => {
    const { status, body } = await server.anybody[method.toLowerCase() as 'get'](path);
    expect([status, body.code, body.facts]).toEqual([404, 'UNKNOWN', { kind: 'route' }]);
  });

  it('goes to a URL that cannot be read', async () => {
    const { status, body } = await server.anybody.get('/api/levies/%zz');
    expect([status, body.code]).toEqual([400, 'MALFORMED']);
  });
});

describe('a fault of the server', () => {
  const NAME = '测试丙';

  it('is answered by its number, and neither the answer nor the log quotes what was sent', async () => {
    const output = CapturedOutput.begin();
    const { house } = server;
    const register = house.vault.register;
    house.vault.register = () => {
      throw new TypeError(`cannot keep ${NAME}`);
    };
    try {
      const { status, body, text } = await book.as('ACCOUNTANT').post('/parties', { name: NAME });
      expect([status, body.code]).toEqual([500, 'INTERNAL']);
      expect(text).not.toContain(NAME);
      expect(body.title).toContain(body.facts.faultId);
      expect(output.text).toContain(body.facts.faultId);
      expect(output.text).toMatch(/TypeError\n\s+at /);
      expect(output.text).not.toContain(NAME);
    } finally {
      house.vault.register = register;
      output.end();
    }
  });
});

describe('the log of the server', () => {
  it('has no word of what people type, whatever is wrong with it', async () => {
    const output = CapturedOutput.begin();
    const [name, phone] = ['测试丁', '13800000000'];
    try {
      const { body } = await book.as('ACCOUNTANT').post('/parties', { name, phone });
      await book.as('ACCOUNTANT').post('/parties', { name, phone: name, note: name });
      await (await book.underAccess()).post(`/parties/${body.partyId}/reads`, { reasonCode: 'PAYER_ENQUIRY' });
      await book.as('ACCOUNTANT').get(`/parties/${encodeURIComponent(name)}`);
      await book.as('ACCOUNTANT').get(`/${encodeURIComponent(name)}?name=${encodeURIComponent(name)}`);
      await collect(`{"${name}": `);
      await book.as('COLLECTOR').post('/levies/L03/payments', { ...cash(301, 1), payer: name });
      await server.anybody.post('/api/sessions').send({ login: name, password: phone });
      expect(output.text).not.toMatch(new RegExp(`${name}|${phone}|${encodeURIComponent(name)}`));
    } finally {
      output.end();
    }
  });
});
