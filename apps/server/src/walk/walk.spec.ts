import supertest from 'supertest';
import { officerOf } from '../testing/county.testing.js';
import { type MoneyEverywhere, moneyEverywhere, moneyMissing } from '../testing/custody.testing.js';
import { importLevy } from '../testing/levies.testing.js';
import { type TestBook, TestServer } from '../testing/server.testing.js';

let server: TestServer;
let book: TestBook;
let money: MoneyEverywhere;
beforeAll(async () => {
  server = await TestServer.start();
  book = await server.freshBook();
  await importLevy(book, 'L03');
  money = await moneyEverywhere(book, 'L03');
  await moneyMissing(book, 'L03');
  await server.house.views.waitFor(book.code, book.bookkeeper.standing.durableSeq - 1);
});
afterAll(() => server.stop());

/** A browser: it keeps cookies, and follows nothing by itself. */
class Browser {
  private readonly jar = new Map<string, string>();

  async get(path: string): Promise<supertest.Response> {
    return this.kept(await supertest(server.app.getHttpServer()).get(path).set('Cookie', this.cookies));
  }

  async post(path: string, fields: Record<string, string>): Promise<supertest.Response> {
    return this.kept(await supertest(server.app.getHttpServer()).post(path).set('Cookie', this.cookies).type('form').send(fields));
  }

  /** The hidden value that a form of the page carries. */
  async hidden(path: string, name: string): Promise<string> {
    return new RegExp(`name="${name}" value="([^"]*)"`).exec((await this.get(path)).text)?.[1] ?? '';
  }

  async logIn(officerId: string): Promise<supertest.Response> {
    const formToken = await this.hidden('/walk/login', 'formToken');
    return this.post('/walk/login', { formToken, login: officerId.toLowerCase().replaceAll('_', '-'), password: PASSWORD });
  }

  forget(): void {
    this.jar.clear();
  }

  private get cookies(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private kept(response: supertest.Response): supertest.Response {
    for (const line of (response.headers['set-cookie'] ?? []) as unknown as readonly string[]) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined) this.jar.set(name, value ?? '');
    }
    return response;
  }
}

const PASSWORD = 'walk-back-to-the-sheet';
let enrolled: Promise<void> | undefined;

async function browserOf(role: 'INSPECTOR' | 'ACCOUNTANT' | 'COLLECTOR'): Promise<Browser> {
  enrolled ??= setPasswords();
  await enrolled;
  const browser = new Browser();
  expect((await browser.logIn(officerOf(role))).headers.location).toBe('/walk');
  return browser;
}

async function setPasswords(): Promise<void> {
  const { identity } = server.house;
  for (const role of ['INSPECTOR', 'ACCOUNTANT', 'COLLECTOR'] as const) {
    const { enrolToken } = identity.renewEnrolment(book.code, officerOf(role) as never, server.house.now());
    await identity.enrol(enrolToken, PASSWORD, server.house.now());
  }
}

describe('the pages of the walk', () => {
  it('send whoever is not logged in to the login', async () => {
    const { status, headers } = await new Browser().get('/walk/balances');
    expect([status, headers.location]).toEqual([303, '/walk/login']);
  });

  it('keep the session in a cookie that no script and no other site gets, and take no bearer token', async () => {
    const browser = new Browser();
    await browserOf('ACCOUNTANT');
    const { headers } = await browser.logIn(officerOf('ACCOUNTANT'));
    expect(String(headers['set-cookie'])).toMatch(/mingzhang-session=[^;]+; Path=\/walk; HttpOnly; SameSite=Strict/);
    const api = await supertest(server.app.getHttpServer()).get('/walk/balances').auth(book.as('ACCOUNTANT').token, { type: 'bearer' });
    expect(api.status).toBe(303);
  });

  it('take no form that they did not hand out', async () => {
    const browser = await browserOf('INSPECTOR');
    const { status, text } = await browser.post('/walk/accesses', {
      formToken: 'x',
      key: '00000000-0000-4000-8000-000000000001',
      purposeCode: 'PETITION',
      docNo: '信1',
      hours: '1',
      unitId: '',
    });
    expect(status).toBe(400);
    expect(text).toContain('MALFORMED');
  });

  it('run nothing, load nothing but the style, and are for one asker only', async () => {
    const { text, headers } = await (await browserOf('ACCOUNTANT')).get('/walk/balances');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toContain('script-src');
    expect(headers['cache-control']).toBe('no-store');
    expect(text).not.toMatch(/<script|<style|style=|\son\w+=/);
  });

  it('let an inspector read once he has said what for', async () => {
    const browser = await browserOf('INSPECTOR');
    expect((await browser.get('/walk/balances')).headers.location).toBe('/walk');
    const fields = {
      formToken: await browser.hidden('/walk', 'formToken'),
      key: await browser.hidden('/walk', 'key'),
      purposeCode: 'PETITION',
      docNo: '信访〔2015〕3号',
      hours: '2',
      unitId: 'LJ',
    };
    expect((await browser.post('/walk/accesses', fields)).status).toBe(303);
    expect((await browser.get('/walk')).text).toContain('信访〔2015〕3号');
    const { text } = await browser.get('/walk/balances');
    expect(text).toContain('应收社会抚养费');
    // Beyond what he opened the access for.
    expect((await browser.get(`/walk/lines?unitId=${book.code}&account=1004`)).status).toBe(403);
    expect(server.house.readLog.after(book.code, 0, 500).map(({ what }) => what)).toContain('/walk/balances');
  });

  it('lead on from every link: none is a dead end, and no name stands in clear', async () => {
    const browser = await browserOf('ACCOUNTANT');
    const seen = new Set<string>();
    const open = ['/walk'];
    const dead: string[] = [];
    while (open.length > 0) {
      const path = open.pop() as string;
      if (seen.has(path)) continue;
      seen.add(path);
      const { status, text } = await browser.get(path);
      if (status !== 200) dead.push(`${status} ${path}`);
      expect(text).not.toContain('测试甲');
      const links = [...text.matchAll(/href="(\/walk[^"]*)"/g)].map(([, href]) => (href as string).replaceAll('&amp;', '&'));
      open.push(...links);
    }
    expect(dead).toEqual([]);
    for (const kind of ['balances', 'lines', 'events', 'entities/levy', 'entities/payment', 'entities/officer', 'entities/acts', 'reports', 'cells'])
      expect([kind, [...seen].some((path) => path.startsWith(`/walk/${kind}`))]).toEqual([kind, true]);
  }, 60_000);

  it('end with the session', async () => {
    const browser = await browserOf('COLLECTOR');
    await browser.post('/walk/logout', { formToken: await browser.hidden('/walk', 'formToken') });
    expect((await browser.get('/walk')).headers.location).toBe('/walk/login');
  });
});

describe('the walk of a balance', () => {
  it.each(['1001.01', '1002.01', '1212', '2103.02', '1218.02'])('%s is the sum of the lines to which it leads', async (account) => {
    const { body } = await book.as('ACCOUNTANT').get(`/walk/lines?unitId=LJ&account=${account}`);
    expect(body.balanceFen).not.toBe(0);
    expect(body.lines.reduce((all: number, { fen }: { fen: number }) => all + fen, 0)).toBe(body.balanceFen);
    const earlier = await book.as('ACCOUNTANT').get(`/walk/lines?unitId=LJ&account=${account}&asOfSeq=${body.lines[0].seq}`);
    expect(earlier.body.lines.every(({ seq }: { seq: number }) => seq === body.lines[0].seq)).toBe(true);
  });

  it('stays within the unit of one’s post', async () => expect((await book.as('ACCOUNTANT').get(`/walk/lines?unitId=${book.code}&account=1004`)).body.code).toBe('NOT_AUTHORISED'));

  it('goes on to each event, with what came with it and what was refused about it', async () => {
    const { body } = await book.as('ACCOUNTANT').get('/walk/lines?unitId=LJ&account=1218.02');
    const { body: event } = await book.as('ACCOUNTANT').get(`/walk/events/${body.lines[0].seq}`);
    expect(event.event).toMatchObject({ type: 'CustodyShortageConfirmed', actor: { role: 'REVIEWER' } });
    expect(event.together.map(({ type }: { type: string }) => type)).toEqual(['AccountabilityEntryRaised', 'ClueReferred']);
    const { body: history } = await book.as('ACCOUNTANT').get(`/walk/entities/obligation/${event.event.data.obligationId}`);
    expect(history.events.map(({ type }: { type: string }) => type)).toContain('CustodyShortageConfirmed');
  });
});

describe('the walk of a person', () => {
  const typesOf = (events: readonly { type: string }[]) => events.map(({ type }) => type);

  it('lists what he did, what he approved and what he was refused, apart from what is recorded of him', async () => {
    const lines = [{ paymentId: money.inHand, fen: 100_01 }];
    const refused = await book.as('COLLECTOR').post('/cash-handovers', { cashierId: officerOf('CASHIER'), lines, on: '2015-03-02' });
    await server.house.views.waitFor(book.code, book.bookkeeper.standing.durableSeq - 1);
    const { body } = await book.as('ACCOUNTANT').get(`/walk/entities/acts/${officerOf('COLLECTOR')}`);
    expect([refused.status, typesOf(body.events)]).toEqual([422, expect.arrayContaining(['LevyPaymentCollected', 'CashHandedToCashier', 'CommandRefused'])]);
    const { body: cashier } = await book.as('ACCOUNTANT').get(`/walk/entities/acts/${officerOf('CASHIER')}`);
    expect(typesOf(cashier.events)).toContain('CashHandedToCashier');
  });

  it('shows beside an act what was refused to the same officer that day', async () => {
    const { body: history } = await book.as('ACCOUNTANT').get(`/walk/entities/acts/${officerOf('COLLECTOR')}`);
    const drafted = history.events.find(({ type }: { type: string }) => type === 'LevyPaymentCollected');
    const { body } = await book.as('ACCOUNTANT').get(`/walk/events/${drafted.seq}`);
    expect(body.refusals).toContainEqual(expect.objectContaining({ type: 'CommandRefused', actor: expect.objectContaining({ officerId: officerOf('COLLECTOR') }) }));
  });
});

describe('the walk of a report', () => {
  it('leads from a cell to the events that are its sum', async () => {
    const { body } = await book.as('ACCOUNTANT').get('/walk/cells?unitId=LJ&period=2015-03&form=f4&row=LJ-DH&column=collectedFen');
    expect(body.fen).toBe(body.parts.reduce((all: number, { fen }: { fen: number }) => all + fen, 0));
    expect(body.parts.length).toBeGreaterThan(5);
    expect((await book.as('ACCOUNTANT').get('/walk/cells?unitId=LJ&period=2015-03&form=f4&row=LJ-DH&column=x')).body.code).toBe('UNKNOWN');
  });
});
