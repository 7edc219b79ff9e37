import { ROLE_NAMES, type Role } from '#libs/registry/roles.js';
import { residentId } from '#libs/vault/vault.testing.js';
import { officerOf } from '../testing/county.testing.js';
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
});
afterAll(() => server.stop());

/** The roles that get through. */
async function allowed(ask: (role: Role) => Promise<{ status: number }>): Promise<readonly Role[]> {
  const statuses = await Promise.all(ROLE_NAMES.map(async (role) => [role, (await ask(role)).status] as const));
  expect(new Set(statuses.map(([, status]) => status))).toEqual(new Set([201, 403]));
  return statuses.filter(([, status]) => status === 201).map(([role]) => role);
}

describe('a party', () => {
  it('is registered once, and found again by its identity number', async () => {
    const { status, body } = await book.as('COLLECTOR').post('/parties', PERSON);
    expect([status, body]).toEqual([201, { partyId, isNew: false }]);
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
    expect((await book.as('REVIEWER').post(`${path}/reads`, { reasonCode: 'OBJECTION' })).body.code).toBe('UNKNOWN');
  });

  it('is not in the book, whatever is decided about it', async () => {
    const { body } = await book.as('INSPECTOR').get('/events?limit=500');
    expect(JSON.stringify(body)).not.toMatch(new RegExp(Object.values(PERSON).join('|')));
  });
});
