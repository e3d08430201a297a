import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import axe from 'axe-core';
import { type Browser, type Page, chromium } from 'playwright-core';
import { AsyncPaystack } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { closedPort } from '../faults/fault-server';
import { runNode } from '../support/run-script';
import { chromiumPath } from './chromium';

const path = chromiumPath();
if (path === undefined) {
  process.stdout.write('There is no Chromium here: the tests of the pages in a browser are skipped.\n');
}

(path === undefined ? describe.skip : describe)('in a browser', () => {
  let browser: Browser;
  let sandbox: Sandbox;
  let paystack: AsyncPaystack;
  /** The example, and where it listens. */
  let shop: ChildProcess | undefined;
  let shopURL: string;
  let shopEnd: Promise<unknown>;

  beforeAll(async () => {
    const port = await closedPort();
    shopURL = `http://127.0.0.1:${port}`;
    sandbox = await startSandbox({ webhookURL: `${shopURL}/paystack/webhook` });
    paystack = new AsyncPaystack(sandbox.authKey, { baseURL: sandbox.url, retries: 0 });
    shopEnd = runNode(['--import', 'tsx', 'examples/checkout/app.ts'], {
      env: {
        PORT: String(port),
        PAYSTACK_BASE_URL: sandbox.url,
        PAYSTACK_AUTHORIZATION_KEY: sandbox.authKey,
      },
      onSpawn: (child) => (shop = child),
    });
    if (shop?.stdout) await once(shop.stdout, 'data');
    browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(async () => {
    await browser.close();
    await sandbox.stop();
    shop?.kill();
    await shopEnd;
  });

  /** Opens a page on a phone or a desk, and collects what the browser complains about. */
  async function openedContext(width: number, colorScheme: 'light' | 'dark') {
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

  const looks = [
    [1100, 'light'],
    [360, 'dark'],
  ] as const;

  test.each(looks)(
    'a payment, from the shop to the webhook, seen live: %i wide, %s',
    async (width, scheme) => {
      await sandbox.reset();
      const { context, complaints } = await openedContext(width, scheme);
      const dashboard = await context.newPage();
      await dashboard.goto(sandbox.url);
      expect(await flaws(dashboard)).toEqual(none);

      const page = await context.newPage();
      await page.goto(shopURL);
      await page.getByRole('button', { name: 'Buy a book' }).click();
      await page.waitForURL(`${sandbox.url}/checkout/*`);
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
      const reference = (await sandbox.transactions()).map((each) => each.reference).join();
      await page.waitForURL(`${shopURL}/paid?trxref=${reference}&reference=${reference}`);
      expect(await page.textContent('body')).toBe('{"paid":true,"status":"success"}');

      const rowOf = (list: string, text: string) =>
        dashboard.locator(`#${list} tbody tr`).filter({ hasText: text });
      await rowOf('Requests', 'POST /transaction/initialize').waitFor();
      await rowOf('Transactions', reference).getByText('success').waitFor();
      await rowOf('Webhooks', 'charge.success').getByRole('cell', { name: '200', exact: true }).waitFor();
      await dashboard.locator('#Requests summary').first().click();
      expect(await flaws(dashboard)).toEqual(none);

      // What is open stays open when the page is renewed.
      await dashboard.getByRole('button', { name: 'Redeliver' }).click();
      await dashboard.locator('#Webhooks').getByRole('cell', { name: '200, 200', exact: true }).waitFor();
      expect(await dashboard.locator('#Requests details[open]').count()).toBe(1);
      // The shop has no picture for its tab.
      expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
      await context.close();
    },
  );

  test.each(looks)('a mandate, a QR code and a cancellation: %i wide, %s', async (width, scheme) => {
    await sandbox.reset();
    const { context, complaints } = await openedContext(width, scheme);
    const page = await context.newPage();
    const begun = await paystack.request('POST', '/customer/authorization/initialize', {
      body: { email: 'ada@example.com', channel: 'direct_debit', callback_url: `${sandbox.url}/checkout/x` },
    });
    await page.goto((begun.data as { redirect_url: string }).redirect_url);
    expect(await flaws(page)).toEqual(none);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${sandbox.url}/checkout/x?trxref=*`);

    const started = await paystack.transactions.initialize(5000, {
      email: 'ada@example.com',
      channels: ['qr'],
    });
    await page.goto(started.status ? started.data.authorization_url : '');
    await page.getByRole('button', { name: 'Pay' }).click();
    await page.getByRole('img', { name: 'QR code' }).waitFor();
    expect(await flaws(page)).toEqual(none);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('You have cancelled.').waitFor();
    expect(await flaws(page)).toEqual(none);
    await page.getByRole('link', { name: 'Go on after all' }).click();
    await page.getByRole('button', { name: 'Pay' }).click();
    const opened = context.waitForEvent('page');
    await page.getByRole('link', { name: 'open what it leads to' }).click();
    const phone = await opened;
    await phone.getByRole('button', { name: 'I have done it' }).click();
    await phone.getByText('Payment successful.').waitFor();
    expect(await flaws(phone)).toEqual(none);
    // The page with the code follows the payment.
    await page.getByText('Payment successful.').waitFor();
    expect(await flaws(page)).toEqual(none);
    // The page to which the mandate leads back is not there.
    expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
    await context.close();
  });

  test.each(looks)(
    'all lists filled, more of one, a search, and the switches: %i wide, %s',
    async (width, scheme) => {
      await sandbox.reset();
      const { context, complaints } = await openedContext(width, scheme);
      await sandbox.seedCustomers(60);
      await sandbox.seedCustomers([{ email: 'ada@example.com' }]);
      await paystack.dedicatedAccounts.create('ada@example.com', { preferredBank: 'test-bank' });
      const dashboard = await context.newPage();
      await dashboard.goto(sandbox.url);

      const rows = dashboard.locator('#Customers tbody tr');
      expect(await rows.count()).toBe(50);
      await dashboard.getByRole('link', { name: 'Show more customers' }).click();
      await rows.nth(60).waitFor();
      expect(await rows.count()).toBe(61);
      await dashboard.getByLabel('Search').fill('ADA@');
      await rows.nth(60).waitFor({ state: 'detached' });
      expect(await rows.count()).toBe(1);
      // What is searched for and how much is shown outlive a reload.
      await dashboard.reload();
      expect(await rows.count()).toBe(1);

      const does = (button: string) => dashboard.getByRole('button', { name: button, exact: true }).click();
      const said = (text: string) => dashboard.getByRole('status').getByText(text).waitFor();
      await dashboard.getByLabel('Amount in subunits').fill('7000');
      await sandbox.seedAuthorization('ada@example.com');
      await does('Arrives');
      await said('The bank transfer has arrived.');
      await dashboard.locator('#Transactions').getByText('₦70.00').waitFor();
      await does('Take: Snapshot');
      await said('is taken.');
      await dashboard.getByLabel('At least, ms').fill('1');
      await dashboard.getByLabel('At most, ms').fill('2');
      await does('Set: Latency');
      await dashboard.locator('#Settings').getByText('1 to 2 ms').waitFor();
      expect(await flaws(dashboard)).toEqual(none);
      await dashboard.getByLabel('Search').fill('');
      await does('Reset: All as at the start');
      await dashboard.getByRole('button', { name: 'Go back' }).first().click();
      await said('The sandbox is as in the snapshot');
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  test('a name that is HTML stays text', async () => {
    await sandbox.reset();
    const { context, complaints } = await openedContext(1100, 'light');
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
