import { join } from 'node:path';
import type { AsyncPaystack } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { runScript } from '../support/run-script';
import { CLIENTS, dataOf, eventsOf, payOnce } from './flows';

let sandbox: Sandbox;
let paystack: AsyncPaystack;
let Client: typeof AsyncPaystack;

async function start(options: Parameters<typeof startSandbox>[0]) {
  sandbox = await startSandbox(options);
  paystack = new Client(sandbox.authKey, { baseURL: sandbox.url, retries: 0 });
  return { sandbox, paystack };
}

afterEach(() => sandbox.stop());

/** Plays a few flows, and gives what is left of them. */
async function play() {
  const { authCode } = await payOnce({ sandbox, paystack });
  const { plan_code: plan } = dataOf(
    await paystack.plans.create('Weekly', { amount: 5_000, interval: 'weekly' }),
  );
  await paystack.subscriptions.create('ada@example.com', { plan, authorization: authCode });
  await sandbox.advance('8 days');
  const [transactions, subscriptions, invoices, deliveries, customers] = await Promise.all([
    sandbox.transactions(),
    sandbox.subscriptions(),
    sandbox.invoices(),
    sandbox.deliveries(),
    sandbox.customers(),
  ]);
  return { transactions, subscriptions, invoices, deliveries, customers };
}

describe.each(CLIENTS)('%s', (_name, Kind) => {
  beforeAll(() => {
    Client = Kind;
  });

  describe('a seed', () => {
    it('makes ids, codes, references and times the same each time', async () => {
      await start({ seed: 7 });
      const first = await play();
      await sandbox.reset();
      expect(await play()).toEqual(first);
      await sandbox.stop();
      await start({ seed: 7 });
      expect(await play()).toEqual(first);
      await sandbox.stop();
      await start({ seed: 8 });
      const other = await play();
      expect(other.transactions.map(({ reference }) => reference)).not.toEqual(
        first.transactions.map(({ reference }) => reference),
      );
    });

    it('makes the clock stand still', async () => {
      await start({ seed: 7 });
      expect(await sandbox.now()).toBe('2026-01-01T00:00:00.000Z');
      expect(await sandbox.advance(1_500)).toBe('2026-01-01T00:00:01.500Z');
      expect(await sandbox.advance('2 weeks')).toBe('2026-01-15T00:00:01.500Z');
    });
  });

  test('a reset ends what the clock is moved over', async () => {
    await start({ seed: 7 });
    await payOnce({ sandbox, paystack });
    const { plan_code: plan } = dataOf(
      await paystack.plans.create('Hourly', { amount: 5_000, interval: 'hourly' }),
    );
    await paystack.subscriptions.create('ada@example.com', { plan });
    await Promise.all([sandbox.advance('1 day'), sandbox.reset(), sandbox.advance('1 day')]);
    expect(await sandbox.transactions()).toEqual([]);
  });

  describe('the clock', () => {
    it('goes with that of the computer, and on from where it was moved', async () => {
      await start({});
      const before = Date.now();
      const now = Date.parse(await sandbox.now());
      expect(now).toBeGreaterThanOrEqual(before);
      expect(now).toBeLessThanOrEqual(Date.now());
      const later = Date.parse(await sandbox.advance('1 hour'));
      expect(later - now).toBeGreaterThanOrEqual(3_600_000);
    });

    it('brings about by itself what falls due', async () => {
      await start({});
      const bank = { code: '50211', phone: '+2348100000000', token: '123456' };
      const pending = dataOf(await paystack.charge.charge('ada@example.com', { amount: 50_000, bank }));
      // A moment before the ten seconds are over.
      await sandbox.advance(9_990);
      let status: unknown;
      do {
        ({ status } = dataOf(await paystack.transactions.verify(String(pending.reference))));
      } while (status === 'pending');
      expect(status).toBe('success');
    });

    it.each(['soon', '31', '-1 days', '1 month', '36526 days', 1e18, -1, Number.NaN, Infinity, null])(
      'is not moved by %s',
      async (duration) => {
        await start({ seed: 7 });
        await expect(sandbox.advance(duration as never)).rejects.toThrow(
          '`duration` must be a number of milliseconds',
        );
      },
    );
  });

  describe('a snapshot', () => {
    it('brings back a prepared state, again and again, in another sandbox, too', async () => {
      await start({ seed: 7 });
      const { authCode } = await payOnce({ sandbox, paystack });
      const snapshot = await sandbox.snapshot();
      const charge = async () =>
        dataOf(await paystack.transactions.charge(20_000, { email: 'ada@example.com', authCode }));
      const first = await charge();
      await sandbox.advance('1 day');
      await sandbox.restore(snapshot);
      expect(await sandbox.transactions()).toHaveLength(1);
      expect(await sandbox.now()).toBe('2026-01-01T00:00:00.000Z');
      expect(await eventsOf(sandbox)).toEqual(['charge.success']);
      expect(await charge()).toEqual(first);

      await sandbox.stop();
      await start({ seed: 7 });
      await sandbox.restore(snapshot);
      expect(await charge()).toEqual(first);
    });

    it('takes what is to happen later with it', async () => {
      await start({ seed: 7 });
      const { reference } = await payOnce({ sandbox, paystack });
      await paystack.refunds.create(reference);
      const snapshot = await sandbox.snapshot();
      await sandbox.reset();
      await sandbox.advance('2 days');
      expect(await sandbox.refunds()).toEqual([]);
      await sandbox.restore(snapshot);
      await sandbox.advance('2 days');
      expect((await sandbox.refunds())[0]?.status).toBe('processed');
    });

    it.each([
      [{ seed: 7 }, {}],
      [{}, { seed: 7 }],
    ])('of a sandbox with %j keeps its time in one with %j', async (one, other) => {
      await start(one);
      await sandbox.advance('400 days');
      const time = Date.parse(await sandbox.now());
      const snapshot = await sandbox.snapshot();
      await sandbox.stop();
      await start(other);
      await sandbox.restore(snapshot);
      // A clock that goes with the computer's is a little further by now.
      const passed = Date.parse(await sandbox.now()) - time;
      expect(passed).toBeGreaterThanOrEqual(0);
      expect(passed).toBeLessThan(60_000);
    });

    it.each([
      '{}',
      'nothing',
      '[]',
      '{"settings":{},"records":{}}',
      '{"settings":{},"records":{"plans":1},"jobs":[],"deliveries":[],"clock":{"now":0},"random":1}',
    ])('that is none is refused, and changes nothing: %s', async (snapshot) => {
      await start({ seed: 7 });
      await payOnce({ sandbox, paystack });
      await expect(sandbox.restore(snapshot)).rejects.toThrow('This is no snapshot of a sandbox.');
      expect(await sandbox.transactions()).toHaveLength(1);
    });
  });

  test('reset forgets all records, settings and time', async () => {
    await start({ seed: 7 });
    await play();
    await paystack.transferControl.enableOtp();
    await sandbox.setBalance(0);
    await sandbox.reset();
    const left = await Promise.all([
      sandbox.transactions(),
      sandbox.plans(),
      sandbox.deliveries(),
      sandbox.now(),
    ]);
    expect(left).toEqual([[], [], [], '2026-01-01T00:00:00.000Z']);
    expect(dataOf(await paystack.transferControl.checkBalance())).toEqual([
      { currency: 'NGN', balance: 10_000_000 },
    ]);
  });

  describe('a rate limit', () => {
    it('refuses what is too much at one endpoint, and says how long', async () => {
      await start({ rateLimit: { requests: 2, window: 60_000 } });
      const replies = [];
      for (let sent = 0; sent < 3; sent += 1) replies.push(await paystack.plans.getPlans());
      const limits = replies.map(({ statusCode, headers }) => [
        statusCode,
        headers['x-ratelimit-limit'],
        headers['x-ratelimit-remaining'],
      ]);
      expect(limits).toEqual([
        [200, '2', '1'],
        [200, '2', '0'],
        [429, '2', '0'],
      ]);
      const resets = replies.map(({ headers }) => Number(headers['x-ratelimit-reset']));
      expect(resets.every((reset) => reset >= 1 && reset <= 60)).toBe(true);
      expect(replies[2]?.raw).toEqual({
        status: false,
        message: 'Rate limit exceeded!',
        meta: { nextStep: 'Wait a few minutes and try the API call again' },
        type: 'api_error',
        code: 'rate_limited',
      });
      expect((await paystack.miscellaneous.getCountries()).statusCode).toBe(200);
      await sandbox.advance('1 minute');
      expect((await paystack.plans.getPlans()).statusCode).toBe(200);
    });

    it('is waited for by the client', async () => {
      await start({ rateLimit: { requests: 2, window: 500 } });
      const patient = new Client(sandbox.authKey, { baseURL: sandbox.url });
      const calls = await Promise.all(Array.from({ length: 4 }, () => patient.plans.getPlans()));
      expect(calls.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
    });
  });
});

describe('options', () => {
  it.each([
    [{ seed: -1 }, '`seed` must be a whole number, 0 or more'],
    [{ rateLimit: { requests: 0, window: 1 } }, '`rateLimit` must be { requests, window }'],
    [{ rateLimit: 5 }, '`rateLimit` must be { requests, window }'],
    [{ webhookRetries: 1.5 }, '`webhookRetries` must be a whole number, 0 or more'],
  ])('%j are refused', async (options, message) => {
    await start({});
    await expect(startSandbox(options as never)).rejects.toThrow(message);
  });

  it.each([
    [() => sandbox.pay(''), '`reference` must be'],
    [() => sandbox.pay('none'), 'There is nothing to pay with the reference none.'],
    [
      () => sandbox.pay('none', { card: 'gold' as never }),
      '`card` must be one of success, bank-authorization',
    ],
    [() => sandbox.pay('none', { colour: 'red' } as never), '`colour` is unknown here'],
    [() => sandbox.payInto('0123456789', 5), 'There is no dedicated account with that number.'],
    [() => sandbox.setBalance(-1), '`amount` must be'],
    [() => sandbox.endTransfer('none', 'lost' as never), '`status` must be one of success, failed, reversed'],
    [() => sandbox.endTransfer('none', 'failed'), 'There is no transfer none.'],
    [() => sandbox.openDispute('none'), 'There is no transaction none.'],
    [() => sandbox.approveMandate('none'), 'There is no mandate none.'],
  ])('%s rejects', async (call, message) => {
    await start({ seed: 7 });
    await expect(call()).rejects.toThrow(message);
  });
});

test('metadata that is nested deep is kept and shown', async () => {
  await start({});
  const depth = 2_000;
  const metadata = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  const headers = { Authorization: `Bearer ${sandbox.authKey}`, 'Content-Type': 'application/json' };
  const body = `{"email":"ada@example.com","metadata":${metadata}}`;
  const reply = await fetch(`${sandbox.url}/customer`, { method: 'POST', headers, body });
  expect(reply.status).toBe(200);
  const shown = [(await sandbox.customers())[0]?.metadata, (await sandbox.requests())[0]?.body];
  expect(shown.map((value) => JSON.stringify(value))).toEqual([metadata, body]);
});

test('an onRequest that fails neither ends the process nor the sandbox', async () => {
  await start({});
  const { code, stdout, stderr } = await runScript(join(__dirname, 'scripts/failing-log.cjs'));
  expect([code, stdout]).toEqual([0, '2\n']);
  expect(stderr).toContain('onRequest of the sandbox failed: of a');
  expect(stderr).toContain('onRequest of the sandbox failed: of b');
});
