import { ROLE_NAMES, type Role } from '#libs/registry/roles.js';
import { residentId } from '#libs/vault/vault.testing.js';
import { freshKey } from '../testing/api.testing.js';
import { officerOf } from '../testing/county.testing.js';
import { decision } from '../testing/levies.testing.js';
import { type TestBook, TestServer } from '../testing/server.testing.js';

const PERSON = { name: '测试甲', idNo: residentId(1), phone: '09901000001', accountNo: '629900010000001' };

let server: TestServer;
let book: TestBook;
let partyId: string;
beforeAll(async () => {
  server = await TestServer.start();
  book = await server.freshBook();
  const { body } = await book.as('ACCOUNTANT').post('/parties', PERSON);
  partyId = body.partyId;
  await book.as('REVIEWER').approve(await book.as('ACCOUNTANT').post('/levies', decision(partyId, 'L01')));
});
afterAll(() => server.stop());

/** The roles that get through. */
async function allowed(ask: (role: Role) => Promise<{ status: number }>): Promise<readonly Role[]> {
  const statuses = await Promise.all(ROLE_NAMES.map(async (role) => [role, (await ask(role)).status] as const));
  expect(new Set(statuses.map(([, status]) => status))).toEqual(new Set([201, 403]));
  return statuses.filter(([, status]) => status === 201).map(([role]) => role);
}

/** 青石镇, with O-78 as its reviewer. */
async function otherTownship(): Promise<void> {
  const unit = { unitId: 'QS', level: 'TOWNSHIP', nameZh: '青石镇', parentId: book.code, validFrom: '2015-03-02' };
  await book.as('COUNTY_APPROVER').approve(await book.as('REGISTRAR').post('/units', unit));
  const post = { officerId: 'O-78', role: 'REVIEWER', unitId: 'QS', from: '2015-03-02', docNo: '安和人〔2015〕3号' };
  await book.as('COUNTY_APPROVER').approve(await book.as('REGISTRAR').post('/role-assignments', post));
  book.account('O-78');
}

describe('a party', () => {
  it('is registered once, and found again by its identity number', async () => {
    const { status, body } = await book.as('COLLECTOR').post('/parties', PERSON);
    expect([status, body]).toEqual([201, { partyId, isNew: false }]);
  });

  it('leaves a trace where it is found by its number', async () => {
    const accesses = () => server.house.vault.accessesOf(book.code, partyId as never);
    const before = accesses().length;
    await book.as('ENROLLER').post('/parties', PERSON);
    expect(accesses()).toHaveLength(before + 1);
    expect(accesses()[0]).toMatchObject({ officerId: officerOf('ENROLLER'), reasonCode: 'REGISTRATION' });
  });

  it('under another name or with another account is refused, and not told by its id', async () => {
    for (const [changed, facts] of [
      [{ name: '测试乙' }, {}],
      [{ accountNo: '629900010000002' }, { field: 'accountNo' }],
    ] as const) {
      const { status, body, text } = await book.as('COLLECTOR').post('/parties', { ...PERSON, ...changed });
      expect([status, body.code, body.facts]).toEqual([409, 'PARTY_MISMATCH', facts]);
      expect(text).not.toContain(partyId);
    }
    expect(server.house.vault.read(book.code, partyId as never, { officerId: 'O-21' as never, reasonCode: 'INSPECTION', at: server.house.now() })).toEqual(PERSON);
  });

  it('is registered once under one key, which is its officer’s own and needed', async () => {
    const key = freshKey();
    const first = await book.as('COLLECTOR').post('/parties', { name: '测试丁' }, key);
    const again = await book.as('COLLECTOR').post('/parties', { name: '测试丁' }, key);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect((await book.as('COLLECTOR').post('/parties', { name: '测试戊' }, key)).body.code).toBe('IDEMPOTENCY_CONFLICT');
    expect((await book.as('ENROLLER').post('/parties', { name: '测试丁' }, key)).body.partyId).not.toBe(first.body.partyId);
    const keyless = await book.as('COLLECTOR').postWithoutKey('/parties', { name: '测试丁' });
    expect([keyless.status, keyless.body.facts]).toEqual([400, { fields: [{ path: 'Idempotency-Key', rule: 'required' }] }]);
  });

  it('is read in clear in a township only where it pays a levy of that township; in the county always', async () => {
    const { body: stranger } = await book.as('COLLECTOR').post('/parties', { name: '测试己' });
    const read = async (role: Role) => (await book.as(role).post(`/parties/${stranger.partyId}/reads`, { reasonCode: 'PAYER_ENQUIRY' })).body;
    for (const role of ['ACCOUNTANT', 'REVIEWER', 'UNIT_HEAD'] as const) expect((await read(role)).code).toBe('NOT_AUTHORISED');
    expect(server.house.vault.accessesOf(book.code, stranger.partyId)).toEqual([]);
    await book.underAccess();
    for (const role of ['COUNTY_VERIFIER', 'COUNTY_FINANCE', 'INSPECTOR'] as const) expect((await read(role)).name).toBe('测试己');
    await otherTownship();
    expect((await book.officer('O-78').post(`/parties/${partyId}/reads`, { reasonCode: 'PAYER_ENQUIRY' })).body.code).toBe('NOT_AUTHORISED');
  });

  it('is of its own county', async () => {
    const other = await server.freshBook();
    const { body } = await other.as('COLLECTOR').post('/parties', PERSON);
    expect(body.isNew).toBe(true);
    expect((await other.as('COLLECTOR').get(`/parties/${partyId}`)).status).toBe(404);
  });

  it('is shown masked', async () => {
    const { status, body, headers } = await book.as('SUPERVISOR').get(`/parties/${partyId}`);
    expect([status, body, headers['cache-control']]).toEqual([200, { partyId, name: '测*' }, 'no-store']);
  });

  it('is read in clear for a reason, which is kept', async () => {
    const { status, body, headers } = await book.as('REVIEWER').post(`/parties/${partyId}/reads`, { reasonCode: 'OBJECTION' });
    expect([status, body, headers['cache-control']]).toEqual([201, { partyId, ...PERSON }, 'no-store']);
    const [access] = server.house.vault.accessesOf(book.code, partyId as never);
    expect(access).toMatchObject({ officerId: officerOf('REVIEWER'), reasonCode: 'OBJECTION' });
  });

  it('is registered by those who take people’s data, and by nobody else', async () => {
    expect(await allowed((role) => book.as(role).post('/parties', { name: '测试乙' }))).toEqual(['COLLECTOR', 'ACCOUNTANT', 'ENROLLER']);
  });

  it('is read in clear by those who need it, and by nobody else', async () => {
    await book.underAccess();
    const readers = await allowed((role) => book.as(role).post(`/parties/${partyId}/reads`, { reasonCode: 'INSPECTION' }));
    expect(readers).toEqual(['ACCOUNTANT', 'REVIEWER', 'UNIT_HEAD', 'COUNTY_VERIFIER', 'COUNTY_FINANCE', 'INSPECTOR']);
  });

  it.each([
    ['without a name', { idNo: PERSON.idNo }, 'name'],
    ['with an identity number that does not check', { ...PERSON, idNo: `${PERSON.idNo.slice(0, 17)}${PERSON.idNo.endsWith('0') ? '1' : '0'}` }, 'idNo'],
    ['with null for a phone', { ...PERSON, phone: null }, 'phone'],
    ['with a field too many', { ...PERSON, address: '某街' }, 'address'],
  ])('is not registered %s', async (_, person, field) => {
    const { status, body } = await book.as('ACCOUNTANT').post('/parties', person);
    expect([status, body.code, body.facts.fields.map(({ path }: { path: string }) => path)]).toEqual([400, 'MALFORMED', [field]]);
    expect(JSON.stringify(body)).not.toContain(PERSON.idNo.slice(0, 10));
  });

  it('is not read without a reason from the list', async () => {
    const curious = await book.as('REVIEWER').post(`/parties/${partyId}/reads`, { reasonCode: 'CURIOSITY' });
    expect([curious.status, curious.body.facts.fields]).toEqual([400, [{ path: 'reasonCode', rule: 'isIn' }]]);
    expect((await book.as('REVIEWER').post(`/parties/${partyId}/reads`)).status).toBe(400);
  });

  it('is unknown where nobody registered it', async () => {
    const path = '/parties/00000000-0000-4000-8000-000000000000';
    expect((await book.as('REVIEWER').get(path)).body.code).toBe('UNKNOWN');
    expect((await (await book.underAccess()).post(`${path}/reads`, { reasonCode: 'OBJECTION' })).body.code).toBe('UNKNOWN');
  });

  it('is not in the book, whatever is decided about it', async () => {
    const { body } = await (await book.underAccess()).get('/events?limit=500');
    expect(JSON.stringify(body)).not.toMatch(new RegExp(Object.values(PERSON).join('|')));
  });
});
