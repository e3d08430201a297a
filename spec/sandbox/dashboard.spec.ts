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

/** The line that says how the sandbox is set. */
async function settings(): Promise<string> {
  const [line = ''] = /<ul id="Settings".*?<\/ul>/s.exec(await load()) ?? [];
  return line
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const pay = async (reference: string) => {
  await paystack.transactions.initialize(500_000, { email: 'ada@example.com', reference });
  await sandbox.pay(reference);
  await sandbox.deliveries();
};

it('is for browsers: other requests without a key are refused as before', async () => {
  expect((await fetch(`${sandbox.url}/customer`)).status).toBe(401);
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

/** How many rows a list has. */
const rowsOf = (page: string, list: string) =>
  (new RegExp(`<section[^>]*id="${list}".*?</section>`, 's').exec(page)?.[0].match(/<tr>/g) ?? [0]).length -
  1;

it('shows 50 of each at first, and more on request', async () => {
  await sandbox.seedCustomers(120);
  const first = await load('?q=example');
  const more = (page: string) =>
    /href="([^"]+)"\s*>\s*Show more customers/.exec(page)?.[1]?.replaceAll('&amp;', '&');
  expect([rowsOf(first, 'Customers'), more(first)]).toEqual([50, '/?q=example&Customers=100#Customers']);
  const second = await load('?q=example&Customers=100');
  expect([rowsOf(second, 'Customers'), more(second)]).toEqual([100, '/?q=example&Customers=150#Customers']);
  const third = await load('?q=example&Customers=150');
  expect([rowsOf(third, 'Customers'), more(third)]).toEqual([120, undefined]);
  expect(rowsOf(await load('?Customers=x'), 'Customers')).toBe(50);
});

it('searches all requests, the oldest too', async () => {
  await paystack.customers.create('first@example.com');
  for (let count = 0; count < 250; count += 1) await paystack.customers.getCustomers({ page: 2 });
  const [all, found] = [await load(), await load('?q=FIRST%40example')];
  expect(all).toContain('<a href="#Requests">Requests</a> 251');
  expect([rowsOf(all, 'Requests'), rowsOf(found, 'Requests')]).toEqual([50, 1]);
});

it('shows a request whose reply is held back', async () => {
  await send('latency', { min: '100000' });
  const leaving = new AbortController();
  const held = paystack.customers.getCustomers({}, { signal: leaving.signal }).catch(() => undefined);
  const events = await fetch(`${sandbox.url}/_sandbox/events`);
  const reader = (events.body as ReadableStream<Uint8Array>).getReader();
  while ((await sandbox.requests()).length === 0) await reader.read();
  expect(await load()).toContain('It is held back.');
  leaving.abort();
  await Promise.all([held, reader.cancel()]);
});

describe('hides what an identity check or the look-up of an account is about', () => {
  const [bvn, number] = ['12345678901', '0123456789'];

  it.each([
    ['GET', `/bank/resolve?account_number=${number}&bank_code=001`, undefined],
    ['GET', `/bank/resolve_bvn/${bvn}`, undefined],
    ['GET', '/decision/bin/539983', undefined],
    ['POST', '/bank/validate', { account_number: number, document_number: bvn, bank_code: '632005' }],
    ['POST', '/bvn/match', { bvn, account_number: number, bank_code: '058' }],
    ['POST', '/customer/ada@example.com/identification', { country: 'NG', type: 'bvn', value: bvn, bvn }],
    ['POST', '/customer/authorization/initialize', { account: { number, bank_code: '057' }, note: number }],
    ['POST', '/charge', { bank: { code: '50211', token: '123456' }, birthday: '1990-12-31', otp: '123456' }],
  ])('%s %s', async (method, path, body) => {
    await paystack.customers.create('ada@example.com');
    const headers = { Authorization: `Bearer ${sandbox.authKey}` };
    await fetch(sandbox.url + path, { method, headers, body: body ? JSON.stringify(body) : null });
    await sandbox.deliveries();
    const page = await load();
    expect(page).toContain(`${method} ${path.split(/\/(?=\d)|\?/)[0] ?? ''}`);
    expect(page).toContain('•••');
    expect(page).not.toMatch(/12345678901|0123456789|539983|"123456|1990-12-31/);
  });

  it('in a body that is a form or broken JSON', async () => {
    for (const body of [`bvn=${bvn}&pin=1111`, `{"account_number": "${number}", "pin": "1111"`]) {
      const headers = { Authorization: `Bearer ${sandbox.authKey}`, 'Content-Type': 'text/plain' };
      await fetch(`${sandbox.url}/charge`, { method: 'POST', body, headers });
    }
    const page = await load();
    expect(page).toContain('bvn=•••&amp;pin=•••');
    expect(page).toContain('{&quot;account_number&quot;: &quot;•••&quot;, &quot;pin&quot;: &quot;•••&quot;');
  });

  it.each([
    ['a form with nested fields', 'card[number]=4084084084084081', 'card[number]=•••'],
    ['such a form, encoded', 'card%5Bcvv%5D=408408&amount=5', 'card%5Bcvv%5D=•••&amp;amount=5'],
    ['broken JSON with spaces', '{"number": "4084 0840 8408 4081"', '{&quot;number&quot;: &quot;•••&quot;'],
    ['names in capital letters', `BVN=${bvn}`, 'BVN=•••'],
  ])('in %s', async (_kind, body, shown) => {
    const headers = { Authorization: `Bearer ${sandbox.authKey}`, 'Content-Type': 'text/plain' };
    await fetch(`${sandbox.url}/charge`, { method: 'POST', body, headers });
    const page = await load();
    expect(page).toContain(`>${shown}</pre>`);
    expect(page).not.toMatch(/4084|408408|12345678901/);
  });

  it('in metadata that are a text', async () => {
    const metadata = JSON.stringify({ bvn, card: { number: '4084084084084081', pin: 1111 }, note: 'kept' });
    await paystack.request('POST', '/transaction/initialize', {
      body: { email: 'ada@example.com', amount: 5000, reference: 'order-1', metadata },
    });
    const page = await load();
    expect(page).toContain('note\\&quot;:\\&quot;kept');
    expect(page).not.toMatch(/12345678901|4084084084084081|1111/);
  });

  it('after more than one slash', async () => {
    const headers = { Authorization: `Bearer ${sandbox.authKey}` };
    await fetch(`${sandbox.url}/bank/resolve_bvn//${bvn}`, { headers });
    const page = await load();
    expect(page).toContain('GET /bank/resolve_bvn//•••');
    expect(page).not.toContain(bvn);
  });

  it('where it begins with a shorter secret', async () => {
    const headers = { Authorization: `Bearer ${sandbox.authKey}` };
    const query = `account_number=123456&bvn=${bvn}&note=${bvn}`;
    await fetch(`${sandbox.url}/customer?${query}`, { headers });
    expect(await load()).toContain('account_number=•••&amp;bvn=•••&amp;note=•••<');
  });

  it('and any other secret key', async () => {
    await paystack.customers.create('ada@example.com', { metadata: { note: 'sk_live_0123abcd' } });
    const page = await load();
    expect(page).toContain('&quot;note&quot;: &quot;•••&quot;');
    expect(page).not.toContain('sk_live_');
  });

  it('the numbers of dedicated accounts, but for their ends', async () => {
    await paystack.customers.create('ada@example.com');
    await paystack.dedicatedAccounts.create('ada@example.com', { preferredBank: 'test-bank' });
    const account_number = (await sandbox.dedicatedAccounts()).map((each) => each.account_number).join();
    const page = await load();
    expect(page).toContain(`ends in ${account_number.slice(-4)}`);
    expect(page).not.toContain(account_number);
  });
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

it('lets a share of the requests fail, and tells when to come again', async () => {
  await send('failures', { status: '503', share: '50', retryAfter: '7' });
  const replies = [];
  for (let count = 0; count < 4; count += 1) {
    const { statusCode, headers } = await paystack.customers.getCustomers();
    replies.push([statusCode, headers['retry-after']]);
  }
  expect(replies).toEqual([
    [200, undefined],
    [503, '7'],
    [200, undefined],
    [503, '7'],
  ]);
  expect(await settings()).toContain('Failures 503 share 50 % Retry-After 7');
});

it('says how the sandbox is set', async () => {
  expect(await settings()).toBe(
    `Time 2026-01-01 00:00 UTC Webhooks go to ${receiver.url} Latency 0 ms Failures none Rate limit none`,
  );
  await send('latency', { min: '1', max: '3' });
  await send('failures', { status: '500', times: '2' });
  await send('rate-limit', { requests: '9' });
  expect(await settings()).toMatch(/Latency 1 to 3 ms Failures 500 at most 2 Rate limit 9 in 60 s$/);
  await send('latency', { min: '4' });
  expect(await settings()).toContain('Latency 4 ms');
  await send('latency');
  expect(await settings()).toContain('Latency 0 ms');
});

it.each([
  ['latency', { min: '5', max: '4' }],
  ['failures', { status: '503', share: '101' }],
  ['failures', { status: '200' }],
  ['failures', { status: '503', times: '0' }],
  ['rate-limit', { requests: '0' }],
  ['transfer', { account: '1', amount: '5' }],
])('refuses to set %s to %j', async (deed, fields: Record<string, string>) => {
  const before = await settings();
  expect(await send(deed, fields)).toMatchObject({ status: 400 });
  expect(await settings()).toBe(before);
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

it('keeps snapshots by their names, and goes back to each', async () => {
  await pay('order-1');
  expect(await send('snapshot', { name: 'one <b>order</b>' })).toEqual({
    status: 200,
    message: 'The snapshot one <b>order</b> is taken.',
  });
  await pay('order-2');
  const { message } = await send('snapshot');
  const [, number = ''] = /^The snapshot (\d+) is taken\.$/.exec(message) ?? [];
  await sandbox.reset();
  expect(await load()).toContain('one &lt;b&gt;order&lt;/b&gt;');

  const references = async () => (await sandbox.transactions()).map(({ reference }) => reference);
  await send('restore', { name: number });
  expect(await references()).toEqual(['order-1', 'order-2']);
  await send('restore', { name: 'one <b>order</b>' });
  expect(await references()).toEqual(['order-1']);
  expect(await send('restore', { name: 'none' })).toEqual({
    status: 400,
    message: 'There is no such snapshot.',
  });
});

it('keeps the newest 20 snapshots', async () => {
  for (let number = 1; number <= 21; number += 1) await send('snapshot', { name: `kept-${number}` });
  const page = await load();
  const kept = Array.from({ length: 21 }, (_, index) => page.includes(`value="kept-${index + 1}"`));
  expect(kept).toEqual([false, ...Array<boolean>(20).fill(true)]);
});

it('plays what only Paystack and banks can do', async () => {
  await pay('order-1');
  await send('dispute', { reference: 'order-1' });
  await send('identity-right', { customer: 'ada@example.com' });
  await send('identity-wrong', { customer: 'ada@example.com' });
  await paystack.dedicatedAccounts.create('ada@example.com', { preferredBank: 'test-bank' });
  const [account] = await sandbox.dedicatedAccounts();
  await send('transfer', { account: String(account?.id), amount: '7000' });
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

it('ends a transfer as the bank would, and leads to a mandate', async () => {
  const recipient = await paystack.transferRecipients.create('nuban', {
    name: 'Ada',
    accountNumber: '0000000000',
    bankCode: '057',
  });
  const code = recipient.status ? recipient.data.recipient_code : '';
  await paystack.transfers.initiate(5000, { recipient: code });
  await paystack.transfers.initiate(6000, { recipient: code });
  const [one, two] = await sandbox.transfers();
  await send('transfer-failed', { transfer: one?.transfer_code ?? '' });
  await send('transfer-reversed', { transfer: two?.transfer_code ?? '' });
  expect((await sandbox.transfers()).map(({ status }) => status)).toEqual(['failed', 'reversed']);

  const begun = await paystack.request('POST', '/customer/authorization/initialize', {
    body: { email: 'ada@example.com', channel: 'direct_debit' },
  });
  const { redirect_url } = begun.data as { redirect_url: string };
  expect(await load()).toContain(`href="${new URL(redirect_url).pathname}"`);
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
