import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Debian's; no browser is downloaded. */
export const CHROMIUM = '/usr/bin/chromium';

/** A phone in the hand. */
export const PHONE = { width: 375, height: 740 } as const;

/** A browser for specs: what a page shows is asked with scripts off, as on the machine of somebody who trusts nobody. */
export class TestBrowser {
  private constructor(private readonly browser: Browser) {}

  static async open(): Promise<TestBrowser> {
    return new TestBrowser(await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] }));
  }

  /** A page of its own, without scripts. */
  async page(viewport: { readonly width: number; readonly height: number } = { width: 1280, height: 900 }): Promise<Page> {
    const context = await this.browser.newContext({ javaScriptEnabled: false, viewport, locale: 'zh-CN' });
    return context.newPage();
  }

  /** What the checker of accessibility finds wrong with a page. It is a script, so it looks with scripts on. */
  async faultsOf(url: string, viewport?: { readonly width: number; readonly height: number }): Promise<readonly string[]> {
    // The checker injects itself, which the page's own policy forbids.
    const context: BrowserContext = await this.browser.newContext({ bypassCSP: true, locale: 'zh-CN', ...(viewport === undefined ? {} : { viewport }) });
    const page = await context.newPage();
    await page.goto(url);
    const { violations } = await new AxeBuilder({ page }).analyze();
    await context.close();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

/** Whether a page would have to be moved sideways to be read. */
export async function isTooWide(page: Page): Promise<boolean> {
  const main = page.locator('html');
  const viewport = page.viewportSize();
  const box = await main.evaluate((element) => element.scrollWidth);
  return viewport !== null && box > viewport.width;
}
