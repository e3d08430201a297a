import {
  AsyncCustomer,
  type BatchEntry,
  Customer,
  type CustomerQueue,
  type CustomerRecord,
  InvalidDataException,
  NetworkException,
} from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { bothAsAsync, failureOf, thrownBy } from '../support/clients';
import { type Answer, type Play, type PlayedServer, startPlayedServer } from '../support/played-server';
import { runNode, runScript } from '../support/run-script';

const emailOf = (index: number) => `c${index}@example.com`;
const emails = (count: number) => Array.from({ length: count }, (_, index) => emailOf(index));
const creations = (count: number) => (queue: CustomerQueue) =>
  emails(count).map((email) => queue.create(email));

/** What an entry comes to, in a few words. */
function gist(entry: BatchEntry<unknown>): string {
  if (entry instanceof NetworkException) return entry.code;
  return entry instanceof Error ? entry.message : `${entry.statusCode} ${entry.message}`;
}

/** Answers five at a time, the last first, once they have all come. */
const inFives: Play = () => {
  const held: (() => void)[] = [];
  return ({ body }, answer) => {
    held.unshift(() => answer(200, { message: body?.email }));
    if (held.length === 5) for (const release of held.splice(0)) release();
  };
};

/** Answers eight at a time, once they have all come. */
const inEights: Play = () => {
  const held: Answer[] = [];
  return (_request, answer) => {
    held.push(answer);
    if (held.length === 8) for (const release of held.splice(0)) release(200);
  };
};

/** Answers the first only when 32 have come. */
const firstLast: Play = () => {
  let release: (() => void) | undefined;
  let count = 0;
  return ({ body }, answer) => {
    count += 1;
    if (body?.email === 'c0@example.com') release = () => answer(200);
    else answer(200);
    if (count === 32) release?.();
  };
};

/** Puts the first off once three have come, and answers the others only when another comes. */
const putsOffFirst: Play = () => {
  const held: Answer[] = [];
  let count = 0;
  return (_request, answer) => {
    count += 1;
    held.push(answer);
    if (count === 3) held.shift()?.(429, {}, { 'Retry-After': '2' });
    if (count > 3) for (const release of held.splice(0)) release(200);
  };
};

/** Answers only the first, once three have come. */
const onlyFirst: Play = () => {
  let release: (() => void) | undefined;
  let count = 0;
  return ({ body }, answer) => {
    count += 1;
    if (body?.email === 'c0@example.com') release = () => answer(200);
    if (count === 3) release?.();
  };
};

/** Breaks off the connection of one customer. */
const breaksOff: Play =
  () =>
  ({ body }, answer) =>
    body?.email === 'c1@example.com' ? answer() : answer(200);

/** Puts everyone off, for no longer than a test has to wait. */
const putsOff: Play = () => (_request, answer) => answer(429, {}, { 'Retry-After': '0.01' });

/** Puts everyone off for a minute. */
const putsOffLong: Play = () => (_request, answer) => answer(429, {}, { 'Retry-After': '60' });

/** Puts the second off for a minute, and answers the others once the third has come. */
const putsOffSecond: Play = () => {
  const held: Answer[] = [];
  return (_request, answer) => {
    if (held.push(answer) === 2) answer(429, {}, { 'Retry-After': '60' });
    if (held.length === 3) for (const release of [held[0], held[2]]) release?.(200);
  };
};

const atOnce: Play = () => (_request, answer) => answer(200);

let server: PlayedServer;

async function on(play: Play): Promise<{ baseURL: string }> {
  server = await startPlayedServer(play);
  return { baseURL: server.url };
}

describe.each(bothAsAsync)('%s', (_name, Client) => {
  describe('on the sandbox', () => {
    let sandbox: Sandbox;
    let client: AsyncCustomer;

    beforeAll(async () => {
      sandbox = await startSandbox();
      client = new Client(sandbox.authKey, { baseURL: sandbox.url });
    });
    beforeEach(() => sandbox.reset());
    afterAll(() => sandbox.stop());

    test('no calls, no entries', async () => {
      expect(await client.batch(() => [])).toEqual([]);
    });

    test('every kind of call can stand in it', async () => {
      await sandbox.seedCustomers([{ email: 'ada@example.com', customer_code: 'CUS_1' }]);
      await sandbox.seedAuthorization('CUS_1', { authorization_code: 'AUTH_1' });
      const person = { firstName: 'Ada', lastName: 'Obi', country: 'NG', bvn: '20012345677' } as const;
      const entries = await client.batch((queue) => [
        queue.create('grace@example.com'),
        queue.getCustomers(),
        queue.getCustomer('CUS_1'),
        queue.update('CUS_1', { phone: '+2348012345678' }),
        queue.validate('CUS_1', { ...person, identificationType: 'bvn' }),
        queue.flag('CUS_1', { riskAction: 'deny' }),
        queue.deactivate('AUTH_1'),
      ]);
      expect(entries.map(gist)).toEqual([
        '200 Customer created',
        '200 Customers retrieved',
        '200 Customer retrieved',
        '200 Customer updated',
        '202 Customer Identification in progress',
        '200 Customer updated',
        '200 Authorization has been deactivated',
      ]);
    });

    test('the type of the entries is that of the calls', async () => {
      const entries: BatchEntry<CustomerRecord>[] = await client.batch((queue) => [
        queue.create('ada@example.com'),
        queue.update('CUS_1'),
      ]);
      const codes = entries.map((entry) =>
        !(entry instanceof Error) && entry.status ? entry.data.customer_code : gist(entry),
      );
      expect(codes).toEqual([expect.stringMatching(/^CUS_/), '404 Customer not found']);
    });

    test('a refused call and bad arguments are entries of their own', async () => {
      const entries = await client.batch((queue) => [
        queue.create('ada@example.com'),
        queue.create(''),
        queue.create('no email'),
        queue.create('grace@example.com', undefined, { timeout: -1 }),
        queue.create('hedy@example.com'),
      ]);
      expect(entries.map(gist)).toEqual([
        '200 Customer created',
        '`email` must be a non-empty string of well-formed Unicode other than "." and "..", but "" was given.',
        '400 Invalid Email Address Passed',
        expect.stringMatching(/^`timeout` must be a number of milliseconds above 0/),
        '200 Customer created',
      ]);
      expect(entries[1]).toBeInstanceOf(InvalidDataException);
      expect(await sandbox.requests()).toHaveLength(3);
    });

    test('a 429 that asks for more than a minute is an answer', async () => {
      await sandbox.setFailures({ status: 429, times: 1, retryAfter: 61 });
      const entries = await client.batch(creations(2), { concurrency: 1 });
      expect(entries.map(gist)).toEqual(['429 This failure was asked for', '200 Customer created']);
    });

    test.each([
      ['concurrency', { concurrency: 0 }, 'must be a positive integer, but 0 was given.'],
      ['concurrency', { concurrency: 2.5 }, 'must be a positive integer, but 2.5 was given.'],
      ['onEntry', { onEntry: 'print' }, 'must be a function, but "print" was given.'],
      [
        'options',
        8,
        'must be an object of parameters by name, such as { name: value }, but a number was given.',
      ],
    ])('a bad %s is refused, and nothing is sent', async (name, options, problem) => {
      const thrown = await thrownBy(() => client.batch(creations(1), options as object));
      expect(thrown).toBeInstanceOf(InvalidDataException);
      expect(thrown.message).toBe(`\`${name}\` ${problem}`);
      expect(await sandbox.requests()).toEqual([]);
    });

    test('calls that are no function are refused', async () => {
      const thrown = await thrownBy(() => client.batch([] as never));
      expect(thrown.message).toBe('`calls` must be a function, but an array was given.');
    });

    test('something else than a queued call ends it, those before it being made first', async () => {
      const calls = (queue: CustomerQueue) => [...creations(2)(queue), 'ada@example.com' as never];
      const thrown = await thrownBy(() => client.batch(calls));
      expect(thrown.message).toBe('`calls` must give only calls made on the queue that it receives.');
      expect(await sandbox.customers()).toHaveLength(2);
    });

    test('an iterable that throws ends it, the calls it gave being made first', async () => {
      const messages: string[] = [];
      const batch = async () =>
        client.batch(
          function* (queue) {
            yield* creations(3)(queue);
            throw new Error('Line 4 cannot be read.');
          },
          { onEntry: (entry) => messages.push(gist(entry)) },
        );
      await expect(batch()).rejects.toThrow('Line 4 cannot be read.');
      expect(messages).toEqual(Array(3).fill('200 Customer created'));
    });
  });

  describe('on other servers', () => {
    afterEach(() => server.stop());

    test('so many calls are under way as it is told, never more; entries stand in the order of the calls', async () => {
      const client = new Client('sk_test_batch', await on(inFives));
      const entries = await client.batch(creations(100), { concurrency: 5 });
      expect(entries.map(gist)).toEqual(emails(100).map((email) => `200 ${email}`));
      const requests = await server.requests();
      expect(Math.max(...requests.map(({ underWay }) => underWay))).toBe(5);
    });

    test('eight are under way if it is not told', async () => {
      const client = new Client('sk_test_batch', { ...(await on(inEights)), timeout: 10_000, retries: 0 });
      const entries = await client.batch(creations(16));
      expect(entries.map(gist)).toEqual(Array(16).fill('200 Played'));
      const requests = await server.requests();
      expect(Math.max(...requests.map(({ underWay }) => underWay))).toBe(8);
    });

    test('onEntry gets the entries in the order of the calls, and the batch gives their number', async () => {
      const client = new Client('sk_test_batch', await on(inFives));
      const seen: [number, string][] = [];
      const onEntry = (entry: BatchEntry<unknown>, index: number) => seen.push([index, gist(entry)]);
      expect(await client.batch(creations(20), { concurrency: 5, onEntry })).toBe(20);
      expect(seen).toEqual(emails(20).map((email, index) => [index, `200 ${email}`]));
    });

    test('calls are taken no further ahead than sixteen times the concurrency', async () => {
      const client = new Client('sk_test_batch', await on(firstLast));
      let [taken, delivered, ahead] = [0, 0, 0];
      const count = await client.batch(
        function* (queue) {
          for (const email of emails(200)) {
            taken += 1;
            ahead = Math.max(ahead, taken - delivered);
            yield queue.create(email);
          }
        },
        { concurrency: 2, onEntry: () => (delivered += 1) },
      );
      expect({ count, ahead }).toEqual({ count: 200, ahead: 32 });
    });

    test('a call without a usable reply costs the others nothing', async () => {
      const client = new Client('sk_test_batch', { ...(await on(breaksOff)), retries: 0 });
      const entries = await client.batch(creations(3));
      expect(entries.map(gist)).toEqual(['200 Played', 'ECONNRESET', '200 Played']);
    });

    test('a 429 makes the whole batch rest, and then go on', async () => {
      const client = new Client('sk_test_batch', await on(putsOffFirst));
      const entries = await client.batch(creations(9), { concurrency: 3 });
      expect(entries.map(gist)).toEqual(Array(9).fill('200 Played'));
      const requests = await server.requests();
      expect(requests).toHaveLength(10);
      const [first, , third, fourth] = requests;
      expect(fourth?.body).toEqual(first?.body);
      expect(Number(fourth?.at) - Number(third?.at)).toBeGreaterThanOrEqual(2_000);
    });

    test('a call is put off ten times, whatever `retries` is, and then its 429 is its entry', async () => {
      const client = new Client('sk_test_batch', await on(putsOff));
      const entries = await client.batch(creations(1));
      expect(entries.map(gist)).toEqual(['429 Played']);
      expect(await server.requests()).toHaveLength(11);
    });

    test('an onEntry that throws ends it: the calls under way are aborted, the iterable is closed', async () => {
      const client = new Client('sk_test_batch', await on(onlyFirst));
      let closed = false;
      const batch = async () =>
        client.batch(
          function* (queue) {
            try {
              yield* creations(9)(queue);
            } finally {
              closed = true;
            }
          },
          {
            concurrency: 3,
            onEntry: () => {
              throw new Error('The disk is full.');
            },
          },
        );
      await expect(batch()).rejects.toThrow('The disk is full.');
      expect(closed).toBe(true);
      await server.abandoned(2);
      expect(await server.requests()).toHaveLength(3);
    });
  });
});

test('a batch of Customer is done when it returns', async () => {
  const sandbox = await startSandbox();
  const customer = new Customer(sandbox.authKey, { baseURL: sandbox.url });
  expect(customer.batch(creations(2)).map(gist)).toEqual(['200 Customer created', '200 Customer created']);
  expect(customer.batch(creations(2), { onEntry: () => undefined })).toBe(2);
  await sandbox.stop();
});

describe('a signal', () => {
  const aborted = {
    name: 'NetworkException',
    message: 'The batch was aborted.',
    code: 'ABORT_ERR',
    attempts: 0,
  };

  afterEach(() => server.stop());

  test('ends a batch of AsyncCustomer and the calls under way', async () => {
    const client = new AsyncCustomer('sk_test_batch', await on(onlyFirst));
    const controller = new AbortController();
    const { signal } = controller;
    const onEntry = () => controller.abort(new Error('Closing.'));
    const batch = client.batch(creations(9), { concurrency: 3, onEntry, signal });
    expect(await failureOf(() => batch)).toEqual(aborted);
    expect((await thrownBy(() => batch)).cause).toBe(signal.reason);
    await server.abandoned(2);
    expect(await server.requests()).toHaveLength(3);
  });

  test('ends a batch that rests after a 429', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const onAttempt = () => setImmediate(() => controller.abort());
    const client = new AsyncCustomer('sk_test_batch', { ...(await on(putsOffLong)), onAttempt });
    expect(await failureOf(() => client.batch(creations(2), { concurrency: 1, signal }))).toEqual(aborted);
    expect(await server.requests()).toHaveLength(1);
  });

  test('that is aborted already lets nothing be sent', async () => {
    const client = new AsyncCustomer('sk_test_batch', await on(atOnce));
    const signal = AbortSignal.abort();
    expect(await failureOf(() => client.batch(creations(9), { signal }))).toEqual(aborted);
    expect(await server.requests()).toEqual([]);
  });

  test('is refused by Customer', async () => {
    const customer = new Customer('sk_test_batch', await on(atOnce));
    const { signal } = new AbortController();
    // @ts-expect-error -- The compiler refuses it as well.
    const thrown = await thrownBy(() => customer.batch(creations(1), { signal }));
    expect(thrown.message).toBe('`signal` is unknown here. Known are: concurrency, onEntry.');
  });
});

test('a script whose batch of AsyncCustomer ends during a rest ends at once', async () => {
  const { baseURL } = await on(putsOffSecond);
  const script = `
    const { AsyncCustomer } = require('tspaystack2');
    const client = new AsyncCustomer('sk_test_batch', { baseURL: '${baseURL}', onAttempt });
    function onAttempt({ status }) {
      if (status === 429) client.getCustomer('CUS_third');
    }
    const calls = (queue) => [queue.create('ada@example.com'), queue.create('obi@example.com')];
    const onEntry = () => { throw new Error('The disk is full.'); };
    client.batch(calls, { onEntry }).catch(({ message }) => console.log(message));
  `;
  // Well under the minute of the rest.
  const result = await runScript(script, { deadline: 25_000 });
  await server.stop();
  expect(result).toEqual({ code: 0, signal: null, stdout: 'The disk is full.\n', stderr: '' });
});

test.each(['Customer', 'AsyncCustomer'])(
  'a batch of %s takes no more memory for 20 000 calls than for 5 000',
  async (name) => {
    const { baseURL } = await on(atOnce);
    const script = `
      const { ${name}: Client } = require('tspaystack2');
      const heap = () => (gc(), process.memoryUsage().heapUsed);
      async function main() {
        let before;
        const count = await new Client('sk_test_batch', { baseURL: '${baseURL}' }).batch(
          function* (queue) {
            for (let index = 0; index < 20_000; index++) yield queue.create('c' + index + '@example.com');
          },
          { onEntry: (_entry, index) => { if (index === 5_000) before = heap(); } },
        );
        console.log(JSON.stringify({ count, growth: (heap() - before) / 2 ** 20 }));
      }
      void main();
    `;
    const result = await runNode(['--expose-gc', '--eval', script], { deadline: 60_000 });
    await server.stop();
    expect(result).toMatchObject({ code: 0, stderr: '' });
    const { count, growth } = JSON.parse(result.stdout) as { count: number; growth: number };
    expect(count).toBe(20_000);
    expect(growth).toBeLessThan(1);
  },
  70_000,
);
