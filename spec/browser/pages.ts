import axe from 'axe-core';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Frame,
  type Page,
  chromium,
} from 'playwright-core';
import { chromiumPath } from './chromium';

const path = chromiumPath();
if (path === undefined) {
  process.stdout.write('There is no Chromium here: the tests of the pages in a browser are skipped.\n');
}

/** Tests in a browser; they are skipped where there is none. */
export const describeInBrowser: typeof describe.skip = path === undefined ? describe.skip : describe;

export function launched(): Promise<Browser> {
  return chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-gpu'] });
}

/** Opens a window, and collects what the browser complains about. */
export async function windowOf(
  browser: Browser,
  width: number,
  colorScheme: 'light' | 'dark' = 'light',
  options: BrowserContextOptions = {},
): Promise<{ context: BrowserContext; complaints: string[] }> {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, ...options });
  context.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  context.on('console', (message) => complaints.push(message.text()));
  context.on('weberror', (error) => complaints.push(String(error.error())));
  return { context, complaints };
}

/** What axe-core finds in one frame, and whether its page is wider than it. */
export async function flaws(page: Page | Frame) {
  const found = await page.evaluate<axe.AxeResults>(`${axe.source}; axe.run({ iframes: false })`);
  const isTooWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
  return { rules: found.violations.map(({ id }) => id), isTooWide };
}

/** The flaws of a page without any. */
export const none = { rules: [], isTooWide: false };
