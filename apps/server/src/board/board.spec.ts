import type { IsoDate } from '#libs/kernel/dates.js';
import { refuse } from '#libs/kernel/refusal.js';
import { posted, supervisedTownship } from '../testing/openness.testing.js';
import { type TestBook, TestServer } from '../testing/server.testing.js';

let server: TestServer;
let book: TestBook;
let noticeId: string;

beforeAll(async () => {
  server = await TestServer.start();
  book = await server.freshBook();
  await supervisedTownship(book);
  noticeId = await posted(book, { unitId: 'LJ-DH', kind: 'FEE_LIST' }, ['POLICY', 'BASIS', 'STATUS']);
});

afterAll(() => server.stop());

const form = (fields: object) => server.anybody.post('/board/objections').type('form').send(fields);

describe('the board', () => {
  it('is made once for each state of the book, and not sent again to who has it', async () => {
    const first = await server.anybody.get('/board/LJ').expect(200).expect('Content-Type', 'text/html; charset=utf-8');
    const tag = first.headers.etag as string;
    expect((await server.anybody.get('/board/LJ').set('If-None-Match', tag).expect(304)).text).toBe('');
    await form({ unitId: 'LJ', matter: 'SUGGESTION', text: '公示栏再大一点' }).expect(303);
    const later = await server.anybody.get('/board/LJ').set('If-None-Match', tag).expect(200);
    expect(later.text).toContain('网上');
  });

  it('has the root over as many events as the verifier finds', async () => {
    const { text } = await server.anybody.get('/board').expect(200);
    const { verifyBook } = await import('#libs/verify/verify-book.js');
    const { rootHex, events } = await verifyBook(server.house.log, book.code);
    expect(text).toContain(rootHex);
    expect(text).toContain(`<dd>${events}</dd>`);
  });

  it('leads from a fee to the notice that hangs about it', async () => {
    const { text } = await server.anybody.get('/board/LJ-DH').expect(200);
    expect(text).toContain(`<a href="/board/notices/${noticeId}">社会抚养费</a>`);
  });

  it('stands although the reports of a township do not agree, and says by what code they are not told', async () => {
    const { views } = server.house;
    await form({ unitId: 'LJ', matter: 'SUGGESTION', text: '再看一次' }).expect(303);
    views.seqSeen = async () => refuse('REPORT_NOT_FROM_LEDGER');
    const { text } = await server.anybody.get('/board').expect(200);
    Reflect.deleteProperty(views, 'seqSeen');
    expect(text).toContain('账表待核对，暂不列示（REPORT_NOT_FROM_LEDGER）');
  });

  it('says in a page what is not there', async () => {
    for (const path of ['/board/NONE', '/board/notices/00000000-0000-4000-8000-000000000000', '/board?book=999999']) {
      const { text } = await server.anybody
        .get(path)
        .expect(404)
        .expect('Content-Type', /text\/html/)
        .expect('Cache-Control', 'no-store');
      expect(text).toContain('<code>UNKNOWN</code>');
    }
  });

  it('comes again by itself on a big screen only', async () => {
    await server.anybody.get('/board/LJ?screen=1').expect(200).expect('Refresh', '60');
    expect((await server.anybody.get('/board/LJ').expect(200)).headers.refresh).toBeUndefined();
  });

  it('tells of new notices in a feed', async () => {
    const { text } = await server.anybody.get('/board/feed.xml').expect(200).expect('Content-Type', 'application/atom+xml; charset=utf-8');
    expect(text).toContain(`<id>urn:uuid:${noticeId}</id>`);
    expect(text).toContain('<updated>2015-03-02T00:00:00+08:00</updated>');
    expect(text).toMatch(/<link href="http:\/\/127\.0\.0\.1:\d+\/board\/notices\//);
  });
});

describe('the form', () => {
  it('leads to a page of its own, and the words go to the vault alone', async () => {
    const { headers } = await form({ unitId: 'LJ', noticeId: '', matter: 'FEE', text: '多收了', reporter: '测试甲' }).expect(303);
    expect(headers.location).toMatch(/^\/board\/objections\/[0-9a-f-]{36}$/);
    const { text } = await server.anybody
      .get(headers.location as string)
      .expect(200)
      .expect('Cache-Control', 'no-store');
    expect(text).toContain('已收到，待受理');
    expect(text).not.toContain('多收了');
  });

  it.each([
    ['nothing said', { unitId: 'LJ', matter: 'FEE', text: '  ' }, 400, '请改正：内容'],
    ['a matter that there is not', { unitId: 'LJ', matter: 'X', text: '多收了' }, 400, '请改正：事项'],
    ['a line that is no number', { unitId: 'LJ', matter: 'FEE', text: '多收了', no: 'x' }, 400, '请改正：序号'],
    ['too much', { unitId: 'LJ', matter: 'FEE', text: '多'.repeat(2_001) }, 400, '请改正：内容'],
  ])('comes back with what was wrong: %s', async (_what, fields, status, said) => {
    const { text } = await form(fields).expect(status);
    expect(text).toContain(said);
    expect(text).toContain('role="alert"');
  });

  it('is no form for the API, which speaks JSON', async () => {
    await server.anybody.post(`/api/public/${book.code}/objections`).type('form').send({ text: 'x' }).expect(400);
  });
});

describe('a notice whose last day is over', () => {
  const rowOf = async (path: string) =>
    (await server.anybody.get(path).expect(200)).text.split('<tr>').find((row) => !row.includes('起执行') && row.includes(`notices/${noticeId}`));

  it('is said to have run, and stands behind what runs still', async () => {
    await server.house.turnTo(book.code, '2015-03-20' as IsoDate);
    expect(await rowOf('/board')).toContain('公示期满');
    expect((await server.anybody.get(`/board/notices/${noticeId}`).expect(200)).text).toContain('公示期满');
    const running = await posted(book, { unitId: 'LJ', kind: 'FEE_LIST' }, ['POLICY', 'BASIS', 'STATUS']);
    const { text } = await server.anybody.get('/board').expect(200);
    expect(text.indexOf(running)).toBeLessThan(text.indexOf(noticeId));
  });

  it('leaves the front after thirty days for the archive, which has pages', async () => {
    await server.house.turnTo(book.code, '2015-05-20' as IsoDate);
    expect((await server.anybody.get('/board').expect(200)).text).not.toContain('2015-03-02</td>');
    expect(await rowOf('/board/LJ/notices')).toContain('公示期满');
    expect((await server.anybody.get('/board/LJ/notices?page=2').expect(200)).text).toContain('暂无');
    await server.anybody.get('/board/LJ/notices?page=0').expect(400);
  });
});

describe('several books', () => {
  it('are told apart by the address', async () => {
    const other = await server.freshBook();
    await server.anybody.get('/board').expect(404);
    const { text } = await server.anybody.get(`/board?book=${other.code}`).expect(200);
    expect(text).toContain(`href="/board/LJ?book=${other.code}"`);
    expect(text).toContain(`/api/public/${other.code}/standards`);
  });
});
