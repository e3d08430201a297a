import { AsyncCustomer, type AttemptReport } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { type BrokenServer, startBrokenServer } from '../support/broken-server';
import { bothClasses, failureOf } from '../support/clients';
import { type EchoServer, startEchoServer } from '../support/echo-server';
import { finished, runScript } from '../support/run-script';

let sandbox: Sandbox;
let broken: BrokenServer;
let echo: EchoServer;

beforeAll(async () => {
  [sandbox, broken, echo] = await Promise.all([startSandbox(), startBrokenServer(), startEchoServer()]);
});
afterAll(() => Promise.all([sandbox.stop(), broken.stop(), echo.stop()]));

describe.each(bothClasses)('%s', (name, Client) => {
  test('reports each attempt, without a key, a query or a body', async () => {
    const reports: AttemptReport[] = [];
    const clientOf = (baseURL: string, options = {}) =>
      new Client(sandbox.authKey, { baseURL, onAttempt: (report) => reports.push(report), ...options });

    await sandbox.setFailures({ status: 503, times: 1 });
    const started = performance.now();
    await clientOf(sandbox.url).getCustomers({ startDate: '2026-01-01' });
    await clientOf(sandbox.url).update('CUS 1', { firstName: 'Ada' });
    const limits = { retries: 1, timeout: 300 };
    await failureOf(() => clientOf(`${broken.url}/reset,silent`, limits).getCustomer('ada@example.com'));
    await failureOf(() => clientOf(`${broken.url}/reset`).create('ada@example.com'));
    const elapsed = performance.now() - started;
    expect(await broken.methods()).toEqual(['GET', 'GET', 'POST']);

    const duration = expect.any(Number) as number;
    const retryIn = expect.any(Number) as number;
    const last = { retryIn: null, remaining: null, duration };
    const list = { ...last, method: 'GET', route: '/customer/', path: '/customer/', code: null };
    const one = {
      ...last,
      method: 'GET',
      route: '/customer/{emailOrCode}/',
      path: '/customer/ada%40example.com/',
      status: null,
    };
    const first = Number(reports[0]?.call);
    expect(reports).toEqual([
      { ...list, call: first, attempt: 1, status: 503, retryIn },
      { ...list, call: first, attempt: 2, status: 200 },
      {
        ...last,
        call: first + 1,
        method: 'PUT',
        route: '/customer/{code}/',
        path: '/customer/CUS%201/',
        attempt: 1,
        status: 404,
        code: null,
      },
      { ...one, call: first + 2, attempt: 1, code: 'ECONNRESET', retryIn },
      { ...one, call: first + 2, attempt: 2, code: 'ETIMEDOUT' },
      { ...list, call: first + 3, method: 'POST', attempt: 1, status: null, code: 'ECONNRESET' },
    ]);
    for (const report of [reports[0], reports[3]]) {
      expect(report?.retryIn).toBeGreaterThanOrEqual(200);
      expect(report?.retryIn).toBeLessThanOrEqual(240);
    }
    const durations = reports.map((report) => report.duration);
    expect(Math.min(...durations)).toBeGreaterThan(0);
    // A timer of Node may run a millisecond short.
    expect(durations[4]).toBeGreaterThanOrEqual(limits.timeout - 1);
    expect(durations.reduce((sum, one) => sum + one)).toBeLessThanOrEqual(elapsed);
  });

  test('reports how many calls are left, and no route for a path of the caller', async () => {
    const reports: AttemptReport[] = [];
    const limited = await startSandbox({ rateLimit: { requests: 5, window: 60_000 } });
    const client = new Client(limited.authKey, {
      baseURL: limited.url,
      onAttempt: (report) => reports.push(report),
    });
    await client.request('GET', '/customer/ada@example.com');
    await client.request('GET', '/customer/ada@example.com');
    await limited.stop();
    const told = reports.map(({ route, path, remaining }) => ({ route, path, remaining }));
    const path = '/customer/ada@example.com';
    expect(told).toEqual([
      { route: null, path, remaining: 4 },
      { route: null, path, remaining: 3 },
    ]);
  });

  test.each([
    ['throws', 'Error: Odd.'],
    ['rejects', 'Error: Odd.'],
    ['throws what is no error', `'Odd.'`],
    ['throws what cannot be looked at', 'What it threw cannot be shown.'],
    ['throws what is no string', '[Object: null prototype] {}'],
  ])('gives a process warning for an observer that %s, and the reply', async (observer, detail) => {
    const env = { PAYSTACK_BASE_URL: echo.url, NODE_NO_WARNINGS: '1' };
    const result = await runScript(require.resolve('./scripts/observers.cjs'), [name, observer], { env });
    const warning = `ObserverWarning|The onAttempt observer of a Paystack client failed.|${detail}`;
    expect(result).toEqual(finished(`${warning}\nEcho\n`));
  });

  test.each(['deasync', 'atomics'])('lets an observer make a blocking call, by %s', async (wait) => {
    const env = { PAYSTACK_BASE_URL: echo.url };
    const script = require.resolve('./scripts/calling-observer.cjs');
    const result = await runScript(script, [name, wait], { env });
    expect(result).toEqual(finished('/customer/CUS_outer/ Echo\nEcho\n'));
  });
});

test('a call that is aborted in the pause before a retry ends with a report of what was not sent', async () => {
  const reports: AttemptReport[] = [];
  const controller = new AbortController();
  const client = new AsyncCustomer(sandbox.authKey, {
    baseURL: sandbox.url,
    onAttempt: (report) => {
      reports.push(report);
      controller.abort();
    },
  });
  await sandbox.setFailures({ status: 503, retryAfter: 30 });
  await failureOf(() => client.getCustomers({}, { signal: controller.signal }));
  await sandbox.setFailures(null);
  expect(
    reports.map(({ call, attempt, status, code, retryIn }) => [call, attempt, status, code, retryIn]),
  ).toEqual([
    [reports[0]?.call, 1, 503, null, expect.any(Number)],
    [reports[0]?.call, 2, null, 'ABORT_ERR', null],
  ]);
});
