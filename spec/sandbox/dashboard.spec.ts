import { request } from 'node:http';
import { AsyncPaystack } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { type Receiver, startReceiver } from './receiver';

let sandbox: Sandbox;
let paystack: AsyncPaystack;
let receiver: Receiver;

beforeAll(async () => {
  receiver = await startReceiver('sk_test_sandbox');
  sandbox = await startSandbox({ seed: 1, webhookURL: receiver.url });
  paystack = new AsyncPaystack(sandbox.authKey, { baseURL: sandbox.url, retries: 0 });
});
beforeEach(() => sandbox.reset());
afterAll(async () => {
  await sandbox.stop();
  await receiver.stop();
});

/** Loads the dashboard as a browser does. */
async function load(query = ''): Promise<string> {
  return (await fetch(`${sandbox.url}/${query}`, { headers: { Accept: 'text/html,*/*' } })).text();
}

/** Sends a form of the dashboard, with its token. */
async function send(deed: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) {
  const [, token = ''] = /name="token" value="([^"]+)"/.exec(await load()) ?? [];
  const reply = await fetch(`${sandbox.url}/_sandbox/${deed}`, {
    method: 'POST',
    body: new URLSearchParams({ token, ...fields }),
    headers: { Origin: sandbox.url, Accept: 'application/json', ...headers },
    redirect: 'manual',
  });
  const text = await reply.text();
  const isJSON = reply.headers.get('content-type') === 'application/json';
  return { status: reply.status, message: isJSON ? (JSON.parse(text) as { message: string }).message : text };
}

const pay = async (reference: string) => {
  await paystack.transactions.initialize(500_000, { email: 'ada@example.com', reference });
  await sandbox.pay(reference);
  await sandbox.deliveries();
};

it('is for browsers: other requests without a key are refused as before', async () => {
  expect((await fetch(`${sandbox.url}/`)).status).toBe(401);
  const reply = await fetch(`${sandbox.url}/`, { headers: { Accept: 'text/html' } });
  expect(reply.status).toBe(200);
  expect(reply.headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
  );
});

it('shows requests, payments, customers and webhooks', async () => {
  await pay('order-1');
  const page = await load();
  expect(page).toContain('POST /transaction/initialize');
  expect(page).toContain('order-1');
  expect(page).toContain('₦5,000');
  expect(page).toContain('charge.success');
  expect(page).toMatch(/AUTH_\w{10} visa 4081/);
});

it('searches', async () => {
  await pay('order-1');
  await pay('order-2');
  const [found, all] = await Promise.all([load('?q=ORDER-2'), load()]);
  expect([found.includes('order-1'), found.includes('order-2')]).toEqual([false, true]);
  expect([all.includes('order-1'), all.includes('order-2')]).toEqual([true, true]);
});

it('shows neither the key nor what is secret, and names as text', async () => {
  await paystack.customers.create('eve@example.com', {
    firstName: '<img src=x onerror=alert(1)>',
    metadata: { note: `the key is ${sandbox.authKey}` },
  });
  await paystack.request('POST', '/charge', {
    body: {
      email: 'eve@example.com',
      amount: 5000,
      card: { number: '507850785078507812', cvv: '081', expiry_month: '12', expiry_year: '2030' },
      pin: '1111',
    },
  });
  const page = await load();
  expect(page).not.toContain('<img');
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(page).not.toContain(sandbox.authKey);
  expect(page).toContain('the key is •••');
  expect(page).not.toContain('507850785078507812');
  expect(page).toContain('&quot;pin&quot;: &quot;•••&quot;');
});

it('sets failures and a rate limit, and takes them back', async () => {
  const status = async () => (await paystack.customers.getCustomers()).statusCode;
  expect(await send('failures', { status: '503', times: '1' })).toEqual({
    status: 200,
    message: 'The failures are set.',
  });
  expect([await status(), await status()]).toEqual([503, 200]);

  await send('rate-limit', { requests: '1' });
  expect([await status(), await status()]).toEqual([200, 429]);
  await send('rate-limit');
  expect(await status()).toBe(200);
});

it('moves time on, and resets', async () => {
  expect(await send('advance', { duration: '31 days' })).toEqual({
    status: 200,
    message: 'It is 2026-02-01T00:00:00.000Z.',
  });
  await pay('order-1');
  await send('reset');
  expect([await sandbox.now(), await sandbox.transactions()]).toEqual(['2026-01-01T00:00:00.000Z', []]);
});

it('goes back to a snapshot', async () => {
  await pay('order-1');
  await send('snapshot');
  await sandbox.reset();
  await send('restore');
  expect((await sandbox.transactions()).map(({ reference }) => reference)).toEqual(['order-1']);
});

it('plays what only Paystack and banks can do', async () => {
  await pay('order-1');
  await send('dispute', { reference: 'order-1' });
  await send('identity-right', { customer: 'ada@example.com' });
  await send('identity-wrong', { customer: 'ada@example.com' });
  await paystack.dedicatedAccounts.create('ada@example.com', { preferredBank: 'test-bank' });
  const [account] = await sandbox.dedicatedAccounts();
  await send('transfer', { account: account?.account_number ?? '', amount: '7000' });
  const events = (await sandbox.deliveries()).map(({ event }) => event);
  for (const event of [
    'charge.dispute.create',
    'customeridentification.success',
    'customeridentification.failed',
  ]) {
    expect(events).toContain(event);
  }
  expect((await sandbox.transactions()).map(({ amount }) => amount)).toEqual([500_000, 7000]);
});

it('delivers a webhook again', async () => {
  await pay('order-1');
  receiver.received.length = 0;
  const [delivery] = await sandbox.deliveries();
  expect(await send('redeliver', { id: String(delivery?.id) })).toEqual({
    status: 200,
    message: 'The webhook is delivered.',
  });
  expect(receiver.received).toEqual(['charge.success']);
});

it('says what is wrong with a form', async () => {
  expect(await send('advance', { duration: 'soon' })).toMatchObject({ status: 400 });
  expect(await send('dispute', { reference: 'none' })).toEqual({
    status: 400,
    message: 'There is no transaction none.',
  });
  expect(await send('constructor')).toEqual({ status: 404, message: 'There is no such form.' });
});

it('tells an open page that something has changed', async () => {
  const reply = await fetch(`${sandbox.url}/_sandbox/events`);
  const reader = (reply.body as ReadableStream<Uint8Array>).getReader();
  await paystack.customers.create('ada@example.com');
  expect(Buffer.from((await reader.read()).value ?? []).toString()).toMatch(/^data: changed\n\n/);
  await reader.cancel();
});

describe('takes nothing from other sites', () => {
  it.each([
    ['another origin', { Origin: 'https://evil.example.com' }, {}],
    ['another token', {}, { token: 'x' }],
  ])('a form with %s', async (_what, headers, fields) => {
    await pay('order-1');
    expect(await send('reset', fields, headers)).toMatchObject({ status: 403 });
    expect(await sandbox.transactions()).toHaveLength(1);
  });

  it.each(['/', '/_sandbox/records', '/_sandbox/events'])(
    '%s under another name of this computer',
    async (path) => {
      const { port } = new URL(sandbox.url);
      const headers = { Host: `evil.example.com:${port}`, Accept: 'text/html' };
      const status = await new Promise((resolve, reject) => {
        const asked = request({ host: '127.0.0.1', port, path, headers });
        asked.once('response', (reply) => {
          resolve(reply.statusCode);
          reply.destroy();
        });
        asked.once('error', reject).end();
      });
      expect(status).toBe(403);
    },
  );
});
