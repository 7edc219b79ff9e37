import type { BookCode, PartyId } from '#libs/kernel/ids.js';
import { residentId } from '#libs/vault/vault.testing.js';
import { CapturedOutput } from '../testing/captured-output.testing.js';
import { importLevy } from '../testing/levies.testing.js';
import { listOf, posted, supervisedTownship } from '../testing/openness.testing.js';
import { TestServer } from '../testing/server.testing.js';

const PEOPLE = ['钉子户甲一', '钉子户甲二', '钉子户甲三'];
const REPORTER = '暗哨乙 09901234567';
const SAID = '标记丙：第二人不符合条件';
const phoneOf = (n: number) => `0990${7_700_000 + n}`;
const accountOf = (n: number) => `62990077${String(n).padStart(8, '0')}`;

const PLANTED = [...PEOPLE, '钉子', '暗哨乙', '09901234567', '标记丙', ...PEOPLE.flatMap((_name, n) => [residentId(n), phoneOf(n), accountOf(n)])];
/** Names of fields that hold what leads to a person. */
const LEADING = ['partyId', 'beneficiaryId', 'payeeId', 'payerId', 'accountToken', 'reporterRef'];

let server: TestServer;
let output: CapturedOutput;
let noticeId: string;
let objectionId: string;

beforeAll(async () => {
  server = await TestServer.start();
  output = CapturedOutput.begin();
  const book = await server.freshBook();
  await supervisedTownship(book);
  const { listId } = await listOf(book, PEOPLE);
  const { vault } = server.house;
  const code = book.code as BookCode;
  for (const [n, name] of PEOPLE.entries()) {
    const partyId: PartyId = await book.bookkeeper.ask(({ payouts }) => payouts.line(listId as never, n + 1).beneficiaryId);
    vault.register(code, { partyId, name, idNo: residentId(n), phone: phoneOf(n), accountNo: accountOf(n) });
  }
  await importLevy(book, 'L03');
  noticeId = await posted(book, { unitId: 'LJ', kind: 'BENEFIT_LIST', listId }, ['NO', 'VILLAGE', 'NAME', 'POLICY', 'FEN']);
  const said = { unitId: 'LJ', noticeId, no: 2, matter: 'NOT_ENTITLED', text: SAID, reporter: REPORTER };
  objectionId = (await server.anybody.post(`/api/public/${book.code}/objections`).send(said).expect(201)).body.objectionId;
});

afterAll(async () => {
  output.end();
  await server.stop();
});

const LINK = /(?:href|action)="(\/[^"]*)"/g;
/** Files of the description of the API: they are the same for every book. */
const OF_THE_PROGRAM = '/api/docs';

/** Everything that somebody without a session finds by following links from the start page. */
async function everythingOpen(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const ahead = ['/', `/board/notices/${noticeId}?poster=1`, `/board/objections/${objectionId}`];
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    if (found.has(path) || path.startsWith(OF_THE_PROGRAM)) continue;
    const { text, headers } = await server.anybody.get(path);
    found.set(path, `${text} ${JSON.stringify(headers)}`);
    for (const [, link] of text.matchAll(LINK)) if (link !== undefined) ahead.push(link.replaceAll('&amp;', '&'));
  }
  return found;
}

describe('what leaves without a session', () => {
  it('names nobody, on any page, in any data, in any answer that says no', async () => {
    const found = await everythingOpen();
    expect([...found.keys()]).toEqual(
      expect.arrayContaining([
        '/board',
        '/board/feed.xml',
        `/board/notices/${noticeId}`,
        `/api/public/990000/notices/${noticeId}`,
        `/api/public/990000/notices/${noticeId}/rows.csv`,
      ]),
    );
    for (const [path, text] of found) {
      for (const planted of [...PLANTED, ...LEADING]) expect([path, text.includes(planted) ? planted : 'nothing']).toEqual([path, 'nothing']);
    }
    expect(found.get(`/board/notices/${noticeId}`)).toContain('钉*');
  });

  it('names nobody where a form is sent back, but gives what its writer wrote to himself', async () => {
    const form = { unitId: 'LJ', noticeId, no: '99', matter: 'NOT_ENTITLED', text: '自己写的', reporter: '自己' };
    const { text } = await server.anybody.post('/board/objections').type('form').send(form).expect(404);
    for (const planted of PLANTED) expect(text).not.toContain(planted);
    expect(text).toContain('自己写的');
  });

  it('leaves nothing in what the server writes to its output', () => {
    for (const planted of [...PLANTED, '自己写的']) expect(output.text).not.toContain(planted);
  });
});
