import { once } from 'node:events';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { type Sandbox, type StoredCustomer, startSandbox } from 'tspaystack2/sandbox';
import { type ServiceOptions, buildService } from '../../examples/backend/service';
import { closedPort } from '../faults/fault-server';
import { projectRoot, runNode } from '../support/run-script';
import { KEY, PERSON } from '../support/secrets';

let sandbox: Sandbox;
let service: FastifyInstance;
let url: string;
let log: string[];

const { email, firstName, lastName, phone } = PERSON;

beforeAll(async () => {
  sandbox = await startSandbox({ authKey: KEY });
  service = await start({ paystack: { baseURL: sandbox.url } });
  url = urlOf(service);
});
afterAll(async () => {
  await service.close();
  await sandbox.stop();
});
beforeEach(async () => {
  await sandbox.reset();
  log = [];
});

async function start(options: ServiceOptions): Promise<FastifyInstance> {
  const logStream = { write: (line: string) => void log.push(line) };
  const app = buildService({ authKey: KEY, logStream, ...options });
  log = [];
  await app.listen({ port: 0, host: '127.0.0.1' });
  return app;
}

function urlOf({ server }: FastifyInstance): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What a caller of the service sees. */
interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter?: string;
}

async function answerOf(path: string, init?: RequestInit, base = url): Promise<Answer> {
  const reply = await fetch(base + path, init);
  const retryAfter = reply.headers.get('Retry-After');
  const body: unknown = await reply.json();
  return { status: reply.status, body, ...(retryAfter !== null && { retryAfter }) };
}

const post = (body?: unknown, type = 'application/json'): RequestInit =>
  body === undefined
    ? { method: 'POST' }
    : {
        method: 'POST',
        headers: { 'Content-Type': type },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      };

const lookUp = () => answerOf(`/customers/${encodeURIComponent(email)}`);
const block = (code: string, base?: string) => answerOf(`/customers/${code}/block`, post(), base);

/** A customer as the service shows them. */
const shown = ({ customer_code, email, first_name, last_name, risk_action }: StoredCustomer) => ({
  customer_code,
  email,
  first_name,
  last_name,
  risk_action,
});

async function seeded(): Promise<StoredCustomer> {
  const seeds = [{ email, first_name: firstName, phone }];
  const [customer] = (await sandbox.seedCustomers(seeds)) as [StoredCustomer];
  return customer;
}

describe('the routes', () => {
  test('sign up', async () => {
    const answer = await answerOf('/customers', post({ email, firstName, lastName, phone }));
    const [created] = (await sandbox.customers()) as [StoredCustomer];
    expect(answer).toEqual({ status: 201, body: shown(created) });
    expect(await sandbox.requests()).toMatchObject([
      {
        method: 'POST',
        path: '/customer/',
        body: { email, first_name: firstName, last_name: lastName, phone },
      },
    ]);
  });

  test('look up by email and by code', async () => {
    const customer = await seeded();
    const expected = { status: 200, body: shown(customer) };
    expect(await lookUp()).toEqual(expected);
    expect(await answerOf(`/customers/${customer.customer_code}`)).toEqual(expected);
  });

  test('look up by the longest email there is', async () => {
    const longest = `${'+'.repeat(242)}@example.com`;
    await sandbox.seedCustomers([{ email: longest }]);
    expect(await answerOf(`/customers/${encodeURIComponent(longest)}`)).toMatchObject({ status: 200 });
  });

  test('block', async () => {
    const customer = await seeded();
    const body = { ...shown(customer), risk_action: 'deny' };
    expect(await block(customer.customer_code)).toEqual({ status: 200, body });
    expect(await sandbox.customers()).toMatchObject([{ risk_action: 'deny' }]);
  });

  test('any other', async () => {
    const body = { message: 'There is no such route.' };
    expect(await answerOf(`/people/${email}`)).toEqual({ status: 404, body });
  });
});

test.each([
  [undefined, 'body must be object'],
  [{ firstName }, "body must have required property 'email'"],
  [{ email: 'nobody' }, 'body/email must match format "email"'],
  [{ email, firstName: 7 }, 'body/firstName must be string'],
  [{ email, firstName: '' }, 'body/firstName must NOT have fewer than 1 characters'],
  [{ email, phone: '0801' }, 'body/phone must match pattern "^\\+[1-9][0-9]{6,14}$"'],
  [{ email, fone: phone }, 'body must NOT have additional properties'],
  ['{', "Body is not valid JSON but content-type is set to 'application/json'"],
])('the body %j is refused, and nothing is sent', async (given, message) => {
  expect(await answerOf('/customers', post(given))).toEqual({ status: 400, body: { message } });
  expect(await sandbox.requests()).toEqual([]);
});

describe('failures of Paystack', () => {
  const later = { status: 503, body: { message: 'Try again later.' }, retryAfter: '5' };
  const notAtPresent = { status: 502, body: { message: 'Paystack cannot be asked at present.' } };
  const same = (status: number) => ({ status, body: { message: 'This failure was asked for' } });

  test.each([
    [400, same(400)],
    [401, notAtPresent],
    [403, notAtPresent],
    [404, same(404)],
    [422, same(422)],
    [429, later],
    [500, later],
    [503, later],
  ])('HTTP %d', async (status, expected) => {
    await sandbox.setFailures({ status });
    expect(await block('CUS_1')).toEqual(expected);
  });

  test('a look-up rides out two of them', async () => {
    await seeded();
    await sandbox.setFailures({ status: 503, times: 2 });
    expect(await lookUp()).toMatchObject({ status: 200 });
  });

  test('an unknown customer', async () => {
    expect(await lookUp()).toEqual({ status: 404, body: { message: 'Customer not found' } });
  });

  test('a wrong key', async () => {
    const wrong = await start({ authKey: 'sk_test_wrong', paystack: { baseURL: sandbox.url } });
    expect(await block('CUS_1', urlOf(wrong))).toEqual(notAtPresent);
    await wrong.close();
  });

  test('no connection', async () => {
    const baseURL = `http://127.0.0.1:${await closedPort()}`;
    const alone = await start({ paystack: { baseURL } });
    expect(await block('CUS_1', urlOf(alone))).toEqual(later);
    await alone.close();
  });

  test('no answer in time', async () => {
    await sandbox.setLatency(10_000);
    const body = { message: 'Paystack did not answer in time.' };
    expect(await lookUp()).toEqual({ status: 504, body });
    expect(await sandbox.requests()).toHaveLength(2);
  });

  test('an argument that cannot be right', async () => {
    const { status, body } = await answerOf('/customers/');
    expect({ status, body }).toEqual({
      status: 400,
      body: { message: expect.stringMatching(/^`emailOrCode` must be a non-empty string/) as unknown },
    });
    expect(await sandbox.requests()).toEqual([]);
  });

  test('a mistake of our own', async () => {
    const broken = buildService({ authKey: KEY, logStream: { write: (line) => void log.push(line) } });
    broken.get('/', () => {
      throw new Error('Oops.');
    });
    await broken.listen({ port: 0, host: '127.0.0.1' });
    const body = { message: 'Something went wrong here.' };
    expect(await answerOf('/', undefined, urlOf(broken))).toEqual({ status: 500, body });
    expect(log.join('')).toMatch(/"error":"Error: Oops\.\\n {4}at /);
    await broken.close();
  });
});

test.each([
  ['without a body', '/customers/CUS_1', undefined],
  ['with a body', '/customers', post({ email })],
])('a caller of a request %s who goes away ends the call to Paystack', async (_, path, init) => {
  const paystack = createServer().listen(0, '127.0.0.1');
  await once(paystack, 'listening');
  const baseURL = `http://127.0.0.1:${(paystack.address() as AddressInfo).port}`;
  const app = await start({ paystack: { baseURL } });
  const controller = new AbortController();
  const answer = fetch(urlOf(app) + path, { ...init, signal: controller.signal });

  const [socket] = (await once(paystack, 'connection')) as [Socket];
  await once(socket, 'data');
  controller.abort();
  await expect(answer).rejects.toThrow('aborted');
  await once(socket, 'close');
  app.server.closeAllConnections();
  await app.close();
  expect(log.join('')).toMatch(/"code":"ABORT_ERR","attempts":1,"msg":"failed"/);
  paystack.close();
});

describe('the log', () => {
  test('tells of a request and of its attempts by route', async () => {
    const { customer_code } = await seeded();
    await sandbox.setFailures({ status: 503, times: 1 });
    await answerOf(`/customers/${customer_code}`);
    await block('CUS_1');
    const lines = log.map((line) => JSON.parse(line) as Record<string, unknown>);
    const [lookUpId, blockId] = [...new Set(lines.map(({ reqId }) => reqId))];
    const [lookUpRoute, blockRoute] = ['/customers/:emailOrCode', '/customers/:code/block'];
    const attempt = { level: 30, code: null, duration: expect.any(Number) as number, msg: 'asked Paystack' };
    const common = {
      time: expect.any(Number) as number,
      pid: process.pid,
      hostname: expect.any(String) as string,
    };
    expect(lines).toEqual(
      [
        { reqId: lookUpId, level: 30, req: { method: 'GET', route: lookUpRoute }, msg: 'incoming request' },
        { reqId: lookUpId, route: lookUpRoute, attempt: 1, status: 503, ...attempt },
        { reqId: lookUpId, route: lookUpRoute, attempt: 2, status: 200, ...attempt },
        {
          ...{ reqId: lookUpId, level: 30, res: { statusCode: 200 }, msg: 'request completed' },
          responseTime: expect.any(Number) as number,
        },
        { reqId: blockId, level: 30, req: { method: 'POST', route: blockRoute }, msg: 'incoming request' },
        { reqId: blockId, route: blockRoute, attempt: 1, status: 404, ...attempt },
        {
          ...{ reqId: blockId, level: 30, msg: 'failed' },
          paystack: { statusCode: 404, type: 'validation_error', code: 'not_found' },
        },
        {
          ...{ reqId: blockId, level: 30, res: { statusCode: 404 }, msg: 'request completed' },
          responseTime: expect.any(Number) as number,
        },
      ].map((line) => ({ ...common, ...line })),
    );
  });

  test('holds no key and nothing about a customer', async () => {
    const path = `/customers/${encodeURIComponent(email)}`;
    for (const failures of [null, { status: 400 }, { status: 401 }]) {
      await sandbox.setFailures(failures);
      await answerOf('/customers', post({ email, firstName, lastName, phone }));
      await answerOf(path);
      await answerOf(`${path}/block`, post());
    }
    await answerOf('/customers', post({ email, fone: phone }));
    await answerOf('/customers', post(`{"email":"${email}",${phone}`));
    await answerOf('/customers', post(email, 'text/plain'));
    await answerOf(`/people/${email}?key=${KEY}`);
    await answerOf(`/customers/%zz${email}`);
    const text = log.join('');
    expect(log.length).toBeGreaterThan(30);
    for (const secret of [KEY, 'sk_test', 'oluwaseun', 'nowhere', firstName, lastName, phone]) {
      expect(text).not.toContain(secret);
    }
  });
});

describe('shutdown', () => {
  const main = join(projectRoot, 'examples/backend/main.ts');
  const path = `/customers/${encodeURIComponent(email)}`;

  /** The service as a process. */
  interface Running {
    readonly base: string;
    readonly kill: (signal: NodeJS.Signals) => void;
    /** Waits for a line of its log that holds this text, and gives it. */
    readonly logged: (text: string) => Promise<string>;
  }

  /** Starts the service as a process, and does something with it; gives back how it ended. */
  async function run(play: (running: Running) => Promise<void>) {
    const env = {
      PORT: '0',
      PAYSTACK_AUTHORIZATION_KEY: KEY,
      PAYSTACK_BASE_URL: sandbox.url,
      LOG_LEVEL: 'info',
    };
    let played: Promise<void> | undefined;
    const result = await runNode(['--import', 'tsx', main], {
      env,
      onSpawn: (child) => {
        const logged = follow(child.stdout ?? Readable.from([]));
        const kill = (signal: NodeJS.Signals) => void child.kill(signal);
        played = logged('Server listening').then((line) => {
          const [base = ''] = /http:[^"]+/.exec(line) ?? [];
          return play({ base, kill, logged });
        });
        // One that never says so is killed at its deadline.
        played.catch(() => child.kill('SIGKILL'));
      },
    });
    await played;
    return result;
  }

  function follow(input: Readable): Running['logged'] {
    const lines: string[] = [];
    const reader = createInterface({ input }).on('line', (line) => lines.push(line));
    const ended = new AbortController();
    reader.once('close', () => ended.abort());
    return async (text) => {
      for (;;) {
        const found = lines.find((line) => line.includes(text));
        if (found !== undefined) return found;
        await once(reader, 'line', { signal: ended.signal });
      }
    };
  }

  /** Waits until the service accepts no more connections. */
  async function refusing(base: string): Promise<void> {
    for (;;) {
      const socket = connect(Number(new URL(base).port), '127.0.0.1');
      const refused = await once(socket, 'connect').then(
        () => false,
        () => true,
      );
      socket.destroy();
      if (refused) return;
    }
  }

  test.each(['SIGTERM', 'SIGINT'] as const)('%s lets the request under way finish', async (signal) => {
    const customer = await seeded();
    await sandbox.setLatency(1_000);
    let answer: Response | undefined;
    const { code, stdout, stderr } = await run(async ({ base, kill, logged }) => {
      // A connection that carries no request is not waited for.
      const idle = connect(Number(new URL(base).port), '127.0.0.1');
      await once(idle, 'connect');
      const idleClosed = once(idle, 'close');
      const promised = fetch(base + path);
      await logged('incoming request');
      kill(signal);
      await refusing(base);
      answer = await promised;
      await idleClosed;
    });
    expect(answer?.status).toBe(200);
    expect(answer?.headers.get('Connection')).toBe('close');
    expect(await answer?.json()).toEqual(shown(customer));
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const messages = stdout.split('\n').map((line) => /"msg":"([^"]*)"/.exec(line)?.[1]);
    expect(messages.slice(-5)).toEqual([
      'closing',
      'asked Paystack',
      'request completed',
      'closed',
      undefined,
    ]);
  });

  test('a second signal ends the process at once', async () => {
    await seeded();
    await sandbox.setLatency(10_000);
    let failure: unknown;
    const { signal } = await run(async ({ base, kill, logged }) => {
      const answer = fetch(base + path).catch((error: unknown) => {
        failure = error;
      });
      await logged('incoming request');
      kill('SIGTERM');
      await logged('closing');
      kill('SIGTERM');
      await answer;
    });
    expect(signal).toBe('SIGTERM');
    expect(failure).toMatchObject({ message: 'fetch failed' });
  });
});
