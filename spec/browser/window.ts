import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** The windows in which the pages are looked at: a desk and a phone. */
export const looks = [
  [1280, 'light'],
  [360, 'dark'],
] as const;

/** Opens a window, and collects what the browser complains about. */
export async function openWindow(
  browser: Browser,
  width: number,
  colorScheme: 'light' | 'dark',
  options: BrowserContextOptions = {},
) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, ...options });
  const complaints: string[] = [];
  context.on('console', (message) => complaints.push(message.text()));
  context.on('weberror', (error) => complaints.push(String(error.error())));
  return { context, complaints };
}

/** What axe-core finds, and whether the page is wider than the window. */
export async function flaws(page: Page) {
  const found = await page.evaluate<axe.AxeResults>(`${axe.source}; axe.run()`);
  const isTooWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
  return { rules: found.violations.map(({ id }) => id), isTooWide };
}

/** A page without flaws. */
export const none = { rules: [], isTooWide: false };

/** Opens the navigation of the dashboard, which a phone hides. */
export async function openMenu(page: Page) {
  const menu = page.getByRole('button', { name: 'Menu' });
  if (await menu.isVisible()) await menu.click();
}

/** Goes to a page of the dashboard by its navigation. */
export async function go(page: Page, name: string) {
  await openMenu(page);
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
}
