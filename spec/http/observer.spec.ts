import type { AttemptReport } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { type BrokenServer, startBrokenServer } from '../support/broken-server';
import { bothClasses, failureOf } from '../support/clients';
import { runScript } from '../support/run-script';

let sandbox: Sandbox;
let broken: BrokenServer;

beforeAll(async () => {
  sandbox = await startSandbox();
  broken = await startBrokenServer();
});
afterAll(async () => {
  await sandbox.stop();
  await broken.stop();
});

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
    const list = { method: 'GET', path: '/customer/', code: null, duration };
    const one = { method: 'GET', path: '/customer/ada%40example.com/', status: null, duration };
    expect(reports).toEqual([
      { ...list, attempt: 1, status: 503 },
      { ...list, attempt: 2, status: 200 },
      { method: 'PUT', path: '/customer/CUS%201/', attempt: 1, status: 404, code: null, duration },
      { ...one, attempt: 1, code: 'ECONNRESET' },
      { ...one, attempt: 2, code: 'ETIMEDOUT' },
      { method: 'POST', path: '/customer/', attempt: 1, status: null, code: 'ECONNRESET', duration },
    ]);
    const durations = reports.map((report) => report.duration);
    expect(Math.min(...durations)).toBeGreaterThan(0);
    // A timer of Node may run a millisecond short.
    expect(durations[4]).toBeGreaterThanOrEqual(limits.timeout - 1);
    expect(durations.reduce((sum, one) => sum + one)).toBeLessThanOrEqual(elapsed);
  });

  test.each([
    ['throws', `() => { throw new Error('Odd.'); }`, 'Error: Odd.'],
    ['rejects', `async () => { throw new Error('Odd.'); }`, 'Error: Odd.'],
    ['throws what is no error', `() => { throw 'Odd.'; }`, `'Odd.'`],
    [
      'throws what cannot be looked at',
      `() => { throw { [require('node:util').inspect.custom]() { throw new Error('Odd.'); } }; }`,
      'What it threw cannot be shown.',
    ],
    ['throws what is no string', `() => { throw Object.create(null); }`, '[Object: null prototype] {}'],
  ])('gives a process warning for an observer that %s, and the reply', async (_how, onAttempt, detail) => {
    const script = `
      const { ${name} } = require('tspaystack2');
      process.on('warning', ({ name, message, detail }) => console.log([name, message, detail.split('\\n')[0]].join('|')));
      (async () => {
        const reply = await new ${name}('${sandbox.authKey}', { onAttempt: ${onAttempt} }).getCustomers();
        process.on('exit', () => console.log(reply.message));
      })();
    `;
    const env = { PAYSTACK_BASE_URL: sandbox.url, NODE_NO_WARNINGS: '1' };
    expect(await runScript(script, { env })).toEqual({
      code: 0,
      signal: null,
      stdout: `ObserverWarning|The onAttempt observer of a Paystack client failed.|${detail}\nCustomers retrieved\n`,
      stderr: '',
    });
  });

  test.each(['deasync', 'atomics'])('lets an observer make a blocking call, by %s', async (wait) => {
    const script = `
      const { AsyncCustomer, Customer } = require('tspaystack2');
      const inner = new Customer('${sandbox.authKey}', { wait: '${wait}' });
      const onAttempt = ({ path }) => console.log(path, inner.getCustomer('CUS_inner').statusCode);
      const outer = new ${name}('${sandbox.authKey}', { onAttempt${name === 'Customer' ? `, wait: '${wait}'` : ''} });
      (async () => console.log((await outer.getCustomer('CUS_outer')).statusCode))();
    `;
    expect(await runScript(script, { env: { PAYSTACK_BASE_URL: sandbox.url } })).toEqual({
      code: 0,
      signal: null,
      stdout: '/customer/CUS_outer/ 404\n404\n',
      stderr: '',
    });
  });
});
