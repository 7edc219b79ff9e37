import type { Page } from 'playwright-core';
import { cash, collectCash, importLevy } from '../../apps/server/src/testing/levies.testing.js';
import { listOf, posted, supervisedTownship } from '../../apps/server/src/testing/openness.testing.js';
import { type TestBook, TestServer } from '../../apps/server/src/testing/server.testing.js';
import { describeWithTool } from '../tools.testing.js';
import { CHROMIUM, isTooWide, PHONE, TestBrowser } from './browser.testing.js';

const COLUMNS = ['NO', 'VILLAGE', 'NAME', 'POLICY', 'RATE', 'MONTHS', 'FEN', 'SOURCES'];

describeWithTool(CHROMIUM, 'the notice board in a browser without scripts', () => {
  let server: TestServer;
  let browser: TestBrowser;
  let book: TestBook;
  let noticeId: string;
  let origin: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), TestBrowser.open()]);
    book = await server.freshBook();
    await supervisedTownship(book);
    const { listId } = await listOf(book, ['测试己一', '测试己二', '测试己三']);
    noticeId = await posted(book, { unitId: 'LJ', kind: 'BENEFIT_LIST', listId }, COLUMNS);
    await importLevy(book, 'L03');
    await collectCash(book, 'L03', 301, 100_00);
    await book.as('COLLECTOR').post('/levies/L03/payments', cash(302, 50_00)).expect(201);
    origin = await server.app.getUrl();
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const opened = async (path: string, page?: Page): Promise<Page> => {
    const shown = page ?? (await browser.page());
    await shown.goto(`${origin}${path}`);
    return shown;
  };

  it('leads a citizen from the start page to a notice and back to his county', async () => {
    const page = await opened('/');
    await page.getByRole('link', { name: '公示栏' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('安和县公示栏');
    await page.getByRole('link', { name: '补贴对象公示' }).click();
    expect(new URL(page.url()).pathname).toBe(`/board/notices/${noticeId}`);
    await page.getByRole('link', { name: '安和县' }).click();
    expect(new URL(page.url()).pathname).toBe(`/board/${book.code}`);
    await page.context().close();
  });

  it('says where the money of the month is, township by township', async () => {
    const page = await opened('/board/LJ');
    const row = page.getByRole('table', { name: '社会抚养费：钱在哪里' }).getByRole('row').nth(1);
    expect(await row.getByRole('cell').allTextContents()).toEqual(['临江镇', '2015-03', '150.00', '0.00', '150.00', '2015-03-31', '未到期 not due yet']);
    await page.context().close();
  });

  it('shows a list by surnames, with its days, its digest and a code to scan', async () => {
    const page = await opened(`/board/notices/${noticeId}`);
    expect(await page.getByRole('cell', { name: '测*' }).count()).toBe(3);
    expect(await page.locator('main').textContent()).toContain('2015-03-02 – 2015-03-09');
    expect(await page.locator('.qr svg').count()).toBe(1);
    await page.context().close();
  });

  it('takes an objection in a form, and shows by its number what became of it', async () => {
    const page = await opened(`/board/notices/${noticeId}`);
    await page.getByRole('link', { name: '对本公示提出异议' }).click();
    await page.getByLabel('事项').selectOption('NOT_ENTITLED');
    await page.getByLabel('公示中的序号').fill('9');
    await page.getByLabel('内容').fill('第三人已迁出本镇');
    await page.getByRole('button', { name: '提交' }).click();
    expect(await page.getByRole('alert').isVisible()).toBe(true);
    expect(await page.getByLabel('内容').inputValue()).toBe('第三人已迁出本镇');
    await page.getByLabel('公示中的序号').fill('3');
    await page.getByRole('button', { name: '提交' }).click();
    const number = await page.locator('#number').textContent();
    expect(new URL(page.url()).pathname).toBe(`/board/objections/${number}`);

    const handler = book.as('HANDLER');
    const { body: answerRef } = await handler.postWithoutKey('/texts', { text: '经核实，该对象仍在本镇居住。' }).expect(201);
    await handler.post(`/objections/${number}/acceptance`, { namedOfficerIds: [], on: '2015-03-02' }).expect(201);
    await handler.post(`/objections/${number}/answers`, { result: 'DISMISSED', answerRef, on: '2015-03-02' }).expect(201);
    await opened('/board/objections', page);
    await page.getByLabel('编号').fill(String(number));
    await page.getByRole('button', { name: '查询' }).click();
    expect(await page.locator('main').textContent()).toContain('经核实，该对象仍在本镇居住。');
    await page.context().close();
  });

  it('is printed as a sheet and as a poster', async () => {
    for (const path of [`/board/notices/${noticeId}`, `/board/notices/${noticeId}?poster=1`]) {
      const page = await opened(path);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.apart:visible').count()).toBe(0);
      expect((await page.pdf({ preferCSSPageSize: true })).subarray(0, 5).toString()).toBe('%PDF-');
      await page.context().close();
    }
  });

  const pages = () => [
    '/',
    '/board',
    '/board/LJ',
    '/board/LJ-DH',
    '/board/LJ?screen=1',
    `/board/notices/${noticeId}`,
    '/board/objections',
    '/board/objections/new?unitId=LJ',
    '/board/NONE',
  ];

  it('is accessible on every page, on a desk and on a phone', async () => {
    const faults: string[] = [];
    for (const path of pages()) {
      for (const viewport of [undefined, PHONE]) faults.push(...(await browser.faultsOf(`${origin}${path}`, viewport)).map((fault) => `${path} ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  it('fits a phone: nobody has to move a page sideways', async () => {
    for (const path of pages()) {
      const page = await opened(path, await browser.page(PHONE));
      expect([path, await isTooWide(page)]).toEqual([path, false]);
      await page.context().close();
    }
  });
});
