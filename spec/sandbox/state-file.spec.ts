import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { AsyncPaystack } from 'tspaystack2';
import { type Sandbox, type SandboxOptions, startSandbox } from 'tspaystack2/sandbox';
import { StateKeeper } from '../../lib/sandbox/state-file';
import { runScript } from '../support/run-script';
import { dataOf, eventsOf, payOnce } from './flows';
import { startReceiver } from './receiver';

const running: Sandbox[] = [];
let folder: string;
let state: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'state-'));
  state = join(folder, 'state.json');
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.stop().catch(() => undefined)));
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a sandbox on the file, and a client for it. */
async function start(options: SandboxOptions = {}) {
  const sandbox = await startSandbox({ state, ...options });
  running.push(sandbox);
  return { sandbox, paystack: new AsyncPaystack(sandbox.authKey, { baseURL: sandbox.url, retries: 0 }) };
}

const emailsOf = async (sandbox: Sandbox) => (await sandbox.customers()).map(({ email }) => email);

describe('the file of `state`', () => {
  it('keeps records, clock, jobs and the sequence of a seed', async () => {
    const untouched = await start({ seed: 7, state: undefined });
    const stopped = await start({ seed: 7 });
    for (const played of [untouched, stopped]) {
      const { reference } = await payOnce(played);
      await played.paystack.refunds.create(reference);
      await played.sandbox.advance('1 hour');
    }
    await stopped.sandbox.stop();
    const restarted = await start({ seed: 7 });
    for (const played of [untouched, restarted]) {
      await played.sandbox.advance('2 days');
      await payOnce(played, 'grace@example.com');
    }
    const all = ({ sandbox }: { sandbox: Sandbox }) =>
      Promise.all([
        sandbox.customers(),
        sandbox.transactions(),
        sandbox.refunds(),
        sandbox.now(),
        eventsOf(sandbox),
      ]);
    const withoutPort = async (played: { sandbox: Sandbox }) =>
      JSON.stringify(await all(played)).replaceAll(played.sandbox.url, '');
    expect(await withoutPort(restarted)).toBe(await withoutPort(untouched));
    expect((await restarted.sandbox.refunds())[0]?.status).toBe('processed');
  });

  it('keeps how far the clock was moved on', async () => {
    const { sandbox } = await start();
    const moved = Date.parse(await sandbox.advance('400 days'));
    await sandbox.stop();
    const passed = Date.parse(await (await start()).sandbox.now()) - moved;
    expect(passed).toBeGreaterThanOrEqual(0);
    expect(passed).toBeLessThan(60_000);
  });

  it('brings about what fell due while no sandbox ran', async () => {
    const first = await start();
    const bank = { code: '50211', phone: '+2348100000000', token: '123456' };
    const charged = await first.paystack.charge.charge('ada@example.com', { amount: 50_000, bank });
    const { reference } = dataOf(charged);
    // A moment before the ten seconds are over.
    await first.sandbox.advance(9_990);
    await first.sandbox.stop();
    const { paystack } = await start();
    let status: unknown;
    do ({ status } = dataOf(await paystack.transactions.verify(String(reference))));
    while (status === 'pending');
    expect(status).toBe('success');
  });

  it('keeps deliveries: one that was under way is made again, one that was made is not', async () => {
    const receiver = await startReceiver('sk_test_sandbox');
    const options = { seed: 1, webhookURL: receiver.url };
    const first = await start(options);
    await payOnce(first);
    await first.sandbox.deliveries();
    receiver.isHanging = true;
    await payOnce(first, 'grace@example.com');
    while (receiver.received.length < 2) await first.sandbox.now();
    await first.sandbox.stop();

    // Without an address nothing is sent, and nothing is given up.
    const { sandbox: silent } = await start({ seed: 1 });
    expect(await silent.deliveries()).toMatchObject([
      { id: 1, isDelivered: true, attempts: [{ statusCode: 200 }] },
      { id: 2, isDelivered: false, attempts: [], nextAttemptAt: '2026-01-01T00:00:00.000Z' },
    ]);
    await silent.stop();

    receiver.isHanging = false;
    const { sandbox } = await start(options);
    expect(await sandbox.deliveries()).toMatchObject([
      { id: 1, attempts: [{ statusCode: 200 }] },
      { id: 2, isDelivered: true, attempts: [{ statusCode: 200 }], nextAttemptAt: null },
    ]);
    expect(receiver.received).toHaveLength(3);
    await receiver.stop();
  });

  it('is written soon after a change, also after the last try of a webhook', async () => {
    const receiver = await startReceiver('sk_test_sandbox');
    const played = await start({ seed: 1, webhookURL: receiver.url });
    await payOnce(played);
    while (!readFileSync(state, 'utf8').includes('"statusCode":200')) await played.sandbox.now();
    expect(readFileSync(state, 'utf8')).toBe(await played.sandbox.snapshot());
    await receiver.stop();
  });

  it('is a snapshot, and a snapshot is such a file', async () => {
    const { sandbox } = await start({ seed: 1 });
    await sandbox.seedCustomers([{ email: 'ada@example.com' }]);
    const snapshot = await sandbox.snapshot();
    await sandbox.stop();
    expect(readFileSync(state, 'utf8')).toBe(snapshot);
    writeFileSync(join(folder, 'copy.json'), snapshot);
    const copy = await start({ seed: 1, state: join(folder, 'copy.json') });
    expect(await emailsOf(copy.sandbox)).toEqual(['ada@example.com']);
  });

  it('holds neither the key nor the requests', async () => {
    const { sandbox, paystack } = await start({ authKey: 'sk_test_hidden' });
    await paystack.customers.create('ada@example.com');
    await sandbox.stop();
    expect(readFileSync(state, 'utf8')).not.toContain('sk_test');
    expect(await (await start()).sandbox.requests()).toEqual([]);
  });

  it('is emptied by a reset', async () => {
    const { sandbox } = await start();
    await sandbox.seedCustomers(2);
    await sandbox.reset();
    await sandbox.stop();
    expect(await emailsOf((await start()).sandbox)).toEqual([]);
  });

  it('is named relative to the working folder, too', async () => {
    const { sandbox } = await start({ state: relative(process.cwd(), state) });
    await sandbox.stop();
    expect(readdirSync(folder)).toEqual(['state.json']);
  });

  it('can be read by its user alone, and a link to it stays a link', async () => {
    const target = join(folder, 'target.json');
    symlinkSync(target, state);
    await (await start({ state: target })).sandbox.stop();
    chmodSync(target, 0o644);
    const { sandbox } = await start();
    await sandbox.seedCustomers(1);
    await expect(startSandbox({ state: target })).rejects.toThrow(`Another sandbox uses ${target}.`);
    await sandbox.stop();
    expect(readlinkSync(state)).toBe(target);
    expect(statSync(target).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(['state.json', 'target.json']);
  });
});

describe('a file of `state` is refused', () => {
  const refusal = (problem: string) =>
    `The state in ${state} cannot be loaded: ${problem} The file is left as it is. Move it away, or name another file.`;
  const valid = {
    ...{ format: 'tspaystack2 sandbox', version: 1, clock: { now: 0, offset: null }, random: 1 },
    ...{ jobs: [], deliveries: [], records: {} },
    settings: {
      ...{ isOtpRequired: false, paymentSessionTimeout: 30, applePayDomains: [] },
      ...{ balances: {}, lastDelivery: 0, funds: {} },
    },
  };

  it('unless it is right', async () => {
    writeFileSync(state, JSON.stringify(valid));
    expect(await emailsOf((await start({ seed: 1 })).sandbox)).toEqual([]);
  });

  it.each([
    ['empty', ''],
    ['cut short', JSON.stringify(valid).slice(0, -5)],
    ['JSON of something else', '{"name":"a"}'],
    ['a list', '[]'],
    ['of another format', JSON.stringify({ ...valid, format: 'a' })],
    ['of a version that never was', JSON.stringify({ ...valid, version: '1' })],
    ['without settings', JSON.stringify({ ...valid, settings: {} })],
    ['with a record that is none', JSON.stringify({ ...valid, records: { plans: [null] } })],
    ['with a job that is none', JSON.stringify({ ...valid, jobs: [{}] })],
    ['with a delivery that is none', JSON.stringify({ ...valid, deliveries: [1] })],
    ['with a clock that is none', JSON.stringify({ ...valid, clock: {} })],
    [
      'with a customer without authorizations',
      JSON.stringify({ ...valid, records: { customers: [{ id: 1, createdAt: '' }] } }),
    ],
  ])('that is %s', async (_name, text) => {
    writeFileSync(state, text);
    await expect(startSandbox({ state })).rejects.toThrow(refusal('This is no snapshot of a sandbox.'));
    expect(readFileSync(state, 'utf8')).toBe(text);
    expect(readdirSync(folder)).toEqual(['state.json']);
  });

  it('that is of a newer version', async () => {
    const text = JSON.stringify({ format: 'tspaystack2 sandbox', version: 2 });
    writeFileSync(state, text);
    await expect(startSandbox({ state })).rejects.toThrow(
      refusal(
        'It was made by a newer version of tspaystack2: its format is 2, and this version reads 1. Update tspaystack2.',
      ),
    );
    expect(readFileSync(state, 'utf8')).toBe(text);
  });

  it('that another sandbox uses, until that one is stopped', async () => {
    const { sandbox } = await start();
    await expect(startSandbox({ state })).rejects.toThrow(
      `Another sandbox uses ${state}. Stop it, or name another file.`,
    );
    await sandbox.stop();
    await start();
  });

  it('whose folder does not exist', async () => {
    state = join(folder, 'none/state.json');
    await expect(startSandbox({ state })).rejects.toThrow(
      `The state cannot be kept in ${state}: there is no folder ${join(folder, 'none')}.`,
    );
  });

  it('whose folder is none', async () => {
    writeFileSync(state, '');
    await expect(startSandbox({ state: join(state, 'a') })).rejects.toThrow(
      `The state cannot be kept in ${join(state, 'a')}: ${state} is no folder.`,
    );
  });

  it('that is a folder', async () => {
    mkdirSync(state);
    await expect(startSandbox({ state })).rejects.toThrow(
      `The state cannot be kept in ${state}: it is a folder.`,
    );
  });

  // The administrator may write everywhere.
  (process.getuid?.() === 0 ? it.skip : it)('that may not be written', async () => {
    chmodSync(folder, 0o500);
    await expect(startSandbox({ state })).rejects.toThrow(
      `The state cannot be kept in ${state}: this user may not read and write there.`,
    );
    chmodSync(folder, 0o700);
  });

  it.each([
    ['', '`state` must be a non-empty string'],
    [5, '`state` must be a non-empty string'],
  ])('that is named %j', async (path, message) => {
    await expect(startSandbox({ state: path as never })).rejects.toThrow(message);
  });
});

test('a state that can be written no more is told by a warning, and by `stop`, which stops all the same', async () => {
  const { code, stdout } = await runScript(join(__dirname, 'scripts/unwritten.cjs'), [folder]);
  const problem = `The state cannot be kept in ${state}: there is no folder ${folder}.`;
  expect([code, stdout]).toEqual([0, `${problem}\n${problem}\nThe sandbox is stopped.\n`]);
});

test('a state that another sandbox has taken is told by a warning, and what that one wrote stays', async () => {
  const { code, stdout } = await runScript(join(__dirname, 'scripts/taken.cjs'), [folder]);
  const problem = `The state cannot be kept in ${state}: another sandbox has taken it.`;
  expect([code, stdout]).toEqual([0, `${problem}\n${problem}\ngrace@example.com\n`]);
});

describe('a keeper', () => {
  const written: string[] = [];
  const failures: string[] = [];
  let text = '';
  let isBroken = false;

  function makeKeeper() {
    const write = (given: string) => {
      if (isBroken) throw new Error('The disk is full.');
      written.push(given);
    };
    return new StateKeeper(
      { write },
      () => text,
      (message) => failures.push(message),
    );
  }

  beforeEach(() => {
    jest.useFakeTimers();
    written.length = failures.length = 0;
    isBroken = false;
  });

  afterEach(() => jest.useRealTimers());

  it('writes many changes at one stroke, 100 ms after the first', () => {
    const keeper = makeKeeper();
    for (let change = 0; change < 1_000; change += 1) {
      text = `change ${change}`;
      keeper.changed();
      if (change === 500) jest.advanceTimersByTime(99);
    }
    expect(written).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(written).toEqual(['change 999']);
    jest.advanceTimersByTime(10_000);
    expect(written).toEqual(['change 999']);
  });

  it('writes nothing where nothing has changed but the time of a running clock', () => {
    const keeper = makeKeeper();
    const states = [
      '{"clock":{"now":1,"offset":0}}',
      '{"clock":{"now":2,"offset":0}}',
      '{"clock":{"now":3,"offset":-5}}',
      '{"clock":{"now":4,"offset":null}}',
      '{"clock":{"now":5,"offset":null}}',
    ];
    for (text of states) {
      keeper.changed();
      jest.advanceTimersByTime(100);
    }
    expect(written).toEqual([states[0], states[2], states[3], states[4]]);
  });

  it('tells a failure once, and tries again until it can write', () => {
    const keeper = makeKeeper();
    isBroken = true;
    text = 'one';
    keeper.changed();
    jest.advanceTimersByTime(1_000);
    expect([written, failures]).toEqual([[], ['The disk is full.']]);
    isBroken = false;
    jest.advanceTimersByTime(100);
    expect([written, failures]).toEqual([['one'], ['The disk is full.']]);
    isBroken = true;
    text = 'two';
    keeper.changed();
    jest.advanceTimersByTime(100);
    expect(failures).toHaveLength(2);
  });

  it('leaves more time than it takes', () => {
    const keeper = new StateKeeper(
      {
        write: (given) => {
          written.push(given);
          jest.advanceTimersByTime(50);
        },
      },
      () => text,
      () => undefined,
    );
    text = 'one';
    keeper.write();
    text = 'two';
    keeper.changed();
    jest.advanceTimersByTime(449);
    expect(written).toEqual(['one']);
    jest.advanceTimersByTime(1);
    expect(written).toEqual(['one', 'two']);
  });

  it('writes a last time when it is closed, and no more', () => {
    const keeper = makeKeeper();
    text = 'one';
    keeper.changed();
    keeper.close();
    text = 'two';
    keeper.changed();
    keeper.close();
    jest.advanceTimersByTime(1_000);
    expect(written).toEqual(['one']);
  });
});
