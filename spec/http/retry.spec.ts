import type { HTTPMethod } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { type AttemptResult, sendOnce } from '../../lib/http/attempt';
import { CallClock } from '../../lib/clock';
import { Cancel } from '../../lib/http/abort';
import { exchange } from '../../lib/http/exchange';
import { closedPort } from '../faults/fault-server';
import { type BrokenServer, startBrokenServer } from '../support/broken-server';
import { bothClasses, failureOf, noReply } from '../support/clients';

jest.mock('../../lib/http/attempt', () => ({ sendOnce: jest.fn() }));
jest.mock('../../lib/clock', () => ({
  ...jest.requireActual<object>('../../lib/clock'),
  pause: () => Promise.resolve(),
}));

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
beforeEach(() => sandbox.reset());

/** The methods of those requests that are tried again after such an attempt. */
async function retriedAfter(result: AttemptResult, leaves429 = false): Promise<string[]> {
  const retried: string[] = [];
  for (const method of ['GET', 'PUT', 'POST'] as const) {
    const attempts = jest.mocked(sendOnce).mockReset().mockResolvedValue(result).mock.calls;
    await exchange(requestOf(method, leaves429), { clock: CallClock.started(10_000), cancel: new Cancel() });
    if (attempts.length > 1) retried.push(method);
  }
  return retried;
}

const requestOf = (method: HTTPMethod, leaves429: boolean) => ({
  method,
  url: 'https://api.paystack.co/customer/',
  headers: {},
  body: undefined,
  timeout: 1,
  deadline: 10_000,
  retries: 1,
  maxResponseBytes: 1,
  proxy: undefined,
  leaves429,
});

const failed = (code: string, isUnsent: boolean): AttemptResult => ({
  failure: { code, problem: 'It failed.', isUnsent },
});

const replied = (statusCode: number): AttemptResult => ({
  reply: { statusCode, headers: {}, body: new Uint8Array() },
});

test('which statuses are retried', async () => {
  const retried: unknown[][] = [];
  for (let status = 100; status < 600; status++) {
    const methods = await retriedAfter(replied(status));
    if (methods.length > 0) retried.push([status, ...methods]);
  }
  expect(retried).toEqual([
    [408, 'GET', 'PUT'],
    [429, 'GET', 'PUT', 'POST'],
    [500, 'GET', 'PUT'],
    [502, 'GET', 'PUT'],
    [503, 'GET', 'PUT'],
    [504, 'GET', 'PUT'],
  ]);
});

test.each([
  ...['EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EPIPE'],
  ...['ERR_STREAM_PREMATURE_CLOSE', 'ETIMEDOUT'],
])('%s is retried; a POST only where nothing was sent', async (code) => {
  expect(await retriedAfter(failed(code, false))).toEqual(['GET', 'PUT']);
  expect(await retriedAfter(failed(code, true))).toEqual(['GET', 'PUT', 'POST']);
});

test.each([
  ...['ABORT_ERR', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'EPROTO', 'ERR_NETWORK'],
  ...['ERR_RESPONSE_TOO_LARGE', 'ERR_TLS_CERT_ALTNAME_INVALID', 'HPE_INVALID_CONSTANT', 'Z_DATA_ERROR'],
])('%s is not retried', async (code) => {
  expect(await retriedAfter(failed(code, false))).toEqual([]);
  expect(await retriedAfter(failed(code, true))).toEqual([]);
});

test('a 429 that is left to the caller is not retried', async () => {
  expect(await retriedAfter(replied(429), true)).toEqual([]);
  expect(await retriedAfter(replied(503), true)).toEqual(['GET', 'PUT']);
});

/** The methods of the requests that reached the sandbox, in order. */
async function methodsReceived(): Promise<string[]> {
  return (await sandbox.requests()).map(({ method }) => method);
}

describe.each(bothClasses)('%s', (_name, Client) => {
  const clientOf = (baseURL: string) => new Client(sandbox.authKey, { baseURL });

  test.each([
    [429, ['GET', 'GET', 'PUT', 'PUT', 'POST', 'POST']] as const,
    ...[408, 500, 502, 503, 504].map((status) => [status, ['GET', 'GET', 'PUT', 'PUT', 'POST']] as const),
    ...[400, 401, 403, 404, 409, 422, 501, 505].map((status) => [status, ['GET', 'PUT', 'POST']] as const),
  ])('retries after HTTP %i only what is safe, and then returns it as a reply', async (status, sent) => {
    await sandbox.setFailures({ status });
    const client = clientOf(sandbox.url);
    const once = { retries: 1 };
    const replies = [
      await client.getCustomer('CUS_1', once),
      await client.update('CUS_1', {}, once),
      await client.create('ada@example.com', {}, once),
    ];
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([status, status, status]);
    expect(await methodsReceived()).toEqual(sent);
  });

  test.each([0, 1, 2])('with `retries: %i` retries no more often than that', async (retries) => {
    const client = clientOf(sandbox.url);
    await sandbox.setFailures({ status: 503 });
    await client.getCustomer('CUS_1', { retries });
    await sandbox.setFailures({ status: 429 });
    await client.create('ada@example.com', {}, { retries });
    const attempts = 1 + retries;
    expect(await methodsReceived()).toEqual([
      ...Array<string>(attempts).fill('GET'),
      ...Array<string>(attempts).fill('POST'),
    ]);
  });

  test('retries twice by default, and returns the reply of the attempt that gets one', async () => {
    await sandbox.setFailures({ status: 503, times: 2 });
    const reply = await clientOf(sandbox.url).getCustomers();
    expect(reply).toMatchObject({ statusCode: 200, status: true, data: [] });
    expect(await methodsReceived()).toEqual(['GET', 'GET', 'GET']);
  });

  test('does not wait where Retry-After is beyond the deadline', async () => {
    const client = clientOf(sandbox.url);
    await sandbox.setFailures({ status: 429, retryAfter: 121 });
    await client.create('ada@example.com');
    await sandbox.setFailures({ status: 503, retryAfter: 20 });
    const reply = await client.getCustomer('CUS_1', { deadline: 15_000 });
    expect(reply.statusCode).toBe(503);
    expect(await methodsReceived()).toEqual(['POST', 'GET']);
  });

  test.each([0, 1, 2])('with `retries: %i` repeats a POST on a connection never made', async (retries) => {
    const port = await closedPort();
    const client = clientOf(`http://127.0.0.1:${port}`);
    const attempts = 1 + retries;
    expect(await failureOf(() => client.create('ada@example.com', {}, { retries }))).toEqual({
      name: 'NetworkException',
      message: noReply(attempts, `connect ECONNREFUSED 127.0.0.1:${port}.`),
      code: 'ECONNREFUSED',
      attempts,
    });
  });

  test('repeats GET and PUT, but no POST, on a connection that broke off', async () => {
    const client = clientOf(`${broken.url}/reset`);
    const once = { retries: 1 };
    const failures = [
      await failureOf(() => client.getCustomer('CUS_1', once)),
      await failureOf(() => client.update('CUS_1', {}, once)),
      await failureOf(() => client.create('ada@example.com', {}, once)),
    ];
    expect(failures).toMatchObject(
      [2, 2, 1].map((attempts) => ({ name: 'NetworkException', code: 'ECONNRESET', attempts })),
    );
    expect(await broken.methods()).toEqual(['GET', 'GET', 'PUT', 'PUT', 'POST']);
  });
});
