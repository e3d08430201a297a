import { createHmac } from 'node:crypto';
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
beforeEach(async () => {
  await sandbox.reset();
  receiver.answers = [];
  receiver.body = '';
  receiver.received.length = 0;
});
afterAll(async () => {
  await sandbox.stop();
  await receiver.stop();
});

/** Loads a page of the dashboard as a browser does. */
async function load(path = '/'): Promise<string> {
  return (await fetch(sandbox.url + path, { headers: { Accept: 'text/html,*/*' } })).text();
}

/** The pages of the newest request: the list, and its own. */
async function loadRequest(): Promise<string> {
  const list = await load('/_sandbox/requests');
  const [, own = ''] = /data-href="([^"]+)"/.exec(list) ?? [];
  return list + (await load(own));
}

/** What can be read on a page, or in the part of it that has this id. */
function textOf(page: string, id?: string): string {
  const part =
    id === undefined ? page : new RegExp(`<(\\w+)[^>]*\\sid="${id}".*?</\\1>`, 's').exec(page)?.[0];
  return (part ?? '')
    .replaceAll(/<span class="[ksn]">(.*?)<\/span>/gs, '$1')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)
    .replaceAll(/\s+/g, ' ')
    .trim();
}
const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** The cells of the rows of a list. */
const rowsOf = (page: string) =>
  [...page.matchAll(/<tr role="row" data-href.*?<\/tr>/gs)].map(([row]) =>
    [...row.matchAll(/<td.*?<\/td>/gs)].map(([cell]) => textOf(cell)),
  );

/** The counters of the navigation. */
const countsOf = (page: string) =>
  Object.fromEntries(
    [...page.matchAll(/>(\w+)\s*<span class="count">(\d+)</g)].map(([, name = '', count]) => [
      name,
      Number(count),
    ]),
  );

/** Sends a form of the dashboard, with its token. */
async function send(
  control: string,
  fields: Record<string, string> = {},
  headers: Record<string, string> = {},
) {
  const [, token = ''] = /name="token" value="([^"]+)"/.exec(await load('/_sandbox/controls')) ?? [];
  const reply = await fetch(`${sandbox.url}/_sandbox/controls/${control}`, {
    method: 'POST',
    body: new URLSearchParams({ token, ...fields }),
    headers: { Origin: sandbox.url, Accept: 'application/json', ...headers },
    redirect: 'manual',
  });
  const text = await reply.text();
  const isJSON = reply.headers.get('content-type') === 'application/json';
  const said = isJSON
    ? (JSON.parse(text) as { message: string; tone: string; field?: string })
    : { message: text };
  return { status: reply.status, location: reply.headers.get('location'), ...said };
}

/** The line that says how the sandbox is set. */
const settings = async () => textOf(await load(), 'settings').replace(/^Settings /, '');

const pay = async (reference: string, email = 'ada@example.com') => {
  await paystack.transactions.initialize(500_000, { email, reference });
  await sandbox.pay(reference);
  await sandbox.deliveries();
};

it('is for browsers: other requests without a key are refused as before', async () => {
  expect((await fetch(`${sandbox.url}/customer`)).status).toBe(401);
  const reply = await fetch(`${sandbox.url}/`, { headers: { Accept: 'text/html' } });
  expect(reply.status).toBe(200);
  expect(reply.headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
  );
});

describe('lists', () => {
  const at = '2026-01-01 00:00:00';

  it('when, what, how much, whose and the state of each payment', async () => {
    await pay('order-1');
    await paystack.transactions.initialize(70_050, { email: 'eve@example.com', reference: 'order-2' });
    await sandbox.pay('order-2', { card: 'declined' });
    expect(rowsOf(await load('/_sandbox/transactions'))).toEqual([
      [at, 'order-2', '₦700.50', 'eve@example.com', 'card', 'failed Declined'],
      [at, 'order-1', '₦5,000.00', 'ada@example.com', 'card', 'success'],
    ]);
    const customers = rowsOf(await load('/_sandbox/customers'));
    expect(customers.map(([, email]) => email)).toEqual(['eve@example.com', 'ada@example.com']);
    expect(customers[1]?.[4]).toMatch(/^AUTH_\w{10} visa 4081$/);
  });

  it('requests with what they are about, and why they failed', async () => {
    await pay('order-1');
    await paystack.transactions.verify('order-2');
    const rows = rowsOf(await load('/_sandbox/requests')).map(([time, request, about, , status]) => [
      ...[time, request, about, status],
    ]);
    expect(rows).toEqual([
      [at, 'GET /transaction/verify/order-2', '', '400 Transaction reference not found'],
      [at, 'POST /transaction/initialize', 'Transaction order-1', '200'],
    ]);
  });

  it('webhooks, each with what it is about and what came of its tries', async () => {
    receiver.answers = [500, undefined];
    await pay('order-1');
    await sandbox.advance('1 hour');
    const [row] = rowsOf(await load('/_sandbox/webhooks'));
    expect(row).toEqual([
      ...[at, 'charge.success', 'order-1', '₦5,000.00', 'ada@example.com', '500, no reply'],
      'no reply next 2026-01-01 02:00:00',
    ]);
  });

  it('subscriptions, transfers, refunds and disputes', async () => {
    const plan = await paystack.plans.create('Monthly', { amount: 250_000, interval: 'monthly' });
    await paystack.transactions.initialize(250_000, {
      ...{ email: 'ada@example.com', reference: 'sub-1' },
      plan: plan.status ? plan.data.plan_code : '',
    });
    await sandbox.pay('sub-1');
    await pay('order-1');
    await sandbox.openDispute('order-1');
    await pay('order-2');
    await paystack.refunds.create('order-2', { amount: 1000 });
    const recipient = await paystack.transferRecipients.create('nuban', {
      ...{ name: 'Grace', accountNumber: '0000000000', bankCode: '057' },
    });
    await paystack.transfers.initiate(5000, {
      ...{ recipient: recipient.status ? recipient.data.recipient_code : '', reason: 'Salary' },
    });
    const first = async (list: string) => rowsOf(await load(`/_sandbox/${list}`))[0]?.join(' | ');
    expect(await first('subscriptions')).toMatch(
      /\| SUB_\w+ \| Monthly \| ₦2,500\.00 \| ada@example\.com \| 2026-02-01 00:00:00 \| active$/,
    );
    expect(await first('transfers')).toMatch(
      /\| TRF_\w+ \| ₦50\.00 \| Grace \| Salary \| (success|pending)$/,
    );
    expect(await first('refunds')).toBe(`${at} | Refund 1 | ₦10.00 | order-2 | ada@example.com | pending`);
    expect(await first('disputes')).toMatch(
      /\| Dispute 1 \| ₦5,000\.00 \| order-1 \| ada@example\.com \| 2026-01-01 16:00:00 \| awaiting-merchant-feedback$/,
    );
  });

  it('50 on a page, and leads to the others', async () => {
    await sandbox.seedCustomers(120);
    const page = async (query: string) => {
      const text = await load(`/_sandbox/customers${query}`);
      const links = [...text.matchAll(/href="([^"]+)" class="page">(\w+)</g)].map(([, to, words]) => [
        ...[words, to?.replaceAll('&amp;', '&')],
      ]);
      return [rowsOf(text).length, ...links];
    };
    const to = (number: number, query = '') => `/_sandbox/customers?${query}page=${number}`;
    expect(await page('')).toEqual([50, ['Older', to(2)]]);
    expect(await page('?q=example&page=2')).toEqual([
      ...[50, ['Newer', to(1, 'q=example&')], ['Older', to(3, 'q=example&')]],
    ]);
    expect(await page('?page=3')).toEqual([20, ['Newer', to(2)]]);
    expect(await page('?page=x')).toEqual([50, ['Older', to(2)]]);
  });

  it('says what is not there', async () => {
    expect(textOf(await load('/_sandbox/refunds'), 'list')).toBe(
      'Nothing is refunded. POST /refund refunds a payment.',
    );
    for (const path of [
      'refunds/7',
      'nothing',
      'refunds/1/2',
      'constructor',
      'controls/x',
      'transactions/..%2f',
    ]) {
      const reply = await fetch(`${sandbox.url}/_sandbox/${path}`);
      expect([path, reply.status]).toEqual([path, 404]);
    }
  });
});

describe('searches', () => {
  beforeEach(async () => {
    await sandbox.seedCustomers([
      { email: 'grace@example.com', first_name: 'Grace', last_name: "O'Brien" },
      { email: 'shop@example.com', first_name: 'Ada', last_name: '& sons <x>' },
      { email: 'quote@example.com', first_name: '"Eve"', last_name: 'amp' },
    ]);
    await pay('order-1', 'grace@example.com');
    await paystack.transactions.initialize(123_456_789, { email: 'shop@example.com', reference: 'ORDER-2' });
    await paystack.customers.getCustomers({ pagination: 5 });
  });

  it.each([
    ["O'Brien", 'customers', 'grace@example.com'],
    ["  grace o'brien ", 'customers', 'grace@example.com'],
    ['& sons', 'customers', 'shop@example.com'],
    ['<x>', 'customers', 'shop@example.com'],
    ['"eve"', 'customers', 'quote@example.com'],
    ['perPage=5', 'requests', 'GET /customer/?perPage=5&page=1'],
    ['5,000.00', 'transactions', 'order-1'],
    ['5000', 'transactions', 'order-1'],
    ['₦5,000', 'transactions', 'order-1'],
    ['500000', 'transactions', 'order-1'],
    ['1,234,567.89', 'transactions', 'ORDER-2'],
    ['1234567.89', 'transactions', 'ORDER-2'],
    ['order-2', 'transactions', 'ORDER-2'],
    ['"reference": "ORDER-2"', 'requests', 'POST /transaction/initialize'],
    ['paid with card', 'webhooks', 'charge.success'],
  ])('finds %s in %s', async (wanted, list, name) => {
    const page = await load(`/_sandbox/${list}?q=${encodeURIComponent(wanted)}`);
    expect(rowsOf(page).map(([, found]) => found)).toEqual([name]);
  });

  it('counts what it finds, in each list and on the page of all', async () => {
    const counts = {
      ...{ Transactions: 1, Customers: 0, Subscriptions: 0, Transfers: 0, Refunds: 0, Disputes: 0 },
      ...{ Webhooks: 1, Requests: 1 },
    };
    expect(countsOf(await load('/_sandbox/transactions?q=order-1'))).toEqual(counts);
    const all = await load('/?q=order-1');
    expect(countsOf(all)).toEqual(counts);
    expect(rowsOf(all).map(([, name]) => name)).toEqual([
      ...['order-1', 'charge.success', 'POST /transaction/initialize'],
    ]);
    expect(all).toContain('href="/_sandbox/customers?q=order-1"');
    expect(textOf(await load('/?q=nowhere'), 'found')).toBe('Nothing has “nowhere”.');
    expect(countsOf(await load()).Customers).toBe(3);
  });

  it.each(['408408', 'amp;', 'class=', 'sk_test'])(
    'does not find %s, which no page shows',
    async (hidden) => {
      await paystack.request('POST', '/charge', {
        body: {
          ...{ email: 'eve@example.com', amount: 5000, pin: '408408' },
          card: { number: '4084084084084081', cvv: '408408', expiry_month: '01', expiry_year: '2030' },
        },
      });
      const { Requests } = countsOf(await load(`/?q=${encodeURIComponent(hidden)}`));
      expect(Requests).toBe(0);
    },
  );

  it('looks through all requests, the oldest too', async () => {
    await paystack.customers.create('first@example.com');
    for (let count = 0; count < 150; count += 1) await paystack.customers.getCustomers({ page: 2 });
    expect(rowsOf(await load('/_sandbox/requests?q=FIRST@example')).length).toBe(1);
  });
});

describe('a page of its own', () => {
  /** The lines of the timeline, without their times. */
  const timeline = (page: string) =>
    [...page.matchAll(/<li class="(?:ahead)?">.*?<\/li>(?!\s*<li>)/gs)].map(([line]) =>
      textOf(line).replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d /g, ''),
    );

  it('tells all about a payment, in its order, with what is due', async () => {
    receiver.answers = [500];
    await pay('order-1');
    await paystack.transactions.verify('order-1');
    await sandbox.advance('1 minute');
    await paystack.refunds.create('order-1', { amount: 1000 });
    await sandbox.openDispute('order-1');
    await sandbox.deliveries();
    const page = await load('/_sandbox/transactions/order-1');
    expect(timeline(page)).toEqual([
      'POST /transaction/initialize 200',
      'The payment is begun abandoned',
      'Checkout: Attempted to pay with card',
      'Checkout: Successfully paid with card success',
      'Paid: ₦5,000.00 success',
      'Event charge.success refused answered 500',
      'GET /transaction/verify/order-1 200',
      'POST /refund 200',
      'Refund 1 of ₦10.00 pending',
      'Dispute 1 over ₦4,990.00 awaiting-merchant-feedback',
      'Event refund.pending delivered answered 200',
      'Event charge.dispute.create delivered answered 200',
    ]);
    const [newest = 0] = [
      ...(await load('/_sandbox/requests')).matchAll(/data-href="\/_sandbox\/requests\/(\d+)"/g),
    ].map(([, number]) => Number(number));
    const ofRequests = [`requests/${newest}`, `requests/${newest - 2}`];
    for (const link of [...ofRequests, 'webhooks/1', 'refunds/1', 'disputes/1', 'customers/1']) {
      expect(page).toContain(`href="/_sandbox/${link}"`);
    }
    expect(textOf(page, 'facts')).toContain('Amount ₦5,000.00 (500000 subunits)');
    const [{ id } = { id: 0 }] = await sandbox.transactions();
    for (const path of [...ofRequests, 'webhooks/1', 'webhooks/2', 'refunds/1', 'disputes/1']) {
      expect([path, await load(`/_sandbox/${path}`)]).toEqual([
        path,
        expect.stringContaining(`href="/_sandbox/transactions/${id}"`),
      ]);
    }
    expect(timeline(await load('/_sandbox/refunds/1'))).toEqual([
      'POST /refund 200',
      'The refund is begun',
      'Event refund.pending delivered answered 200',
      'A refund is processed due',
    ]);
    expect(timeline(await load('/_sandbox/disputes/1')).slice(-2)).toEqual([
      'The merchant is reminded of a dispute due',
      'A dispute without an answer is lost due',
    ]);
    expect(timeline(await load('/_sandbox/customers/1'))).toContain('Payment order-1 of ₦5,000.00 success');
  });

  it('leads from a subscription to its payments and back', async () => {
    const plan = await paystack.plans.create('Monthly', { amount: 250_000, interval: 'monthly' });
    await paystack.transactions.initialize(250_000, {
      ...{ email: 'ada@example.com', reference: 'sub-1' },
      plan: plan.status ? plan.data.plan_code : '',
    });
    await sandbox.pay('sub-1');
    await sandbox.advance('32 days');
    const [{ id: first, subscription_code } = { id: 0, subscription_code: '' }] =
      await sandbox.subscriptions();
    const payments = await sandbox.transactions();
    expect(payments).toHaveLength(2);
    const page = await load(`/_sandbox/subscriptions/${subscription_code}`);
    for (const { id } of payments) {
      expect(page).toContain(`href="/_sandbox/transactions/${id}"`);
      expect(await load(`/_sandbox/transactions/${id}`)).toContain(`href="/_sandbox/subscriptions/${first}"`);
    }
    expect(timeline(page)).toContain('The subscription begins');
    expect(timeline(page).at(-1)).toBe('A subscription is charged due');
  });

  it('shows a request whose reply is held back', async () => {
    await send('latency', { min: '100000' });
    const leaving = new AbortController();
    const held = paystack.customers.getCustomers({}, { signal: leaving.signal }).catch(() => undefined);
    const events = await fetch(`${sandbox.url}/_sandbox/events`);
    const reader = (events.body as ReadableStream<Uint8Array>).getReader();
    while ((await sandbox.requests()).length === 0) await reader.read();
    expect(await loadRequest()).toContain('It is held back.');
    leaving.abort();
    await Promise.all([held, reader.cancel()]);
  });
});

describe('a webhook that fails', () => {
  const page = async () => load('/_sandbox/webhooks/1');

  it('is debugged by each try, the reply, the signature and a command that repeats it', async () => {
    receiver.answers = [401, 500];
    receiver.body = '{"error":"signature mismatch"}';
    await pay('order-1');
    await sandbox.advance('1 hour');
    const text = await page();
    expect(textOf(text, 'tries')).toBe(
      `Tries The receiver failed. Its log has the reason. ${[
        '2026-01-01 00:00:00 401 The receiver answered 401 { "error": "signature mismatch" } Copy',
        '2026-01-01 01:00:00 500 The receiver answered 500 { "error": "signature mismatch" } Copy Redeliver',
      ].join(' ')}`,
    );
    const [{ body } = { body: '' }] = await sandbox.deliveries();
    const signature = createHmac('sha512', sandbox.authKey).update(body).digest('hex');
    expect(textOf(text, 'signature')).toBe(signature);
    expect(textOf(text, 'curl')).toBe(
      `curl -i -X POST '${receiver.url}' \\ -H 'Content-Type: application/json' \\ -H 'X-Paystack-Signature: ${signature}' \\ --data-raw '${body}'`,
    );
    expect(textOf(await load(), 'failing-webhooks')).toBe(
      'Webhooks that fail 2026-01-01 00:00:00 charge.success refused answered 500, next try 2026-01-01 02:00:00',
    );
  });

  it.each([
    [undefined, 'The connection broke before a reply came. See the log of the receiver.'],
    [302, 'Redirects are not followed. Give the address that answers itself.'],
    [404, 'The receiver has no such path. Compare it with the routes of the shop.'],
    [204, 'Only 200 counts as delivered. Answer with 200.'],
  ])('that answers %s gets a hint', async (answer, hint) => {
    receiver.answers = [answer];
    await pay('order-1');
    expect(textOf(await page(), 'tries')).toContain(hint);
  });

  it('is delivered again, and a refused delivery is no good news', async () => {
    await pay('order-1');
    receiver.received.length = 0;
    expect(await send('redeliver', { id: '1' })).toMatchObject({
      ...{ status: 200, tone: 'good', message: 'The webhook is delivered: the receiver answered 200.' },
    });
    expect(receiver.received).toEqual(['charge.success']);
    receiver.answers = [500, undefined];
    expect(await send('redeliver', { id: '1' })).toMatchObject({
      ...{ status: 200, tone: 'bad' },
      message: 'The webhook is not delivered: the receiver answered 500. It was before.',
    });
    expect(await send('redeliver', { id: '1' })).toMatchObject({
      ...{ status: 200, tone: 'bad' },
      message: expect.stringMatching(
        /^The webhook is not delivered: no reply: .+\. It was before\.$/,
      ) as unknown,
    });
  });

  it('whose body has secrets is repeated with the body that only the key gives', async () => {
    await paystack.customers.create('ada@example.com');
    await paystack.dedicatedAccounts.create('ada@example.com', { preferredBank: 'test-bank' });
    const [account] = await sandbox.dedicatedAccounts();
    await sandbox.payInto(account?.account_number ?? '', 10_000);
    const delivery = (await sandbox.deliveries()).at(-1);
    const text = await load(`/_sandbox/webhooks/${delivery?.id}`);
    expect(text).not.toContain(account?.account_number);
    const address = `${sandbox.url}/_sandbox/webhooks/${delivery?.id}/body`;
    expect(textOf(text, 'curl')).toMatch(
      `curl -s -H "Authorization: Bearer $PAYSTACK_AUTHORIZATION_KEY" ${address} | curl -i -X POST '${receiver.url}' \\ `,
    );
    expect(textOf(text, 'curl')).toMatch(/--data-binary @-$/);
    expect((await fetch(address)).status).toBe(401);
    expect((await fetch(address, { headers: { Authorization: 'Bearer sk_test_other' } })).status).toBe(401);
    const reply = await fetch(address, { headers: { Authorization: `Bearer ${sandbox.authKey}` } });
    expect(await reply.text()).toBe(delivery?.body);
  });
});

describe('the overview', () => {
  it('leads a newcomer', async () => {
    expect(textOf(await load(), 'first-steps')).toContain(`export PAYSTACK_BASE_URL=${sandbox.url}`);
  });

  it('shows balances, what came in by day, what failed and why, and what is due next', async () => {
    await pay('order-1');
    await sandbox.setBalance(2050, 'GHS');
    await sandbox.advance('1 day');
    await pay('order-2');
    await paystack.transactions.initialize(70_050, { email: 'eve@example.com', reference: 'order-3' });
    await sandbox.pay('order-3', { card: 'declined' });
    await paystack.transactions.verify('none');
    const page = await load();
    expect(textOf(page, 'balances')).toMatch(/^Balances NGN ₦[\d,.]+ GHS GH₵20\.50$/);
    expect([...page.matchAll(/<title>([^<]*)<\/title>/g)].map(([, title]) => title).slice(-2)).toEqual([
      ...['2026-01-01: ₦5,000.00, 1 payment', '2026-01-02: ₦5,000.00, 1 payment'],
    ]);
    expect(textOf(page, 'failed')).toBe(
      'What failed 2026-01-02 00:00:00 Payment order-3 ₦700.50 Declined ' +
        '2026-01-02 00:00:00 GET /transaction/verify/none 400 Transaction reference not found',
    );
    expect(textOf(page, 'due')).toContain('2026-01-03 00:00:00 in 1 day Payments are settled');
    await send('advance', { duration: String(24 * 3_600_000) });
    expect(await sandbox.now()).toBe('2026-01-03T00:00:00.000Z');
  });
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
    const page = textOf(await loadRequest());
    expect(page).toContain(`${method} ${path.split(/\/(?=\d)|\?/)[0] ?? ''}`);
    expect(page).toContain('•••');
    expect(page).not.toMatch(/12345678901|0123456789|539983|"123456|1990-12-31/);
  });

  it('in a body that is a form or broken JSON', async () => {
    const headers = { Authorization: `Bearer ${sandbox.authKey}`, 'Content-Type': 'text/plain' };
    const shown = async (body: string) => {
      await fetch(`${sandbox.url}/charge`, { method: 'POST', body, headers });
      return textOf(await loadRequest());
    };
    expect(await shown(`bvn=${bvn}&pin=1111`)).toContain('bvn=•••&pin=•••');
    expect(await shown(`{"account_number": "${number}", "pin": "1111"`)).toContain(
      '{"account_number": "•••", "pin": "•••"',
    );
  });

  it.each([
    ['a form with nested fields', 'card[number]=4084084084084081', 'card[number]=•••'],
    ['such a form, encoded', 'card%5Bcvv%5D=408408&amount=5', 'card%5Bcvv%5D=•••&amount=5'],
    ['broken JSON with spaces', '{"number": "4084 0840 8408 4081"', '{"number": "•••"'],
    ['names in capital letters', `BVN=${bvn}`, 'BVN=•••'],
  ])('in %s', async (_kind, body, shown) => {
    const headers = { Authorization: `Bearer ${sandbox.authKey}`, 'Content-Type': 'text/plain' };
    await fetch(`${sandbox.url}/charge`, { method: 'POST', body, headers });
    const page = textOf(await loadRequest());
    expect(page).toContain(`Body ${shown} Copy`);
    expect(page).not.toMatch(/4084|408408|12345678901/);
  });

  it('in metadata that are a text', async () => {
    const metadata = JSON.stringify({ bvn, card: { number: '4084084084084081', pin: 1111 }, note: 'kept' });
    await paystack.request('POST', '/transaction/initialize', {
      body: { email: 'ada@example.com', amount: 5000, reference: 'order-1', metadata },
    });
    const page = textOf(await loadRequest());
    expect(page).toContain('note\\":\\"kept');
    expect(page).not.toMatch(/12345678901|4084084084084081|1111/);
  });

  it('after more than one slash', async () => {
    const headers = { Authorization: `Bearer ${sandbox.authKey}` };
    await fetch(`${sandbox.url}/bank/resolve_bvn//${bvn}`, { headers });
    const page = textOf(await loadRequest());
    expect(page).toContain('GET /bank/resolve_bvn//•••');
    expect(page).not.toContain(bvn);
  });

  it('where it begins with a shorter secret', async () => {
    const headers = { Authorization: `Bearer ${sandbox.authKey}` };
    const query = `account_number=123456&bvn=${bvn}&note=${bvn}`;
    await fetch(`${sandbox.url}/customer?${query}`, { headers });
    expect(textOf(await loadRequest())).toContain('account_number=•••&bvn=•••&note=••• ');
  });

  it('and any other secret key', async () => {
    await paystack.customers.create('ada@example.com', { metadata: { note: 'sk_live_0123abcd' } });
    const page = textOf(await loadRequest());
    expect(page).toContain('"note": "•••"');
    expect(page).not.toContain('sk_live_');
  });

  it('the numbers of dedicated accounts, but for their ends', async () => {
    await paystack.customers.create('ada@example.com');
    await paystack.dedicatedAccounts.create('ada@example.com', { preferredBank: 'test-bank' });
    const account_number = (await sandbox.dedicatedAccounts()).map((each) => each.account_number).join();
    const page = await load('/_sandbox/customers/1');
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
  const page = (await load('/_sandbox/customers/1')) + (await load('/_sandbox/requests/1'));
  expect(page).not.toContain('<img');
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(page).not.toContain(sandbox.authKey);
  expect(textOf(page)).toContain('the key is •••');
  const charge = textOf(await loadRequest());
  expect(charge).not.toContain('507850785078507812');
  expect(charge).toContain('"pin": "•••"');
});

it('sets failures and a rate limit, and takes them back', async () => {
  const status = async () => (await paystack.customers.getCustomers()).statusCode;
  expect(await send('failures', { status: '503', times: '1' })).toMatchObject({
    ...{ status: 200, tone: 'good', message: 'The failures are set.' },
  });
  expect(textOf(await load('/_sandbox/customers'), 'warnings')).toBe('Requests are made to fail. Controls');
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
  ['latency', 'max', { min: '5', max: '4' }, 'Enter a whole number, 5 to 2147483647.'],
  ['failures', 'share', { status: '503', share: '101' }, 'Enter a whole number, 0 to 100.'],
  ['failures', 'status', { status: '200' }, 'Enter a whole number, 400 to 599.'],
  ['failures', 'times', { status: '503', times: '0' }, 'Enter a whole number, 1 or more.'],
  ['rate-limit', 'requests', { requests: '1e3' }, 'Enter a whole number, 1 or more.'],
  ['transfer', 'account', { account: '1', amount: '5' }, 'There is no such account.'],
  ['transfer', 'account', { amount: '5' }, 'Fill in this field.'],
  [
    'advance',
    'duration',
    { duration: 'soon' },
    'Enter a time such as 31 days, 2 hours or 90 seconds, at most 100 years.',
  ],
  ['dispute', 'reference', {}, 'Fill in this field.'],
])('refuses a form %s, and says it at its field %s', async (control, field, fields, message) => {
  const before = await settings();
  expect(await send(control, fields)).toEqual({
    status: 400,
    location: null,
    tone: 'bad',
    field,
    message,
  });
  expect(await settings()).toBe(before);

  // A browser without scripts comes back to the page, with the words at the field and with what was entered.
  const referer = `${sandbox.url}/_sandbox/controls`;
  const { status, location } = await send(
    control,
    { form: control, ...fields },
    { Accept: 'text/html', Referer: referer },
  );
  expect([status, location?.replace(/[\w-]{36}$/, '…')]).toEqual([303, '/_sandbox/controls?note=…']);
  const page = await load(location ?? '');
  expect(textOf(page, `${control}-${field}-said`)).toBe(message);
  expect(page).toMatch(new RegExp(`id="${control}-${field}"[^>]*aria-invalid="true"`));
  for (const [name, value] of Object.entries(fields)) {
    if (control !== 'transfer')
      expect(page).toMatch(new RegExp(`id="${control}-${name}"[^>]*value="${value}"`));
  }
  expect(textOf(await load(location ?? ''), `${control}-${field}-said`)).toBe('');
});

it('moves time on, and resets', async () => {
  expect(await send('advance', { duration: '31 days' })).toMatchObject({
    ...{ status: 200, message: 'It is 2026-02-01T00:00:00.000Z.' },
  });
  await pay('order-1');
  await send('reset');
  expect([await sandbox.now(), await sandbox.transactions()]).toEqual(['2026-01-01T00:00:00.000Z', []]);
});

it('keeps snapshots by their names, and goes back to each', async () => {
  await pay('order-1');
  expect(await send('snapshot', { name: 'one <b>order</b>' })).toMatchObject({
    ...{ status: 200, message: 'The snapshot one <b>order</b> is taken.' },
  });
  await pay('order-2');
  const { message } = await send('snapshot');
  const [, number = ''] = /^The snapshot (\d+) is taken\.$/.exec(message) ?? [];
  await sandbox.reset();
  expect(await load('/_sandbox/controls')).toContain('one &lt;b&gt;order&lt;/b&gt;');

  const references = async () => (await sandbox.transactions()).map(({ reference }) => reference);
  await send('restore', { name: number });
  expect(await references()).toEqual(['order-1', 'order-2']);
  await send('restore', { name: 'one <b>order</b>' });
  expect(await references()).toEqual(['order-1']);
  expect(await send('restore', { name: 'none' })).toMatchObject({
    ...{ status: 400, tone: 'bad', message: 'There is no such snapshot.' },
  });
});

it('keeps the newest 20 snapshots', async () => {
  for (let number = 1; number <= 21; number += 1) await send('snapshot', { name: `kept-${number}` });
  const page = await load('/_sandbox/controls');
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
  await send('transfer', { account: String(account?.id), amount: '10000' });
  const events = (await sandbox.deliveries()).map(({ event }) => event);
  for (const event of [
    'charge.dispute.create',
    'customeridentification.success',
    'customeridentification.failed',
  ]) {
    expect(events).toContain(event);
  }
  expect((await sandbox.transactions()).map(({ amount }) => amount)).toEqual([500_000, 10_000]);
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
  const page = await load('/_sandbox/customers/ada@example.com');
  expect(page).toContain(`href="${new URL(redirect_url).pathname}"`);
  const [, reference = ''] = /name="reference" value="([^"]+)"/.exec(page) ?? [];
  expect(await send('mandate', { reference })).toMatchObject({ message: 'The mandate is active.' });
});

it('pays, adds customers and sets a balance', async () => {
  await paystack.transactions.initialize(500_000, { email: 'ada@example.com', reference: 'order-1' });
  expect(await send('pay', { reference: 'order-1', with: 'declined' })).toMatchObject({
    ...{ status: 200, tone: 'bad', message: 'The payment is failed: Declined.' },
  });
  expect(await send('pay', { reference: 'order-1', with: '' })).toMatchObject({
    ...{ status: 200, tone: 'good', message: 'The payment is success: Successful.' },
  });
  await send('customers', { count: '3' });
  await send('balance', { amount: '100', currency: 'GHS' });
  const page = await load();
  expect([countsOf(page).Customers, textOf(page, 'balances')]).toEqual([
    4,
    expect.stringContaining('GH₵1.00'),
  ]);
});

it('puts records with codes of one’s choice into the sandbox', async () => {
  const message = async (control: string, fields: Record<string, string>) =>
    (await send(control, fields)).message;
  expect([
    await message('customer', { email: 'ada@example.com', last_name: 'Lovelace', customer_code: 'CUS_ada' }),
    await message('authorization', { customer: 'CUS_ada', authorization_code: 'AUTH_ada' }),
    await message('plan', { amount: '7000', interval: 'weekly', currency: 'GHS', plan_code: 'PLN_gold' }),
    await message('subaccount', {
      business_name: 'Books',
      percentage_charge: '0',
      subaccount_code: 'ACCT_b',
    }),
    await message('recipient', { name: 'Grace', recipient_code: 'RCP_grace' }),
    await message('funds', { authorization: 'AUTH_ada', amount: '100' }),
    await message('funds', { authorization: 'AUTH_ada' }),
  ]).toEqual([
    'The customer ada@example.com is added.',
    'The authorization AUTH_ada is added.',
    'The plan PLN_gold is added.',
    'The subaccount ACCT_b is added.',
    'The recipient RCP_grace is added.',
    'The funds are set.',
    'There is no limit.',
  ]);
  expect([
    await sandbox.customers(),
    await sandbox.plans(),
    await sandbox.subaccounts(),
    await sandbox.recipients(),
  ]).toMatchObject([
    [
      {
        customer_code: 'CUS_ada',
        last_name: 'Lovelace',
        authorizations: [{ authorization_code: 'AUTH_ada' }],
      },
    ],
    [{ plan_code: 'PLN_gold', amount: 7000, interval: 'weekly', currency: 'GHS' }],
    [{ subaccount_code: 'ACCT_b', business_name: 'Books', percentage_charge: 0 }],
    [{ recipient_code: 'RCP_grace', name: 'Grace' }],
  ]);
  // What a check of the sandbox refuses is said at its field, too.
  expect(await send('customer', { email: 'ada' })).toMatchObject({
    ...{ status: 400, field: 'email', message: 'Must be an email address, but "ada" was given.' },
  });
  expect(await send('customer', { email: 'ada@example.com' })).toMatchObject({ status: 400, tone: 'bad' });
});

it('plays what a tester controls, and shows what is set', async () => {
  await send('customer', { email: 'ada@example.com' });
  await send('authorization', { customer: 'ada@example.com', authorization_code: 'AUTH_ada' });
  const charge = async (reference: string) => {
    const fields = { email: 'ada@example.com', authCode: 'AUTH_ada', reference };
    await paystack.transactions.charge(5000, fields);
    return (await sandbox.transactions()).at(-1)?.gateway_response;
  };
  await send('fail-next', { reason: 'Do Not Honour' });
  await send('hold', { hold: 'held' });
  await send('transfers', { transfers: 'pending' });
  await send('failures', { status: '502', path: '/bank', method: 'GET', body: 'html', times: '1' });
  expect(await settings()).toContain(
    `${receiver.url} Webhooks are held Latency 0 ms Failures 502 as HTML of GET /bank at most 1 Rate limit none Transfers are pending Charges to be declined 1`,
  );
  expect(textOf(await load('/_sandbox/disputes'), 'warnings')).toBe(
    'Requests are made to fail. Webhooks are held. The next charge is declined. Controls',
  );
  const page = await load('/_sandbox/controls');
  expect(page).toMatch(/<option value="held" selected/);
  expect(page).toMatch(/<option value="pending" selected/);

  expect([await charge('order-1'), await charge('order-2')]).toEqual(['Do Not Honour', 'Approved']);
  expect((await paystack.request('GET', '/bank')).statusCode).toBe(502);
  expect((await paystack.request('GET', '/bank')).statusCode).toBe(200);
  expect(receiver.received).toEqual([]);
  await send('hold', { hold: 'sent' });
  await send('emit', { event: 'charge.success', data: '{ "amount": 7 }' });
  await sandbox.deliveries();
  expect(receiver.received).toEqual(['charge.success', 'charge.success']);
  expect(await send('emit', { event: 'charge.success', data: '[1' })).toMatchObject({
    status: 400,
    field: 'data',
  });

  await send('failures', { drop: 'request' });
  await expect(paystack.customers.getCustomers()).rejects.toThrow('');
  expect(rowsOf(await load('/_sandbox/requests'))[0]?.at(-1)).toBe('closed');
  expect(textOf(await load(), 'failed')).toContain('GET /customer/?perPage=50&page=1 closed');
  expect(await settings()).toContain('Failures closed connections');
  await send('failures');
  await send('webhook-url');
  expect(await settings()).toContain('Webhooks go to no address');
  expect(await send('webhook-url', { url: 'https://example.com/' })).toMatchObject({
    status: 400,
    field: 'url',
  });
  await send('webhook-url', { url: receiver.url });
  expect(await settings()).toContain(`Webhooks go to ${receiver.url}`);
});

it('brings a browser without scripts back to the page of the form, with the words', async () => {
  await pay('order-1');
  for (const [referer, path] of [
    [`${sandbox.url}/_sandbox/webhooks/1?q=x`, '/_sandbox/webhooks/1?q=x&note='],
    ['https://evil.example.com//evil.example.com/', '/evil.example.com/?note='],
    ['', '/?note='],
  ]) {
    const { status, location } = await send(
      'redeliver',
      { id: '1' },
      { Accept: 'text/html', Referer: referer ?? '' },
    );
    expect([status, location?.slice(0, -36)]).toEqual([303, path]);
    expect(textOf(await load(`/?${location?.split(/[?&]/).at(-1)}`), 'words')).toBe(
      'The webhook is delivered: the receiver answered 200.',
    );
  }
});

it('says what is wrong with a form as a whole', async () => {
  expect(await send('dispute', { reference: 'none' })).toMatchObject({
    ...{ status: 400, tone: 'bad', message: 'There is no transaction none.' },
  });
  for (const name of ['constructor', 'toString', '__proto__', '']) {
    expect(await send(name)).toMatchObject({ status: 404, message: 'There is no such form.' });
  }
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

  it.each(['/', '/_sandbox/webhooks/1', '/_sandbox/webhooks/1/body', '/_sandbox/events'])(
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
