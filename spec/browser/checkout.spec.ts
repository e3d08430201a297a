import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import type { Browser } from 'playwright-core';
import { AsyncPaystack } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { closedPort } from '../faults/fault-server';
import { runNode } from '../support/run-script';
import { describeInBrowser, flaws, launched, none, windowOf } from './pages';

describeInBrowser('the checkout in a browser', () => {
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
    browser = await launched();
  });
  afterAll(async () => {
    await browser.close();
    await sandbox.stop();
    shop?.kill();
    await shopEnd;
  });

  const looks = [
    [1280, 'light'],
    [360, 'dark'],
  ] as const;

  test.each(looks)(
    'a payment, from the shop to the webhook, seen live: %i wide, %s',
    async (width, scheme) => {
      await sandbox.reset();
      const { context, complaints } = await windowOf(browser, width, scheme);
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

      // The dashboard follows.
      await dashboard.getByRole('img', { name: /^NGN by day/ }).waitFor();
      await dashboard.goto(`${sandbox.url}/_sandbox/webhooks?q=${reference}`);
      await dashboard.getByRole('row').filter({ hasText: 'charge.success' }).getByText('delivered').waitFor();
      // The shop has no picture for its tab.
      expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
      await context.close();
    },
  );

  test.each(looks)('a mandate, a QR code and a cancellation: %i wide, %s', async (width, scheme) => {
    await sandbox.reset();
    const { context, complaints } = await windowOf(browser, width, scheme);
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
    await phone.getByRole('button', { name: 'I have approved it' }).click();
    await phone.getByText('Payment successful.').waitFor();
    expect(await flaws(phone)).toEqual(none);
    // The page with the code follows the payment.
    await page.getByText('Payment successful.').waitFor();
    expect(await flaws(page)).toEqual(none);
    // The page to which the mandate leads back is not there.
    expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
    await context.close();
  });
});
