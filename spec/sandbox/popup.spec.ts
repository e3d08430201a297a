import { request } from 'node:http';
import { AsyncPaystack } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { dataOf } from './flows';

let sandbox: Sandbox;
let paystack: AsyncPaystack;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  paystack = new AsyncPaystack(sandbox.authKey, { baseURL: sandbox.url, retries: 0 });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

const payment = { key: 'pk_test_sandbox', email: 'ada@example.com', amount: 500_050 };

interface Started {
  status: boolean;
  message: string;
  data?: { id: number; reference: string; access_code: string; transaction_status: string; amount: number };
}

/** Starts a transaction as the popup does. */
async function start(fields: object, headers: Record<string, string> = {}) {
  const reply = await fetch(`${sandbox.url}/checkout/request_inline`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ ...payment, ...fields }),
  });
  return { status: reply.status, headers: reply.headers, body: (await reply.json()) as Started };
}

const count = async () => (await sandbox.transactions()).length;

describe('the script', () => {
  it.each([1, 2])('of version %i is served for pages of any origin', async (version) => {
    const reply = await fetch(`${sandbox.url}/v${version}/inline.js`);
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(reply.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(reply.headers.get('access-control-allow-origin')).toBe('*');
    const code = await reply.text();
    expect(code).toContain(`({"url":"${sandbox.url}","publicKey":"pk_test_sandbox","version":${version}});`);
    expect(code).not.toContain(sandbox.authKey);
    expect(await sandbox.requests()).toEqual([]);
  });

  it('may be framed, as its checkout, by pages of this computer only', async () => {
    const started = dataOf(await paystack.transactions.initialize(5_000, { email: 'ada@example.com' }));
    const local =
      "'self' http://localhost:* https://localhost:* http://*.localhost:* https://*.localhost:* http://127.0.0.1:* https://127.0.0.1:*";
    const framers = async (path: string) =>
      /frame-ancestors ([^;]+)/.exec(
        (await fetch(sandbox.url + path)).headers.get('content-security-policy') ?? '',
      )?.[1];
    expect(await framers('/popup')).toBe(local);
    expect(await framers(`/checkout/popup/${started.access_code}`)).toBe(local);
    expect(await framers(`/checkout/${started.access_code}`)).toBe("'none'");
  });
});

describe('the public key', () => {
  it('starts a transaction, which the server verifies with its secret key', async () => {
    const { status, body } = await start({
      ref: 'r-1',
      firstname: 'Ada',
      currency: 'GHS',
      channels: ['card'],
    });
    const [ada] = await sandbox.customers();
    expect(status).toBe(200);
    expect(body).toEqual({
      status: true,
      message: 'Transaction initialized',
      data: {
        ...{ id: 4099260516, domain: 'test', reference: 'r-1', amount: 500_050, currency: 'GHS' },
        access_code: expect.stringMatching(/^[a-z0-9]{15}$/) as string,
        ...{ channels: ['card'], transaction_status: 'abandoned', merchant_id: 100032 },
        ...{ merchant_name: 'Example Stores', email: 'ada@example.com' },
        customer: {
          ...{ id: ada?.id, email: 'ada@example.com', customer_code: ada?.customer_code },
          ...{ first_name: 'Ada', last_name: null, phone: null },
        },
        log: expect.objectContaining({ attempts: 0, history: [] }) as object,
      },
    });
    await sandbox.pay('r-1');
    expect(dataOf(await paystack.transactions.verify('r-1')).status).toBe('success');
  });

  it('can do nothing else', async () => {
    const headers = { Authorization: 'Bearer pk_test_sandbox' };
    for (const path of ['/transaction', '/transaction/verify/r-1', '/customer', '/balance', '/nothing']) {
      const reply = await fetch(sandbox.url + path, { headers });
      expect([path, reply.status, await reply.json()]).toEqual([
        path,
        401,
        {
          status: false,
          message: 'Invalid key',
          meta: {
            nextStep:
              'This is the public key, which only starts transactions in the popup. Send the secret key.',
          },
          type: 'validation_error',
          code: 'invalid_Key',
        },
      ]);
    }
  });

  it.each([
    [
      'sk_test_sandbox',
      'This is a secret key: whoever opens the page could read it and move your money. The public key of the sandbox is pk_test_sandbox',
    ],
    ['pk_test_other', 'Invalid key. The public key of the sandbox is pk_test_sandbox'],
    [undefined, 'Public key is required'],
  ])('is needed: %s is refused', async (key, message) => {
    const { status, body } = await start({ key });
    expect([status, body.message]).toEqual([key === undefined ? 400 : 401, message]);
    expect(await count()).toBe(0);
  });
});

describe('a reference that was used before', () => {
  const ids = async (...payments: object[]) => {
    const replies = [];
    for (const each of payments) replies.push(await start({ ref: 'r-1', ...each }));
    return replies.map(({ body }) => body.data?.id ?? body.message);
  };
  const refused = 'Duplicate Transaction Reference';

  it('goes on with the payment that the customer left', async () => {
    const [first, ...others] = await ids({}, {}, { email: 'ADA@example.com' });
    expect(others).toEqual([first, first]);
    expect(await count()).toBe(1);
  });

  it.each([
    ['another amount', { amount: 7_000 }],
    ['another customer', { email: 'eve@example.com' }],
    ['another currency', { currency: 'GHS' }],
  ])('is refused for %s', async (_what, other) => {
    expect(await ids({}, other)).toEqual([expect.any(Number), refused]);
    expect(await count()).toBe(1);
  });

  it('is refused once it is paid', async () => {
    await start({ ref: 'r-1' });
    await sandbox.pay('r-1');
    expect(await ids({})).toEqual([refused]);
  });
});

describe('what a payment is for', () => {
  it('is a plan, whose amount is taken as often as it is bought', async () => {
    const { plan_code } = dataOf(await paystack.plans.create('Gold', { amount: 7_000, interval: 'monthly' }));
    const { body } = await start({ plan: plan_code, quantity: 3 });
    expect(body.data?.amount).toBe(21_000);
  });

  it('is a customer that is known by the code', async () => {
    const [ada] = await sandbox.seedCustomers([{ email: 'ada@example.com' }]);
    const { body } = await start({ email: undefined, customer_code: ada?.customer_code });
    expect(body.data).toMatchObject({ email: 'ada@example.com' });
    expect((await start({ customer_code: 'CUS_none' })).body.message).toBe('Customer not found');
  });

  it('is a payment request', async () => {
    await sandbox.seedCustomers([{ email: 'ada@example.com' }]);
    const { request_code } = dataOf(
      await paystack.paymentRequests.create('ada@example.com', { amount: 9_000 }),
    );
    const { body } = await start({ amount: undefined, payment_request: request_code });
    expect(body.data?.amount).toBe(9_000);
  });

  it('is a payment page, which has an amount of its own or takes any', async () => {
    const fixed = dataOf(await paystack.paymentPages.create('Book', { amount: 6_000 }));
    const free = dataOf(await paystack.paymentPages.create('Gift'));
    const of = async (fields: object) => {
      const { body } = await start({ amount: undefined, ...fields });
      return body.data?.amount ?? body.message;
    };
    expect(await of({ payment_page: fixed.slug })).toBe(6_000);
    expect(await of({ payment_page: fixed.id })).toBe(6_000);
    expect(await of({ payment_page: free.slug, amount: 7_000 })).toBe(7_000);
    expect(await of({ payment_page: free.slug })).toMatch(/amount/);
    expect(await of({ payment_page: 'none' })).toBe('Page not found');
  });

  it('is shared as the popup says', async () => {
    const { subaccount_code: subaccount } = dataOf(
      await paystack.subaccounts.create('Books', {
        settlementBank: '057',
        accountNumber: '0123456789',
        percentageCharge: 10,
      }),
    );
    const split = { type: 'percentage', bearer_type: 'account', subaccounts: [{ subaccount, share: 30 }] };
    await start({ ref: 'r-1', split: JSON.stringify(split) });
    await sandbox.pay('r-1');
    expect(dataOf(await paystack.transactions.verify('r-1')).split).toMatchObject({
      formula: { type: 'percentage' },
    });
  });

  it('is shared with a subaccount', async () => {
    expect((await start({ subaccount: 'ACCT_none' })).body.message).toBe('Subaccount not found');
  });
});

it('shows a transaction that the server has initialized, by its access code', async () => {
  const { access_code, reference } = dataOf(
    await paystack.transactions.initialize(5_000, { email: 'ada@example.com' }),
  );
  const of = async (code: string) =>
    (await (await fetch(`${sandbox.url}/transaction/verify_access_code/${code}`)).json()) as Started;
  expect(await of(access_code)).toMatchObject({
    status: true,
    data: { access_code, reference, amount: 5_000 },
  });
  expect(await of('none')).toMatchObject({ status: false, message: 'Invalid access code' });
});

it('takes what the script of Paystack tells it about the customer', async () => {
  const id = (await start({})).body.data?.id ?? 0;
  for (const path of [`/transaction/update_log/${id}`, `/transaction/set_ip/${id}`]) {
    const reply = await fetch(sandbox.url + path, { method: 'POST', body: '{}' });
    expect([path, reply.status]).toEqual([path, 200]);
  }
});

describe('pages of other origins', () => {
  it.each(['http://localhost:3000', 'https://shop.localhost', 'http://127.0.0.1:8080', 'http://[::1]:5173'])(
    '%s is on this computer, and may ask',
    async (origin) => {
      const asked = await fetch(`${sandbox.url}/checkout/request_inline`, {
        method: 'OPTIONS',
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'content-type',
        },
      });
      expect(asked.status).toBe(204);
      expect(asked.headers.get('access-control-allow-origin')).toBe(origin);
      expect(asked.headers.get('access-control-allow-headers')).toBe('content-type');
      const { status, headers } = await start({}, { Origin: origin });
      expect([status, headers.get('access-control-allow-origin')]).toEqual([200, origin]);
    },
  );

  it.each([
    'https://evil.example.com',
    'http://localhost.evil.example.com',
    'http://127.0.0.1.example.com',
    'null',
  ])('%s may not', async (origin) => {
    const { status, headers, body } = await start({}, { Origin: origin });
    expect([status, headers.get('access-control-allow-origin'), body]).toEqual([
      403,
      null,
      { status: false, message: 'The sandbox takes this request only from pages of this computer.' },
    ]);
    expect(await count()).toBe(0);
  });

  it('a name that was pointed at this computer is not the sandbox’s own', async () => {
    const { port } = new URL(sandbox.url);
    for (const path of ['/v2/inline.js', '/popup', '/transaction/verify_access_code/x']) {
      const status = await new Promise((resolve, reject) => {
        const headers = { Host: `evil.example.com:${port}` };
        request({ port, path, host: '127.0.0.1', headers }, (reply) => {
          reply.resume();
          resolve(reply.statusCode);
        })
          .once('error', reject)
          .end();
      });
      expect([path, status]).toEqual([path, 403]);
    }
  });

  it('no page may ask what needs the secret key', async () => {
    const reply = await fetch(`${sandbox.url}/customer`, {
      method: 'OPTIONS',
      headers: { Origin: 'http://localhost:3000', 'Access-Control-Request-Method': 'GET' },
    });
    expect(reply.headers.get('access-control-allow-origin')).toBeNull();
  });
});
