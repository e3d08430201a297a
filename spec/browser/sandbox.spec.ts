import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import axe from 'axe-core';
import express from 'express';
import { type Browser, type Page, chromium } from 'playwright-core';
import { AsyncPaystack } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { constructEvent } from 'tspaystack2/webhooks';
import { chromiumPath } from './chromium';

const path = chromiumPath();
if (path === undefined) {
  process.stdout.write('There is no Chromium here: the tests of the pages in a browser are skipped.\n');
}

(path === undefined ? describe.skip : describe)('in a browser', () => {
  const paid: string[] = [];
  let browser: Browser;
  let sandbox: Sandbox;
  let shop: Server;
  let shopURL: string;

  beforeAll(async () => {
    const app = express();
    app.post('/paystack/webhook', express.raw({ type: 'application/json' }), (request, response) => {
      const signature = request.headers['x-paystack-signature'];
      const event = constructEvent(request.body as Buffer, signature, sandbox.authKey);
      if (event.event === 'charge.success') paid.push(event.data.reference);
      response.sendStatus(200);
    });
    app.get('/buy', async (_request, response) => {
      const paystack = new AsyncPaystack(sandbox.authKey, { baseURL: sandbox.url, retries: 0 });
      const reply = await paystack.transactions.initialize(500_000, {
        email: 'ada@example.com',
        reference: 'order-1',
        callbackUrl: `${shopURL}/paid`,
      });
      response.redirect(reply.status ? reply.data.authorization_url : '/');
    });
    app.get('/paid', (request, response) => {
      const { reference } = request.query as { reference: string };
      response.send(`Thank you for ${reference}.`);
    });
    await new Promise<void>((resolve) => (shop = app.listen(0, '127.0.0.1', () => resolve())));
    shopURL = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
    sandbox = await startSandbox({ webhookURL: `${shopURL}/paystack/webhook` });
    browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(async () => {
    await browser.close();
    await sandbox.stop();
    shop.closeAllConnections();
    shop.close();
  });

  /** Opens a page on a phone or a desk, and collects what the browser complains about. */
  async function opened(width: number, colorScheme: 'light' | 'dark') {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
    context.setDefaultTimeout(10_000);
    const complaints: string[] = [];
    context.on('console', (message) => complaints.push(message.text()));
    context.on('weberror', (error) => complaints.push(String(error.error())));
    return { context, complaints };
  }

  /** What axe-core finds, and whether the page is wider than the window. */
  async function flaws(page: Page) {
    const found = await page.evaluate<axe.AxeResults>(`${axe.source}; axe.run()`);
    const isTooWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    return { rules: found.violations.map(({ id }) => id), isTooWide };
  }
  const none = { rules: [], isTooWide: false };

  test.each([
    [1100, 'light'],
    [360, 'dark'],
  ] as const)('a payment, from the shop to the webhook, seen live: %i wide, %s', async (width, scheme) => {
    await sandbox.reset();
    paid.length = 0;
    const { context, complaints } = await opened(width, scheme);
    const dashboard = await context.newPage();
    await dashboard.goto(sandbox.url);
    expect(await flaws(dashboard)).toEqual(none);

    const page = await context.newPage();
    await page.goto(`${shopURL}/buy`);
    expect(await flaws(page)).toEqual(none);
    // By keyboard only: from the first way to pay to the second, which asks for a PIN and an OTP.
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const focused = page.locator(':focus');
    await page.getByLabel('PIN of the card').and(focused).waitFor();
    expect(await flaws(page)).toEqual(none);
    await page.keyboard.type('1234');
    await page.keyboard.press('Enter');
    await page.getByLabel('OTP').and(focused).waitFor();
    await page.keyboard.type('123456');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${shopURL}/paid?trxref=order-1&reference=order-1`);
    expect(await page.textContent('body')).toBe('Thank you for order-1.');

    await dashboard.locator('#Webhooks summary').getByText('charge.success').waitFor();
    await dashboard.locator('#Webhooks').getByRole('cell', { name: '200', exact: true }).waitFor();
    expect(paid).toEqual(['order-1']);
    await dashboard.locator('#Requests summary').first().click();
    expect(await flaws(dashboard)).toEqual(none);

    // What is open stays open when the page is renewed.
    await dashboard.getByRole('button', { name: 'Redeliver' }).click();
    await dashboard.locator('#Webhooks').getByRole('cell', { name: '200, 200', exact: true }).waitFor();
    expect(await dashboard.locator('#Requests details[open]').count()).toBe(1);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a name that is HTML stays text', async () => {
    await sandbox.reset();
    const { context, complaints } = await opened(1100, 'light');
    const dashboard = await context.newPage();
    await dashboard.goto(sandbox.url);
    const name = '<img src=x onerror=console.log(1)>';
    await sandbox.seedCustomers([{ email: 'eve@example.com', first_name: name }]);
    await dashboard.locator('#Customers').getByText(name).waitFor();
    expect(await dashboard.locator('img').count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
