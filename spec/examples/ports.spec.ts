import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { AsyncPaystack } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { finished, runNode } from '../support/run-script';

let sandbox: Sandbox;
let paystack: AsyncPaystack;
let env: Record<string, string>;

beforeAll(async () => {
  sandbox = await startSandbox();
  paystack = new AsyncPaystack(sandbox.authKey, { baseURL: sandbox.url });
  env = { PAYSTACK_BASE_URL: sandbox.url, PAYSTACK_AUTHORIZATION_KEY: sandbox.authKey };
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

const example = (file: string) => ['--import', 'tsx', `examples/${file}`];

interface Started {
  readonly url: string;
  readonly reference: string;
}

async function jsonOf(url: string, init?: RequestInit): Promise<{ status: number; body: unknown }> {
  const reply = await fetch(url, init);
  return { status: reply.status, body: await reply.json() };
}

const order = (item: string): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ item, email: 'ada@example.com' }),
});

test('the checkout starts a payment, and says whether it was made', async () => {
  let address: Promise<string> | undefined;
  let stop = (): unknown => undefined;
  const run = runNode(example('checkout/app.ts'), {
    env: { ...env, PORT: '0' },
    onSpawn: (child) => {
      stop = () => child.kill();
      if (!child.stdout) return;
      address = once(createInterface({ input: child.stdout }), 'line').then(
        ([line]) => /port: (\d+)/.exec(String(line))?.[1] ?? '',
      );
    },
  });
  try {
    const shop = `http://127.0.0.1:${await address}`;
    expect(await jsonOf(`${shop}/checkout`, order('house'))).toEqual({
      status: 400,
      body: { error: 'There is no such item.' },
    });
    const started = await jsonOf(`${shop}/checkout`, order('book'));
    expect(started).toEqual({
      status: 201,
      body: {
        url: expect.stringContaining('/') as string,
        reference: expect.stringMatching(/^\w+$/) as string,
      },
    });
    const { reference } = started.body as Started;
    const paid = `${shop}/paid?reference=${reference}`;
    expect(await jsonOf(paid)).toEqual({ status: 200, body: { paid: false, status: 'abandoned' } });
    await sandbox.pay(reference);
    expect(await jsonOf(paid)).toEqual({ status: 200, body: { paid: true, status: 'success' } });
    expect(await jsonOf(`${shop}/paid?reference=unknown`)).toEqual({
      status: 404,
      body: { error: 'Transaction reference not found' },
    });
  } finally {
    stop();
    await run;
  }
});

test('the backend for donations starts, shows, lists and refunds payments, and takes the webhook', async () => {
  const lines: string[] = [];
  let address: Promise<string> | undefined;
  let thanked: Promise<unknown> | undefined;
  let stop = (): unknown => undefined;
  const { PAYSTACK_BASE_URL } = env;
  const run = runNode(example('donations/app.ts'), {
    env: { PAYSTACK_BASE_URL, PAYSTACK_SECRET_KEY: sandbox.authKey, PORT: '0' },
    onSpawn: (child) => {
      stop = () => child.kill();
      if (!child.stdout) return;
      const output = createInterface({ input: child.stdout });
      output.on('line', (line) => lines.push(line));
      address = once(output, 'line').then(([line]) => /port: (\d+)/.exec(String(line))?.[1] ?? '');
      thanked = address.then(() => once(output, 'line'));
    },
  });
  try {
    const backend = `http://127.0.0.1:${await address}`;
    const json = (body: object, headers: Record<string, string> = {}): RequestInit => ({
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const given = json({ donor: 'Kofi', email: 'kofi@example.com', amount: '25.50' });
    const { status, body } = await jsonOf(`${backend}/donations`, given);
    const { reference } = body as Started;
    expect(status).toBe(201);
    expect(await sandbox.requests()).toMatchObject([
      {
        path: '/transaction/initialize',
        body: {
          amount: 2_550,
          currency: 'GHS',
          channels: ['mobile_money', 'card'],
          metadata: { donor: 'Kofi' },
        },
      },
    ]);
    const donation = { reference, donor: 'Kofi', amount: '25.50' };
    const page = `${backend}/donations/${reference}`;
    expect(await jsonOf(page)).toEqual({ status: 200, body: { ...donation, paid: false } });
    await sandbox.pay(reference);
    expect(await jsonOf(page)).toEqual({ status: 200, body: { ...donation, paid: true } });
    expect(await jsonOf(`${backend}/donations`)).toEqual({ status: 200, body: [donation] });

    const event = { event: 'charge.success', data: { reference } };
    const signature = createHmac('sha512', sandbox.authKey).update(JSON.stringify(event)).digest('hex');
    const signed = json(event, { 'x-paystack-signature': signature });
    expect(await fetch(`${backend}/webhook`, json(event))).toMatchObject({ status: 401 });
    expect(await fetch(`${backend}/webhook`, signed)).toMatchObject({ status: 200 });
    await thanked;
    expect(lines.at(-1)).toBe(`Thank you for donation ${reference}`);

    expect(await jsonOf(`${page}/refund`, { method: 'POST' })).toMatchObject({ status: 200 });
    expect(await sandbox.refunds()).toHaveLength(1);
    expect(await jsonOf(`${backend}/donations/unknown`)).toMatchObject({ status: 404 });
  } finally {
    stop();
    await run;
  }
});

test('the subscription script subscribes those who have a card', async () => {
  await sandbox.seedCustomers([{ email: 'ada@example.com' }, { email: 'grace@example.com' }]);
  await sandbox.seedAuthorization('ada@example.com');
  const run = await runNode(example('subscriptions/subscribe.ts'), { env });
  expect(run).toEqual(
    finished(
      'grace@example.com: no card\nada@example.com: Subscription successfully created\n1 subscriptions\n',
    ),
  );
  expect((await sandbox.plans()).map(({ name, amount, interval }) => ({ name, amount, interval }))).toEqual([
    { name: 'Monthly retainer', amount: 500_000, interval: 'monthly' },
  ]);
  expect((await sandbox.subscriptions()).map(({ status }) => status)).toEqual(['active']);
});

test.each([
  [
    'with a one-time password',
    true,
    'Transfer requires OTP to continue\nTransfer has been queued\nsuccess\n',
  ],
  ['without one', false, 'Transfer has been queued\nsuccess\n'],
])('the payout script pays out %s', async (_how, isOtpOn, output) => {
  await sandbox.setBalance(1_000_000);
  if (isOtpOn) await paystack.transferControl.enableOtp();
  else {
    await paystack.transferControl.disableOtp();
    await paystack.transferControl.finalizeDisableOtp('123456');
  }
  const args = ['Ada Lovelace', '0000000000', '057', '50000', 'payout-of-the-first-week'];
  const run = await runNode([...example('payouts/payout.ts'), ...args], { env, input: '123456\n' });
  expect(run).toEqual(finished(output));
  expect(
    (await sandbox.transfers()).map(({ amount, reference, status }) => ({ amount, reference, status })),
  ).toEqual([{ amount: 50_000, reference: 'payout-of-the-first-week', status: 'success' }]);
});
