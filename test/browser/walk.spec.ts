import type { Page } from 'playwright-core';
import type { BookCode } from '#libs/kernel/ids.js';
import { WHOLE_COUNTY } from '../../apps/server/src/sample/anhe-county.js';
import { openSample, SAMPLE_PASSWORD } from '../../apps/server/src/sample/open-sample.js';
import { TestServer } from '../../apps/server/src/testing/server.testing.js';
import { describeWithTool } from '../tools.testing.js';
import { CHROMIUM, TestBrowser } from './browser.testing.js';

const CODE = '990000' as BookCode;

/** An inspector of the sample county, with scripts off: from what 青山镇 paid out in 2014 back to the bank's own numbers. */
describeWithTool(CHROMIUM, 'the walk in a browser without scripts', () => {
  let server: TestServer;
  let browser: TestBrowser;
  let page: Page;
  let origin: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), TestBrowser.open()]);
    await openSample(server.house, 'scripts/sample/anhe', { ...WHOLE_COUNTY, townships: ['QS'] });
    await server.house.views.waitFor(CODE, server.house.bookkeeper(CODE).standing.durableSeq - 1, 20_000);
    origin = await server.app.getUrl();
    page = await browser.page();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('lets nobody in without a login, and an inspector only once he has said what for', async () => {
    await page.goto(`${origin}/walk`);
    expect(new URL(page.url()).pathname).toBe('/walk/login');
    await page.getByLabel('登录名').fill('inspector');
    await page.getByLabel('口令').fill(SAMPLE_PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByLabel('文号').fill('安和纪〔2015〕2号');
    await page.getByRole('button', { name: '登记' }).click();
    await page.goto(`${origin}/walk/balances`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('科目余额');
  });

  it('is accessible where one logs in', async () => expect(await browser.faultsOf(`${origin}/walk/login`)).toEqual([]));

  it('goes from what was paid out to the events, and from an event to the number under which the bank paid', async () => {
    await page.goto(`${origin}/walk/balances`);
    await page.getByRole('row').filter({ hasText: 'QS' }).getByRole('link', { name: '5001' }).first().click();
    const lines = page.getByRole('table').first().getByRole('row');
    expect(await lines.count()).toBeGreaterThan(1);
    await lines.nth(1).getByRole('link').first().click();
    expect(new URL(page.url()).pathname).toMatch(/^\/walk\/events\/\d+$/);
    const told = await page.locator('main').textContent();
    expect(told).toContain('LinesPaid');
    expect(told).toContain('代发〔2014〕QS');
  });

  it('goes from a cell of a report to the events that make it', async () => {
    await page.goto(`${origin}/walk`);
    await page.getByLabel('乡镇').selectOption({ label: '青山镇' });
    await page.getByLabel('月份').fill('2014-06');
    await page.getByRole('button', { name: '月报' }).click();
    await page
      .locator('a[href*="column=collectedFen"]')
      .filter({ hasNotText: /^0\.00/ })
      .first()
      .click();
    expect(await page.locator('a[href^="/walk/events/"]').count()).toBeGreaterThan(0);
  });
});
