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
