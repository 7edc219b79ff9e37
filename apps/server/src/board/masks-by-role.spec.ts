import type { OpenAPIObject } from '@nestjs/swagger';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { BookCode, PartyId } from '#libs/kernel/ids.js';
import { ROLE_NAMES, type Role } from '#libs/registry/roles.js';
import { residentId } from '#libs/vault/vault.testing.js';
import type { Api } from '../testing/api.testing.js';
import { CapturedOutput } from '../testing/captured-output.testing.js';
import { officerOf } from '../testing/county.testing.js';
import { prepare } from '../testing/filing.testing.js';
import { decisionLine, decisionsCsv } from '../testing/import-files.testing.js';
import { clueWithOrder } from '../testing/inspection.testing.js';
import { collectCash, importLevy } from '../testing/levies.testing.js';
import { posted, supervisedTownship } from '../testing/openness.testing.js';
import { payoutsEverywhere } from '../testing/payouts.testing.js';
import { raisedEntry } from '../testing/proceedings.testing.js';
import { type TestBook, TestServer } from '../testing/server.testing.js';

type Planted = 'NAME' | 'ID' | 'PHONE' | 'ACCOUNT' | 'TEXT' | 'REPORTER';

/** Who is shown what in clear, by route; whatever stands in no row is shown to nobody. */
const SHOWN: Readonly<Record<string, { readonly roles: readonly Role[]; readonly kinds: readonly Planted[] }>> = {
  '/api/batches/{batchId}/bank-file': { roles: ['COUNTY_FINANCE', 'BANK'], kinds: ['NAME', 'ACCOUNT'] },
  '/api/reports/annex': { roles: ['ACCOUNTANT', 'REVIEWER', 'UNIT_HEAD', 'COUNTY_VERIFIER', 'COUNTY_FINANCE', 'INSPECTOR'], kinds: ['NAME'] },
  '/api/objections/{objectionId}/text': { roles: ['HANDLER', 'SUPERVISOR'], kinds: ['TEXT'] },
};

/** What this book has not: a debt, a case, a waiting proposal or import, an amended pack, a reporter disclosed; or what asks for more than its required fields. */
const ELSEWHERE: readonly string[] = [
  '/api/accountability',
  '/api/accountability/debts/{obligationId}',
  '/api/imports/{importId}',
  '/api/objections/{objectionId}/reporter',
  '/api/proposals/{proposalId}',
  '/api/reductions/{caseId}',
  '/api/report-packs/{packId}/versions/{version}/changes',
  '/api/report-packs/{packId}/versions/{version}/changes.html',
  '/api/walk/cells',
  '/api/walk/lines',
];

const TEXT = '标记丙：第二人不符合条件';
const REPORTER = '暗哨乙 09901234567';
const PLANTED = new Map<string, Planted>([
  ['测试戊', 'NAME'],
  ['测试甲L', 'NAME'],
  ['标记名', 'NAME'],
  ['标记丙', 'TEXT'],
  ['暗哨乙', 'REPORTER'],
  ['09901234567', 'REPORTER'],
]);

let server: TestServer;
let book: TestBook;
let output: CapturedOutput;
let document: OpenAPIObject;
/** Paths that gave an answer, and not only a reason for none. */
const told = new Set<string>();
let known: Record<string, string | number>;

beforeAll(async () => {
  server = await TestServer.start();
  output = CapturedOutput.begin();
  const { openApiOf } = await import('../openapi.js');
  document = openApiOf(server.app);
  book = await server.freshBook();
  known = await filledBook();
});

afterAll(async () => {
  output.end();
  await server.stop();
});

/** A book with a bit of everything, and the value that each parameter of a route takes in it. */
async function filledBook(): Promise<Record<string, string | number>> {
  await supervisedTownship(book);
  const { preparedListId, toldBatchId, recoveryId, enrolId, listId } = await payoutsEverywhere(book);
  const partyId = await plantPeople();
  await importLevy(book, 'L1');
  await collectCash(book, 'L1', 301, 100_00);
  const entryId = await raisedEntry(book, 'L2');
  const { clueId } = await clueWithOrder(book, entryId);
  const { caseId, obligationId } = { caseId: entryId, obligationId: entryId };
  const faulty = await book.as('ACCOUNTANT').postBytes('/import-files?kind=LEVY_DECISIONS&unitId=LJ&policyId=SMF', decisionsCsv(decisionLine(7, { name: '标记名', yuan: 'x' })));
  expect([faulty.status, kindsIn(faulty.text)]).toEqual([422, []]);
  const noticeId = await posted(book, { unitId: 'LJ', kind: 'BENEFIT_LIST', listId: preparedListId }, ['NO', 'VILLAGE', 'NAME', 'POLICY', 'FEN']);
  const said = { unitId: 'LJ', noticeId, no: 1, matter: 'NOT_ENTITLED', text: TEXT, reporter: REPORTER };
  const { objectionId } = (await server.anybody.post(`/api/public/${book.code}/objections`).send(said).expect(201)).body;
  await server.house.turnTo(book.code, '2015-04-02' as IsoDate);
  const { packId } = await prepare(book, '2015-03');
  return {
    ...{ listId, batchId: toldBatchId, recoveryId, enrolId, partyId, entryId, clueId, caseId, obligationId, noticeId, objectionId, packId },
    ...{ importId: entryId, proposalId: entryId, officerId: officerOf('UNIT_HEAD'), levyId: 'L1', bookId: 'PJ-301', seq: 3, version: 1 },
    ...{ unitId: 'LJ', period: '2015-03', periodId: '2015-03', month: '2015-03', from: '2015-01', to: '2015-03', policyId: 'AWARD', book: book.code },
    ...{ kind: 'FEE_LIST', entityKind: 'levy', id: 'L1', form: 'f3', row: 0, column: 'collectedFen', account: '1212.01' },
  };
}

/** Numbers of those to whom subsidies go, known to the vault alone. */
async function plantPeople(): Promise<string> {
  const enrolled = await book.bookkeeper.ask(({ benefits }) => [...benefits.enrolments.values()]);
  for (const [n, { beneficiaryId, account }] of enrolled.entries()) {
    const [idNo, phone] = [residentId(n), `0990${7_700_000 + n}`];
    server.house.vault.register(book.code as BookCode, { partyId: beneficiaryId, name: `测试戊${'一二三四五六'[n]}`, idNo, phone });
    PLANTED.set(idNo, 'ID').set(phone, 'PHONE');
    if (account === undefined) throw new Error(`no account of ${beneficiaryId}`);
    const access = { officerId: officerOf('ENROLLER'), reasonCode: 'REGISTRATION', at: server.house.now() } as never;
    PLANTED.set(server.house.vault.payeeAccounts.read(book.code as BookCode, account.accountToken, access).accountNo, 'ACCOUNT');
  }
  return enrolled[0]?.beneficiaryId as PartyId;
}

/** The routes that read, with every parameter that they need, and no more. */
function asked(): readonly { readonly route: string; readonly path: string }[] {
  return Object.entries(document.paths).flatMap(([route, { get }]) => {
    if (get === undefined) return [];
    const parameters = (get.parameters ?? []).flatMap((one) => ('name' in one && one.required ? [one] : []));
    const query = parameters.filter((one) => one.in === 'query').map(({ name }) => `${name}=${encodeURIComponent(parameterOf(name))}`);
    return [
      {
        route,
        path:
          route.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(parameterOf(name === 'kind' ? 'entityKind' : name))) +
          (query.length > 0 ? `?${query.join('&')}` : ''),
      },
    ];
  });
}

function parameterOf(name: string): string {
  const value = known[name];
  if (value === undefined) throw new Error(`what is ${name}?`);
  return String(value);
}

const kindsIn = (text: string): readonly Planted[] => [...new Set([...PLANTED].filter(([planted]) => text.includes(planted)).map(([, kind]) => kind))].sort();

async function answered(api: Api | undefined, path: string) {
  const request = api === undefined ? server.anybody.get(path) : api.get(path.replace(/^\/api/, ''));
  const { status, headers, body, text } = await request.buffer(true);
  if (status === 200) told.add(path);
  return `${text ?? (Buffer.isBuffer(body) ? body.toString('latin1') : '')} ${JSON.stringify(headers)}`;
}

/** What was shown beyond the table. */
async function leaks(role: Role | undefined): Promise<readonly object[]> {
  const inspects = role === 'INSPECTOR' || role === 'AUDITOR';
  const api = role === undefined ? undefined : inspects ? await book.underAccess(role) : book.as(role);
  const found: object[] = [];
  for (const { route, path } of asked().filter((one) => role === undefined || one.route.startsWith('/api'))) {
    const { roles = [], kinds = [] } = SHOWN[route] ?? {};
    const may = role !== undefined && roles.includes(role) ? kinds : [];
    const beyond = kindsIn(await answered(api, path)).filter((kind) => !may.includes(kind));
    if (beyond.length > 0) found.push({ route, role, beyond });
  }
  return found;
}

describe('what the vault keeps', () => {
  it.each(ROLE_NAMES)('is shown to %s on no route beyond his row of the table', async (role) => expect(await leaks(role)).toEqual([]), 60_000);

  it('is shown to nobody who has no session', async () => expect(await leaks(undefined)).toEqual([]), 60_000);

  it('was looked for in an answer of each route but those that need what this book has not', () => {
    const untold = asked().filter(({ path }) => !told.has(path));
    expect(untold.map(({ route }) => route).filter((route) => !ELSEWHERE.includes(route))).toEqual([]);
  });

  it('is shown where the table says so', async () => {
    for (const [route, { roles, kinds }] of Object.entries(SHOWN)) {
      const { path } = asked().find((one) => one.route === route) ?? { path: '' };
      const shown = new Set<Planted>();
      for (const role of roles) for (const kind of kindsIn(await answered(book.as(role), path))) shown.add(kind);
      expect([route, [...shown].sort()]).toEqual([route, [...kinds].sort()]);
    }
  });

  it('is not in the output of the server, nor in an answer to a name that does not fit its number', async () => {
    const { text, status } = await book.as('ACCOUNTANT').post('/parties', { name: '另一人', idNo: residentId(0) });
    expect([status, kindsIn(text)]).toEqual([409, []]);
    expect(kindsIn(output.text)).toEqual([]);
  });

  it('is on no page of the walk', async () => {
    const { token } = await book.underAccess();
    const ahead = ['/walk', '/walk/reports?unitId=LJ&period=2015-03', '/walk/balances?unitId=LJ'];
    const seen = new Set<string>();
    for (let path = ahead.shift(); path !== undefined && seen.size < 150; path = ahead.shift()) {
      if (seen.has(path) || !path.startsWith('/walk')) continue;
      seen.add(path);
      const { text, headers } = await server.anybody.get(path).set('Cookie', `mingzhang-session=${token}`);
      expect([path, kindsIn(`${text} ${JSON.stringify(headers)}`)]).toEqual([path, []]);
      for (const [, link = ''] of text.matchAll(/href="(\/walk[^"]*)"/g)) ahead.push(link.replaceAll('&amp;', '&'));
    }
    expect(seen.size).toBeGreaterThan(50);
  }, 60_000);
});
