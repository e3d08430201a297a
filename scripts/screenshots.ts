/** Plays a small scene in a sandbox, and writes pictures of its pages to docs/images. `npm run screenshots` */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { type Page, chromium } from 'playwright-core';
import { AsyncPaystack, type Response } from 'tspaystack2';
import { startSandbox } from 'tspaystack2/sandbox';
import { chromiumPath } from '../spec/browser/chromium';

/** A shop with the popup. */
const shopPage = readFileSync(join(__dirname, '../examples/popup/page.html'), 'utf8');
const FOLDER = join(__dirname, '../docs/images');
/** Where the webhooks go, as on the page in docs. It can be read in the picture, so it is always the same. */
const SHOP_PORT = 8080;

void main();

async function main(): Promise<void> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('There is no Chromium here.');
  const shop = createServer((request, response) => {
    if (request.method === 'POST') {
      response.statusCode = answer;
      response.end(answer === 200 ? '' : '{"error":"The signature is wrong."}');
      return;
    }
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(shopPage.replace('http://127.0.0.1:4010', sandbox.url));
  }).listen(SHOP_PORT, '127.0.0.1');
  /** What the shop answers to a webhook. */
  let answer = 200;
  const webhookURL = `http://127.0.0.1:${SHOP_PORT}/paystack/webhook`;
  const sandbox = await startSandbox({ seed: 1, webhookURL });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const take = async (
    name: string,
    address: string,
    width: number,
    height?: number,
    before: (page: Page) => Promise<void> = () => Promise.resolve(),
  ) => {
    const page = await browser.newPage({ viewport: { width, height: height ?? 600 } });
    await page.goto(address);
    await before(page);
    // Playwright itself takes no WebP, which needs a quarter of the bytes of PNG.
    const devtools = await page.context().newCDPSession(page);
    const { cssContentSize } = await devtools.send('Page.getLayoutMetrics');
    const clip = { x: 0, y: 0, width, height: height ?? cssContentSize.height, scale: 1 };
    const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 30, clip });
    writeFileSync(join(FOLDER, `${name}.webp`), data, 'base64');
  };

  const { transactions, refunds, plans } = new AsyncPaystack(sandbox.authKey, { baseURL: sandbox.url });
  const begin = async (reference: string, amount: number, email: string, plan?: string) => {
    const started = dataOf(await transactions.initialize(amount, { email, reference, plan }));
    await sandbox.advance('40 seconds');
    return started.authorization_url;
  };
  await sandbox.seedCustomers([
    { email: 'ada@example.com', first_name: 'Ada', last_name: 'Lovelace' },
    { email: 'grace@example.com', first_name: 'Grace', last_name: 'Hopper' },
  ]);
  for (let order = 1; order <= 12; order += 1) {
    const email = order % 3 === 0 ? 'ada@example.com' : 'grace@example.com';
    await begin(`order-${order}`, 250_000 * (((order * 7) % 5) + 1), email);
    await sandbox.pay(`order-${order}`, order === 7 ? { card: 'insufficient' } : {});
    await sandbox.advance('19 hours');
  }
  const { plan_code } = dataOf(await plans.create('Monthly', { amount: 250_000, interval: 'monthly' }));
  await begin('first-month', 250_000, 'ada@example.com', plan_code);
  await sandbox.pay('first-month');
  await transactions.verify('order-13');
  await refunds.create('order-12', { amount: 100_000 });
  await sandbox.deliveries();
  answer = 400;
  await begin('order-14', 500_000, 'grace@example.com');
  await sandbox.pay('order-14');
  const refused = (await sandbox.deliveries()).at(-1)?.id;
  await sandbox.advance('1 hour');
  answer = 200;
  const checkout = await begin('order-15', 500_000, 'ada@example.com');

  mkdirSync(FOLDER, { recursive: true });
  await take('checkout', checkout, 544);
  await take('popup', `http://127.0.0.1:${SHOP_PORT}`, 1060, 700, async (page) => {
    await page.getByRole('button', { name: 'Buy the book' }).click();
    const popup = page.frameLocator('iframe').frameLocator('#checkout');
    await popup.getByRole('button', { name: 'Pay' }).waitFor();
  });
  await take('dashboard', sandbox.url, 1060, 640);
  await take('webhook', `${sandbox.url}/_sandbox/webhooks/${refused}`, 1060, 640);
  await browser.close();
  await sandbox.stop();
  shop.close();
}

function dataOf<T>(reply: Response<T>): T {
  if (reply.status) return reply.data;
  throw new Error(`${reply.statusCode} ${reply.message}`);
}
