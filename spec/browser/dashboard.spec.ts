import type { Browser, Page } from 'playwright-core';
import { AsyncPaystack } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { type Receiver, startReceiver } from '../sandbox/receiver';
import { describeInBrowser, flaws, launched, none, windowOf } from './pages';

/** The windows in which the pages are looked at: a desk and a phone. */
const looks = [
  [1280, 'light'],
  [360, 'dark'],
] as const;

/** Opens the navigation, which a phone hides. */
async function openMenu(page: Page) {
  const menu = page.getByRole('button', { name: 'Menu' });
  if (await menu.isVisible()) await menu.click();
}

/** Goes to a page by the navigation. */
async function go(page: Page, name: string) {
  await openMenu(page);
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true }).click();
}

describeInBrowser('the dashboard in a browser', () => {
  let browser: Browser;
  let sandbox: Sandbox;
  let paystack: AsyncPaystack;
  let receiver: Receiver;

  beforeAll(async () => {
    receiver = await startReceiver('sk_test_sandbox');
    sandbox = await startSandbox({ webhookURL: receiver.url });
    paystack = new AsyncPaystack(sandbox.authKey, { baseURL: sandbox.url, retries: 0 });
    browser = await launched();
  });
  beforeEach(async () => {
    await sandbox.reset();
    receiver.answers = [];
    receiver.body = '';
  });
  afterAll(async () => {
    await browser.close();
    await sandbox.stop();
    await receiver.stop();
  });

  /** The pages that are looked at in each window. All pages have the same parts, and a look takes long. */
  const PLACES = {
    1280: ['', 'transactions/order-1', 'customers/ada@example.com', 'webhooks', 'requests/1', '?q=ada'],
    360: ['', 'transactions', 'disputes/1', 'webhooks/1', 'requests', 'controls', 'nowhere'],
  };

  test.each(looks)('lists, searches and controls: %i wide, %s', async (width, scheme) => {
    const { context, complaints } = await windowOf(browser, width, scheme);
    await sandbox.seedCustomers(60);
    const last_name = "O'Brien & sons, a name so long that it fills a line of a phone and more than that";
    const reference = 'a-reference-that-is-as-long-as-references-may-be'.repeat(2);
    await sandbox.seedCustomers([{ email: 'ada@example.com', last_name }]);
    await paystack.dedicatedAccounts.create('ada@example.com', { preferredBank: 'test-bank' });
    await paystack.transactions.initialize(123_456_789, { email: 'ada@example.com', reference });
    await paystack.transactions.initialize(5000, { email: 'ada@example.com', reference: 'order-1' });
    await sandbox.pay('order-1');
    receiver.answers = [500];
    receiver.body = '{"error":"signature mismatch"}';
    await sandbox.openDispute('order-1');
    await sandbox.deliveries();
    const page = await context.newPage();
    for (const place of PLACES[width]) {
      await page.goto(`${sandbox.url}/_sandbox/${place}`);
      expect([place, await flaws(page)]).toEqual([place, none]);
    }
    await page.goto(`${sandbox.url}/_sandbox/customers`);
    const rows = page.locator('tbody tr');
    expect(await rows.count()).toBe(50);
    await page.getByRole('link', { name: 'Older' }).click();
    await page.getByText('51 to 61 of 61').waitFor();
    await page.getByLabel('Search').fill("o'brien & sons");
    await page.getByText('1 to 1 of 1').waitFor();
    await openMenu(page);
    await page.getByRole('link', { name: 'Customers 1', exact: true }).waitFor();
    if (width === 360) await page.keyboard.press('Escape');
    // What is searched for outlives a reload.
    await page.reload();
    expect(await rows.count()).toBe(1);

    await page.goto(`${sandbox.url}/_sandbox/controls`);
    const does = (button: string) => page.getByRole('button', { name: button, exact: true }).click();
    const said = (text: string) => page.getByText(text).waitFor();
    // A wrong value is said at its field, which has the focus, and covers nothing.
    await page.getByLabel('By', { exact: true }).fill('soon');
    await does('Move on: Time');
    await said('Enter a time such as 31 days');
    const field = page.getByRole('textbox', { name: 'By', description: 'Enter a time such as 31 days' });
    await field.and(page.locator(':focus')).waitFor();
    expect(await flaws(page)).toEqual(none);
    await field.fill('2 days');
    await does('Move on: Time');
    await said('It is 20');
    await does('Arrives: Bank transfer');
    await said('The bank transfer has arrived.');
    await does('Take: Snapshot');
    await said('The snapshot');
    await page.getByLabel('At most, ms').fill('2');
    await does('Set: Latency');
    await page.locator('#settings').getByText('0 to 2 ms').waitFor();
    expect(await flaws(page)).toEqual(none);
    // Reset asks first.
    await does('Reset: Reset …');
    await does('Cancel');
    expect(await sandbox.transactions()).toHaveLength(3);
    await does('Reset: Reset …');
    expect(await flaws(page)).toEqual(none);
    await does('Yes: reset');
    await said('The sandbox is as at its start.');
    expect(await sandbox.transactions()).toEqual([]);
    await page.getByRole('button', { name: 'Go back' }).first().click();
    await page.locator('#snapshots').getByText('The sandbox is as in the snapshot').waitFor();
    expect(await sandbox.transactions()).toHaveLength(3);
    // A page that is not there, and a form that was refused.
    expect(complaints.filter((complaint) => !/40[04]/.test(complaint))).toEqual([]);
    await context.close();
  });

  test('a webhook is debugged, from the payment to the reply of the receiver', async () => {
    const { context, complaints } = await windowOf(browser, 1280, 'light');
    const page = await context.newPage();
    await page.goto(sandbox.url);
    receiver.answers = [401, 401];
    receiver.body = '{"error":"signature mismatch"}';
    await paystack.transactions.initialize(5000, { email: 'ada@example.com', reference: 'order-1' });
    await sandbox.pay('order-1');
    // The overview follows.
    await page.getByRole('img', { name: 'NGN by day: ₦50.00 in 14 days' }).waitFor();
    await page.locator('#failing-webhooks').getByText('answered 401').waitFor();
    await go(page, 'Transactions 1');
    // A click anywhere in a row opens its page.
    await page.getByRole('cell', { name: '₦50.00' }).click();
    await page.locator('#timeline').getByRole('link', { name: 'charge.success' }).click();
    await page.getByText('The receiver may have refused the signature.').waitFor();
    expect(await page.locator('#reply-1').textContent()).toBe('{\n  "error": "signature mismatch"\n}');
    await page.getByRole('button', { name: 'Redeliver' }).click();
    const words = page.locator('#tries').getByRole('status');
    await words.getByText('The webhook is not delivered: the receiver answered 401.').waitFor();
    expect(await words.getAttribute('class')).toBe('said bad');
    await page.locator('#reply-2').waitFor();
    // What is open stays open when the page is renewed.
    await page.getByRole('button', { name: 'Redeliver' }).click();
    await words.getByText('The webhook is delivered: the receiver answered 200.').waitFor();
    await page.locator('#reply-3').waitFor();
    expect(await page.locator('#try-1').getAttribute('open')).toBe('');
    await page.getByRole('link', { name: 'Transaction order-1' }).click();
    await page.getByRole('link', { name: 'POST /transaction/initialize' }).click();
    await page.getByRole('heading', { name: 'POST /transaction/initialize' }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('every page works without scripts', async () => {
    const { context, complaints } = await windowOf(browser, 360, 'light', { javaScriptEnabled: false });
    await paystack.transactions.initialize(5000, { email: 'ada@example.com', reference: 'order-1' });
    await sandbox.pay('order-1');
    await sandbox.deliveries();
    const page = await context.newPage();
    await page.goto(sandbox.url);
    await go(page, 'Webhooks 1');
    await page.getByRole('link', { name: 'charge.success' }).click();
    await page.getByRole('button', { name: 'Redeliver' }).click();
    await page.getByRole('status').getByText('The webhook is').waitFor();
    await page.getByLabel('Search').fill('order-1');
    await page.keyboard.press('Enter');
    await page.getByText('1 to 1 of 1 with “order-1”').waitFor();
    await go(page, 'Controls');
    await page.getByLabel('HTTP status').fill('7');
    await page.getByRole('button', { name: 'Set: Failures' }).click();
    await page
      .getByRole('textbox', { name: 'HTTP status', description: 'Enter a whole number, 400 to 599.' })
      .waitFor();
    expect(await page.getByLabel('HTTP status').inputValue()).toBe('7');
    await page.getByRole('button', { name: 'Reset: Reset …' }).click();
    await page.getByRole('button', { name: 'Yes: reset' }).click();
    await page.getByText('The sandbox is as at its start.').waitFor();
    expect(await sandbox.transactions()).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('nine tabs share one stream of events, and follow it when the first is closed', async () => {
    const { context, complaints } = await windowOf(browser, 1280, 'light');
    const tabs: Page[] = [];
    let streams = 0;
    context.on('request', (request) => (streams += request.url().endsWith('/_sandbox/events') ? 1 : 0));
    for (let count = 0; count < 9; count += 1) {
      const tab = await context.newPage();
      await tab.goto(`${sandbox.url}/_sandbox/customers`);
      tabs.push(tab);
    }
    const all = async (email: string) => {
      await sandbox.seedCustomers([{ email }]);
      await Promise.all(tabs.map((tab) => tab.getByRole('link', { name: email }).waitFor()));
    };
    await all('ada@example.com');
    expect(streams).toBe(1);
    await tabs.shift()?.close();
    await all('grace@example.com');
    expect(streams).toBe(2);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('two thousand payments stay quick', async () => {
    const { context, complaints } = await windowOf(browser, 1280, 'light');
    await paystack.batch(
      (queue) =>
        Array.from({ length: 2000 }, (_, number) =>
          queue.transactions.initialize(5000, { email: 'ada@example.com', reference: `order-${number}` }),
        ),
      { concurrency: 20 },
    );
    const page = await context.newPage();
    const times: number[] = [];
    for (const path of [
      '',
      '?q=order-1999',
      '_sandbox/transactions',
      '_sandbox/transactions/order-7',
      '_sandbox/customers/1',
    ]) {
      await page.goto(`${sandbox.url}/${path}`);
      times.push(await page.evaluate('performance.getEntriesByType("navigation")[0].domComplete'));
    }
    // Each takes less than a tenth of this on an idle machine.
    expect(Math.max(...times)).toBeLessThan(3000);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a name that is HTML stays text', async () => {
    const { context, complaints } = await windowOf(browser, 1100, 'light');
    const dashboard = await context.newPage();
    await dashboard.goto(sandbox.url);
    const name = '<img src=x onerror=console.log(1)>';
    await sandbox.seedCustomers([{ email: 'eve@example.com', first_name: name }]);
    await go(dashboard, 'Customers 1');
    await dashboard.getByRole('cell', { name }).waitFor();
    expect(await dashboard.locator('img').count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
