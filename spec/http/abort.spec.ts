import { getEventListeners, getMaxListeners, once } from 'node:events';
import { type AddressInfo, type Socket, createServer } from 'node:net';
import { AsyncCustomer, type PaystackException } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { closedPort } from '../faults/fault-server';
import { factsOf, failureOf, noReply, thrownBy } from '../support/clients';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.reset());

const clientOf = (options = {}) => new AsyncCustomer(sandbox.authKey, { baseURL: sandbox.url, ...options });

const aborted = (attempts: number) => ({
  name: 'NetworkException',
  message: noReply(attempts, 'the call was aborted.'),
  code: 'ABORT_ERR',
  attempts,
});

test('a signal that was aborted before the call lets nothing be sent', async () => {
  const signal = AbortSignal.abort();
  expect(await failureOf(() => clientOf().getCustomer('CUS_1', { signal }))).toEqual(aborted(0));
  expect(await sandbox.requests()).toEqual([]);
});

test.each([[undefined], [new Error('The user left.')], ['a text'], [null]])(
  'the cause is the reason of the signal: %p',
  async (reason) => {
    const signal = AbortSignal.abort(reason);
    const { cause } = await thrownBy(() => clientOf().getCustomer('CUS_1', { signal }));
    expect(cause).toBe(signal.reason);
  },
);

test('aborting during an attempt closes its socket', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const controller = new AbortController();
  const { signal } = controller;
  const client = clientOf({ baseURL: `http://127.0.0.1:${port}` });
  const failure = failureOf(() => client.getCustomer('CUS_1', { signal }));

  const [socket] = (await once(server, 'connection')) as [Socket];
  await once(socket, 'data');
  controller.abort();
  await once(socket, 'close');
  expect(await failure).toEqual(aborted(1));
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  server.close();
});

test('aborting during the wait before a retry ends it at once', async () => {
  await sandbox.setFailures({ status: 503, retryAfter: 60 });
  const controller = new AbortController();
  const { signal } = controller;
  const client = clientOf({ onAttempt: () => setImmediate(() => controller.abort()) });
  expect(await failureOf(() => client.getCustomer('CUS_1', { signal }))).toEqual(aborted(1));
  expect(await sandbox.requests()).toHaveLength(1);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('aborting after the last attempt leaves its failure as it is', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const baseURL = `http://127.0.0.1:${await closedPort()}`;
  const client = clientOf({ baseURL, retries: 0, onAttempt: () => controller.abort() });
  const thrown = await thrownBy(() => client.getCustomer('CUS_1', { signal }));
  expect(thrown).toMatchObject({ code: 'ECONNREFUSED', cause: { code: 'ECONNREFUSED' } });
});

test('30 calls on one signal change nothing of it, and Node warns of no leak', async () => {
  const warnings: Error[] = [];
  const note = (warning: Error) => warnings.push(warning);
  process.on('warning', note);
  const { signal } = new AbortController();
  const most = getMaxListeners(signal);
  const client = clientOf();
  const calls = Array.from({ length: 30 }, () => client.getCustomers({}, { signal }));
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  expect(getMaxListeners(signal)).toBe(most);

  await Promise.all(calls);
  await client.batch((queue) => Array.from({ length: 30 }, () => queue.getCustomers()), { signal });
  for await (const each of client.allCustomers({}, { signal })) expect(each).toBe(undefined);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  expect(getMaxListeners(signal)).toBe(most);
  expect(warnings).toEqual([]);
  process.off('warning', note);
});

test('one signal aborts 30 calls, all of which end', async () => {
  await sandbox.setFailures({ status: 503, retryAfter: 60 });
  const controller = new AbortController();
  const { signal } = controller;
  let attempts = 0;
  const client = clientOf({ onAttempt: () => ++attempts === 30 && setImmediate(() => controller.abort()) });
  const failures = Array.from({ length: 30 }, () => failureOf(() => client.getCustomer('CUS_1', { signal })));
  expect(await Promise.all(failures)).toEqual(Array(30).fill(aborted(1)));
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('aborting auto-pagination while it waits for a page ends it with the call of the page', async () => {
  await sandbox.setFailures({ status: 503, retryAfter: 60 });
  const controller = new AbortController();
  const { signal } = controller;
  const client = clientOf({ onAttempt: () => setImmediate(() => controller.abort(new Error('Left.'))) });
  const walk = client.allCustomers({}, { signal });
  const thrown = await thrownBy(() => walk.next());
  expect(thrown).toMatchObject({ name: 'PageException', position: 'next:', reply: null });
  expect(factsOf(thrown.cause as PaystackException)).toEqual(aborted(1));
  expect((thrown.cause as PaystackException).cause).toBe(signal.reason);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  expect(await walk.next()).toEqual({ done: true, value: undefined });
});

test('aborting after the reply does nothing, and the signal has no listener left', async () => {
  await sandbox.setFailures({ status: 503, times: 1 });
  const controller = new AbortController();
  const { signal } = controller;
  const reply = await clientOf().getCustomers({}, { signal });
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  controller.abort();
  expect(reply).toMatchObject({ statusCode: 200, status: true, data: [] });
  expect(await sandbox.requests()).toHaveLength(2);
});
