import { execFileSync } from 'node:child_process';
import { type IncomingMessage, Agent, request as httpRequest } from 'node:http';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type Sandbox, type SandboxOptions, type ServedRequest, startSandbox } from 'tspaystack2/sandbox';
import { finished, runScript } from '../support/run-script';
import { detailed, refusal, summary } from './support';

const running: Sandbox[] = [];
let sandbox: Sandbox;

/** Starts a sandbox that is stopped after the test at the latest. */
async function start(options?: SandboxOptions): Promise<Sandbox> {
  const started = await startSandbox(options);
  running.push(started);
  return started;
}

async function send(method: string, path: string, body?: unknown, authKey = 'sk_test_sandbox') {
  const reply = await fetch(sandbox.url + path, {
    method,
    headers: { Authorization: `Bearer ${authKey}`, 'Content-Type': 'application/json', 'User-Agent': 'spec' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: reply.status, headers: reply.headers, body: await reply.json() };
}

async function statuses(count: number): Promise<number[]> {
  const given: number[] = [];
  for (let sent = 0; sent < count; sent += 1) given.push((await send('GET', '/customer')).status);
  return given;
}

function portOf({ url }: Sandbox): number {
  return Number(new URL(url).port);
}

beforeAll(async () => {
  sandbox = await startSandbox();
});

afterAll(() => sandbox.stop());

afterEach(async () => {
  await sandbox.reset();
  await Promise.all(running.splice(0).map((started) => started.stop()));
});

describe('over HTTP', () => {
  it('listens on loopback and takes one key', () => {
    expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(sandbox.authKey).toBe('sk_test_sandbox');
  });

  it.each(['/customer', '/customer/'])('creates with POST %s, and lists with GET', async (path) => {
    const { headers, ...created } = await send('POST', path, {
      email: 'ola+tag@lagos.ng',
      first_name: '李',
    });
    expect(created).toEqual({
      status: 200,
      body: {
        status: true,
        message: 'Customer created',
        data: detailed({ id: 1, email: 'ola+tag@lagos.ng', first_name: '李' }),
      },
    });
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect((await send('GET', `${path}?perPage=5&page=1`)).body).toEqual({
      status: true,
      message: 'Customers retrieved',
      data: [summary({ id: 1, email: 'ola+tag@lagos.ng', first_name: '李' })],
      meta: { total: 1, skipped: 0, perPage: 5, page: 1, pageCount: 1 },
    });
  });

  it.each(['/customer/ola%2Btag%40lagos.ng', '/customer/ola+tag@lagos.ng/', '/customer/CUS_%E2%82%AC'])(
    'decodes %s',
    async (path) => {
      await sandbox.seedCustomers([{ email: 'ola+tag@lagos.ng' }, { customer_code: 'CUS_€' }]);
      expect((await send('GET', path)).status).toBe(200);
    },
  );

  it.each([
    ['GET', '/', undefined, 404, refusal('There is no GET /', 'route_not_found')],
    ['GET', '/customer/%E0%A4%A', undefined, 404, refusal('Customer not found', 'not_found')],
    ['POST', '/customer', '{"email":', 400, refusal('The body must be a JSON object', 'invalid_params')],
    ['POST', '/customer', '', 400, refusal('Email Address is required', 'missing_params')],
    [
      'POST',
      '/customer',
      `"${'a'.repeat(2 ** 20 - 2)}"`,
      400,
      refusal('The body must be a JSON object', 'invalid_params'),
    ],
    [
      'POST',
      '/customer',
      'a'.repeat(2 ** 20 + 1),
      413,
      refusal('The body is larger than 1 MiB', 'body_too_large'),
    ],
  ] as const)('refuses %s %s', async (method, path, body, status, expected) => {
    expect(await send(method, path, body)).toMatchObject({ status, body: expected });
  });

  it('refuses another key', async () => {
    expect(await send('GET', '/customer', undefined, 'sk_test_other')).toMatchObject({
      status: 401,
      body: refusal('Invalid key', 'invalid_Key'),
    });
  });

  it('keeps a connection alive', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports = [];
    for (let sent = 0; sent < 3; sent += 1) {
      const outgoing = httpRequest(`${sandbox.url}/customer`, { agent }).end();
      const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
      ports.push(outgoing.socket?.localPort);
      await once(incoming.resume(), 'end');
    }
    agent.destroy();
    expect(new Set(ports).size).toBe(1);
  });

  it('outlives a client that speaks no HTTP, and one that goes away', async () => {
    const stray = connect(portOf(sandbox), '127.0.0.1').end('\0garbage\r\n\r\n').resume();
    await once(stray, 'close');
    const leaving = connect(portOf(sandbox), '127.0.0.1');
    leaving.write('POST /customer HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\n{"email"');
    leaving.end();
    await once(leaving.resume(), 'close');
    expect(await statuses(1)).toEqual([200]);
  });

  it('replies while the calling thread blocks', () => {
    const script = require.resolve('./scripts/fetch-status.cjs');
    const options = { env: process.env, timeout: 60_000 };
    const printed = execFileSync(process.execPath, [script, `${sandbox.url}/customer`], options);
    expect(printed.toString()).toBe('401\n');
  });
});

describe('requests', () => {
  it('are recorded in their order, without the key', async () => {
    await send('POST', '/customer/', { email: 'ada@example.com' });
    await send('GET', '/customer/ada%40example.com?a=1&b=%2B&a=', undefined, 'sk_test_other');
    await send('PUT', '/customer/CUS_a', 'no JSON');
    const sent = { contentType: 'application/json', userAgent: 'spec' };
    const requests = await sandbox.requests();
    expect(requests).toEqual([
      {
        ...sent,
        method: 'POST',
        path: '/customer/',
        query: [],
        authorized: true,
        body: { email: 'ada@example.com' },
        statusCode: 200,
      },
      {
        ...sent,
        method: 'GET',
        path: '/customer/ada%40example.com',
        query: [
          ['a', '1'],
          ['b', '+'],
          ['a', ''],
        ],
        authorized: false,
        body: null,
        statusCode: 401,
      },
      {
        ...sent,
        method: 'PUT',
        path: '/customer/CUS_a',
        query: [],
        authorized: true,
        body: 'no JSON',
        statusCode: 400,
      },
    ]);
    expect(JSON.stringify(requests)).not.toContain('sk_test');
  });

  it('are recorded without the headers and the body that they lack', async () => {
    const outgoing = httpRequest(`${sandbox.url}/customer`).end();
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
    await once(incoming.resume(), 'end');
    expect(await sandbox.requests()).toEqual([
      {
        method: 'GET',
        path: '/customer',
        query: [],
        authorized: false,
        contentType: null,
        userAgent: null,
        body: null,
        statusCode: 401,
      },
    ]);
  });

  it('are told to onRequest', async () => {
    const told = new Promise((resolve) => {
      void start({ onRequest: resolve }).then(({ url }) => fetch(`${url}/customer/?page=1`));
    });
    expect(await told).toEqual({
      method: 'GET',
      path: '/customer/',
      query: [['page', '1']],
      authorized: false,
      contentType: null,
      userAgent: expect.any(String) as unknown,
      body: null,
      statusCode: 401,
      duration: expect.any(Number) as unknown,
    });
  });
});

describe('seeds', () => {
  it('are customers, given or made up, kept in the order of creation', async () => {
    const createdAt = new Date('2024-01-01T00:00:00Z');
    const given = await sandbox.seedCustomers([
      { email: 'ada@example.com' },
      { email: 'eve@example.com', createdAt },
    ]);
    const madeUp = await sandbox.seedCustomers(3);
    expect(given).toMatchObject([
      { id: 1, email: 'ada@example.com', first_name: null },
      { id: 2, email: 'eve@example.com', createdAt: createdAt.toISOString() },
    ]);
    expect(new Set(madeUp.map(({ email }) => email)).size).toBe(3);
    expect(await sandbox.customers()).toEqual([given[1], given[0], ...madeUp]);
  });

  it('are authorizations', async () => {
    await sandbox.seedCustomers([{ email: 'ada@example.com' }]);
    const authorization = await sandbox.seedAuthorization('ada@example.com', {
      last4: '1234',
      reusable: false,
    });
    expect(authorization).toEqual({
      authorization_code: expect.stringMatching(/^AUTH_[a-z0-9]{10}$/) as unknown,
      bin: '408408',
      last4: '1234',
      exp_month: '12',
      exp_year: '2030',
      channel: 'card',
      card_type: 'visa ',
      bank: 'TEST BANK',
      country_code: 'NG',
      brand: 'visa',
      reusable: false,
      signature: expect.stringMatching(/^SIG_\w{20}$/) as unknown,
      account_name: null,
    });
    expect((await send('GET', '/customer/ada@example.com')).body).toMatchObject({
      data: { authorizations: [authorization] },
    });
  });

  it('are refused where they cannot be right', async () => {
    await sandbox.seedCustomers([{ email: 'ada@example.com' }]);
    await expect(sandbox.seedCustomers(-1)).rejects.toThrow('`customers` must be a list of customers');
    await expect(sandbox.seedCustomers([{ email: 'ada' }])).rejects.toThrow(
      '`email` must be an email address',
    );
    await expect(sandbox.seedCustomers([{ createdAt: 'soon' }])).rejects.toThrow(
      '`createdAt` must be a date',
    );
    const misspelt: object = { firstName: 'Ada' };
    await expect(sandbox.seedCustomers([misspelt])).rejects.toThrow('did you mean `first_name`?');
    await expect(sandbox.seedCustomers([{ email: 'ADA@example.com' }])).rejects.toThrow(
      'There is a customer with the email ADA@example.com already.',
    );
    await expect(sandbox.seedAuthorization('CUS_b')).rejects.toThrow('There is no customer CUS_b.');
    expect(await sandbox.customers()).toHaveLength(1);
  });
});

describe('failures', () => {
  it('hit the next requests, before anything is done for them', async () => {
    await sandbox.setFailures({ status: 503, times: 2, retryAfter: 1 });
    const failed = await send('POST', '/customer', { email: 'ada@example.com' });
    expect(failed).toMatchObject({
      status: 503,
      body: refusal('This failure was asked for', 'injected_failure', 'api_error'),
    });
    expect(failed.headers.get('retry-after')).toBe('1');
    expect(await statuses(3)).toEqual([503, 200, 200]);
    expect(await sandbox.customers()).toEqual([]);
    expect((await sandbox.requests()).map(({ statusCode }) => statusCode)).toEqual([503, 503, 200, 200]);
  });

  it('hit a share of the requests, evenly spread', async () => {
    await sandbox.setFailures({ status: 429, rate: 0.25 });
    expect(await statuses(8)).toEqual([200, 200, 200, 429, 200, 200, 200, 429]);
    await sandbox.setFailures({ status: 500, rate: 0.5, times: 1 });
    expect(await statuses(4)).toEqual([200, 500, 200, 200]);
    await sandbox.setFailures({ status: 500, rate: 0 });
    expect(await statuses(2)).toEqual([200, 200]);
  });

  it('hit all requests until cleared', async () => {
    await sandbox.setFailures({ status: 400 });
    expect(await statuses(2)).toEqual([400, 400]);
    expect((await send('GET', '/customer')).headers.has('retry-after')).toBe(false);
    await sandbox.setFailures(null);
    expect(await statuses(1)).toEqual([200]);
  });

  it.each([
    [{ status: 200 }, '`status` must be an HTTP status, 400 to 599, but 200 was given.'],
    [{ status: 500, times: 0 }, '`times` must be a positive integer, but 0 was given.'],
    [{ status: 500, rate: 1.1 }, '`rate` must be a share, 0 to 1, but 1.1 was given.'],
    [
      { status: 500, retryAfter: -1 },
      '`retryAfter` must be a number of seconds, 0 or more, but -1 was given.',
    ],
  ])('are refused as %j', async (failures, message) => {
    await expect(sandbox.setFailures(failures)).rejects.toThrow(message);
  });
});

describe('latency', () => {
  it('holds replies back, but not what they tell of', async () => {
    await sandbox.setLatency(60_000);
    const controller = new AbortController();
    const reply = fetch(`${sandbox.url}/customer`, {
      method: 'POST',
      headers: { Authorization: 'Bearer sk_test_sandbox' },
      body: '{"email":"ada@example.com"}',
      signal: controller.signal,
    });
    while ((await sandbox.requests()).length === 0);
    expect(await sandbox.customers()).toHaveLength(1);
    controller.abort();
    await expect(reply).rejects.toThrow('aborted');
  });

  it.each([[-1], [NaN], [Infinity], [{ min: 2, max: 1 }], [{ min: 1 } as never], ['5' as never]])(
    'is refused as %j',
    async (latency) => {
      await expect(sandbox.setLatency(latency)).rejects.toThrow('`latency` must be a number of milliseconds');
    },
  );
});

describe('reset', () => {
  it('forgets customers, requests and failures', async () => {
    await sandbox.seedCustomers(2);
    await statuses(1);
    await sandbox.setFailures({ status: 500 });
    await sandbox.reset();
    expect([await sandbox.customers(), await sandbox.requests(), await statuses(1)]).toEqual([[], [], [200]]);
    expect(await sandbox.seedCustomers(1)).toMatchObject([{ id: 1 }]);
  });

  it('brings back the latency of the start', async () => {
    let served: (request: ServedRequest) => void;
    const request = new Promise<ServedRequest>((resolve) => (served = resolve));
    const slow = await start({ latency: 300, onRequest: (request) => served(request) });
    await slow.setLatency(0);
    await slow.reset();
    await fetch(`${slow.url}/customer`);
    expect((await request).duration).toBeGreaterThan(290);
  });
});

describe('start', () => {
  const misspelt: object = { prot: 0 };

  it('takes a port and a key', async () => {
    const { url } = sandbox;
    const taken = portOf(sandbox);
    await expect(startSandbox({ port: taken })).rejects.toThrow(`Port ${taken} is in use already.`);
    const other = await start({ authKey: "sk_test_it's-mine" });
    expect(other.authKey).toBe("sk_test_it's-mine");
    const reply = await fetch(`${other.url}/customer`, {
      headers: { Authorization: `Bearer ${other.authKey}` },
    });
    expect([reply.status, other.url === url]).toEqual([200, false]);
  });

  it.each([
    [{ port: 70_000 }, '`port` must be a whole number, 0 to 65535, but 70000 was given.'],
    [{ port: 1.5 }, '`port` must be a whole number, 0 to 65535, but 1.5 was given.'],
    [
      { authKey: '' },
      '`authKey` must be printable ASCII without spaces and line breaks, but a string was given.',
    ],
    [{ latency: -1 }, '`latency` must be a number of milliseconds'],
    [misspelt, '`prot` is unknown here; did you mean `port`?'],
  ])('refuses %j', async (options, message) => {
    await expect(startSandbox(options)).rejects.toThrow(message);
  });

  it('works from a worker', async () => {
    const worker = new Worker(require.resolve('./scripts/in-worker.cjs'));
    const [status] = (await once(worker, 'message')) as [number];
    expect(status).toBe(401);
  });

  it.each(['forgotten', 'held'])(
    'does not keep a process from ending, unless it is told to: %s',
    async (name) => {
      const result = await runScript(require.resolve(`./scripts/${name}.cjs`));
      expect(result).toEqual(finished(name === 'held' ? 'stopped\n' : 'forgotten\n'));
    },
  );
});

describe('stop', () => {
  it('is waited for, though a result comes in meanwhile', async () => {
    const result = await runScript(require.resolve('./scripts/stopped-at-work.cjs'));
    expect(result).toEqual(finished('[] stopped\n'));
  });

  it('closes idle and waiting connections and frees the port, also when called twice', async () => {
    const stopped = await start({ latency: 60_000 });
    const port = portOf(stopped);
    const idle = await connected(port);
    const waiting = await connected(port);
    waiting.write(`GET /customer HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    while ((await stopped.requests()).length === 0);
    const closed = Promise.all([idle, waiting].map((socket) => once(socket, 'close')));
    await Promise.all([stopped.stop(), stopped.stop()]);
    await stopped.stop();
    await closed;

    const successor = createServer().listen(port, '127.0.0.1');
    await once(successor, 'listening');
    expect((successor.address() as AddressInfo).port).toBe(port);
    successor.close();
  });

  it('makes what comes later, and what is under way, reject', async () => {
    const stopped = await start();
    const underWay = stopped.seedCustomers(100_000);
    const stop = stopped.stop();
    await expect(underWay).rejects.toThrow('The sandbox is stopped.');
    await stop;
    await expect(stopped.requests()).rejects.toThrow('The sandbox is stopped.');
  });

  it('is what `await using` calls', async () => {
    const stopped = await start();
    await stopped[Symbol.asyncDispose]();
    await expect(stopped.requests()).rejects.toThrow('The sandbox is stopped.');
  });
});

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
    .on('error', () => undefined)
    .resume();
  await once(socket, 'connect');
  return socket;
}
