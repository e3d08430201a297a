import {
  AsyncCustomer,
  type BatchResult,
  Customer,
  type CustomerQueue,
  type CustomerRecord,
  InvalidDataException,
  NetworkException,
} from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { bothAsAsync, failureOf, thrownBy } from '../support/clients';
import { type PlayedServer, startPlayedServer } from '../support/played-server';
import { finished, runScript } from '../support/run-script';

const emailOf = (index: number) => `c${index}@example.com`;
const emails = (count: number) => Array.from({ length: count }, (_, index) => emailOf(index));
const creations = (count: number) => (queue: CustomerQueue) =>
  emails(count).map((email) => queue.create(email));

/** What an entry comes to, in a few words. */
function gist(entry: BatchResult<unknown>): string {
  if (entry instanceof NetworkException) return entry.code;
  return entry instanceof Error ? entry.message : `${entry.statusCode} ${entry.message}`;
}

const PLAYS = require.resolve('./plays/batch.cjs');

let server: PlayedServer;

async function on(play: string, data?: unknown): Promise<{ baseURL: string }> {
  server = await startPlayedServer(PLAYS, play, data);
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
      const entries: BatchResult<CustomerRecord>[] = await client.batch((queue) => [
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
        '`email` must be a non-empty string of well-formed Unicode, but "" was given.',
        '400 Invalid Email Address Passed',
        expect.stringMatching(/^`timeout` must be a number of milliseconds above 0/),
        '200 Customer created',
      ]);
      expect(entries[1]).toBeInstanceOf(InvalidDataException);
      expect(await sandbox.requests()).toHaveLength(3);
    });

    test('a 429 that asks for more than the deadline is an answer', async () => {
      await sandbox.setFailures({ status: 429, times: 1, retryAfter: 121 });
      const entries = await client.batch(creations(2), { concurrency: 1 });
      expect(entries.map(gist)).toEqual(['429 Rate limit exceeded!', '200 Customer created']);
    });

    test.each([
      ['concurrency', { concurrency: 0 }, 'must be a positive integer, but 0 was given.'],
      ['concurrency', { concurrency: 2.5 }, 'must be a positive integer, but 2.5 was given.'],
      ['onResult', { onResult: 'print' }, 'must be a function, but "print" was given.'],
      ['onPause', { onPause: 1 }, 'must be a function, but 1 was given.'],
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

    test('something else than a queued call closes the generator that gave it', async () => {
      let isClosed = false;
      const batch = () =>
        client.batch(function* (queue) {
          try {
            yield* creations(2)(queue);
            yield 7 as never;
          } finally {
            isClosed = true;
          }
        });
      expect((await thrownBy(batch)).message).toMatch(/^`calls` must give only calls made on the queue/);
      expect(isClosed).toBe(true);
      expect(await sandbox.customers()).toHaveLength(2);
    });

    test.each<[string, () => unknown, string]>([
      ['is a text', () => 'ada', 'must give only calls made on the queue that it receives.'],
      [
        'has no iterator',
        () => ({ [Symbol.iterator]: () => 7 }),
        'must be a function that gives an iterable that can be iterated, but one whose iterator is a number was given.',
      ],
      [
        'has an iterator without steps',
        () => ({ [Symbol.iterator]: () => ({ next: () => undefined }) }),
        'must be a function that gives an iterable that can be iterated, but one whose step is nothing was given.',
      ],
    ])('an iterable that %s is refused', async (_what, calls, problem) => {
      const thrown = await thrownBy(() => client.batch(calls as () => []));
      expect(thrown).toBeInstanceOf(InvalidDataException);
      expect(thrown.message).toBe(`\`calls\` ${problem}`);
    });

    test('an iterable that throws ends it, the calls it gave being made first', async () => {
      const messages: string[] = [];
      const batch = async () =>
        client.batch(
          function* (queue) {
            yield* creations(3)(queue);
            throw new Error('Line 4 cannot be read.');
          },
          { onResult: (entry) => messages.push(gist(entry)) },
        );
      await expect(batch()).rejects.toThrow('Line 4 cannot be read.');
      expect(messages).toEqual(Array(3).fill('200 Customer created'));
    });
  });

  describe('on other servers', () => {
    afterEach(() => server.stop());

    test('so many calls are under way as it is told, never more; entries stand in the order of the calls', async () => {
      const client = new Client('sk_test_batch', await on('inFives'));
      const entries = await client.batch(creations(100), { concurrency: 5 });
      expect(entries.map(gist)).toEqual(emails(100).map((email) => `200 ${email}`));
      const requests = await server.requests();
      expect(Math.max(...requests.map(({ underWay }) => underWay))).toBe(5);
    });

    test('eight are under way if it is not told', async () => {
      const client = new Client('sk_test_batch', { ...(await on('inEights')), timeout: 10_000, retries: 0 });
      const entries = await client.batch(creations(16));
      expect(entries.map(gist)).toEqual(Array(16).fill('200 Played'));
      const requests = await server.requests();
      expect(Math.max(...requests.map(({ underWay }) => underWay))).toBe(8);
    });

    test('onResult gets the entries in the order of the calls, and the batch gives their number', async () => {
      const client = new Client('sk_test_batch', await on('inFives'));
      const seen: [number, string][] = [];
      const onResult = (entry: BatchResult<unknown>, index: number) => seen.push([index, gist(entry)]);
      expect(await client.batch(creations(20), { concurrency: 5, onResult })).toBe(20);
      expect(seen).toEqual(emails(20).map((email, index) => [index, `200 ${email}`]));
    });

    test('calls are taken no further ahead than sixteen times the concurrency', async () => {
      const client = new Client('sk_test_batch', await on('firstLast'));
      let [taken, delivered, ahead] = [0, 0, 0];
      const count = await client.batch(
        function* (queue) {
          for (const email of emails(200)) {
            taken += 1;
            ahead = Math.max(ahead, taken - delivered);
            yield queue.create(email);
          }
        },
        { concurrency: 2, onResult: () => (delivered += 1) },
      );
      expect({ count, ahead }).toEqual({ count: 200, ahead: 32 });
    });

    test('a call without a usable reply costs the others nothing', async () => {
      const client = new Client('sk_test_batch', { ...(await on('breaksOff')), retries: 0 });
      const entries = await client.batch(creations(3));
      expect(entries.map(gist)).toEqual(['200 Played', 'ECONNRESET', '200 Played']);
    });

    test('a 429 makes the whole batch rest, and then go on', async () => {
      const client = new Client('sk_test_batch', await on('putsOffFirst'));
      const pauses: number[] = [];
      const started = Date.now();
      const onPause = (until: Date) => void pauses.push(until.getTime() - started);
      const entries = await client.batch(creations(9), { concurrency: 3, onPause });
      expect(entries.map(gist)).toEqual(Array(9).fill('200 Played'));
      expect(pauses.length).toBeGreaterThan(0);
      expect(Math.min(...pauses)).toBeGreaterThanOrEqual(500);
      const requests = await server.requests();
      expect(requests).toHaveLength(10);
      const [first, , third, fourth] = requests;
      expect(fourth?.body).toEqual(first?.body);
      expect(Number(fourth?.at) - Number(third?.at)).toBeGreaterThanOrEqual(500);
    });

    test('a call is sent again ten times, whatever `retries` is, and then its 429 is its result', async () => {
      const client = new Client('sk_test_batch', await on('putsOff', 0.01));
      const entries = await client.batch(creations(1));
      expect(entries.map(gist)).toEqual(['429 Played']);
      expect(await server.requests()).toHaveLength(11);
    });

    test.each([
      ['the client', { retries: 0 }, undefined],
      ['the call', {}, { retries: 0 }],
    ])('a call is not sent again after a 429 if %s has no retries', async (_who, options, limits) => {
      const client = new Client('sk_test_batch', { ...(await on('putsOff', 0.01)), ...options });
      const entries = await client.batch((queue) => [queue.create('ada@example.com', null, limits)]);
      expect(entries.map(gist)).toEqual(['429 Played']);
      expect(await server.requests()).toHaveLength(1);
    });

    test('a batch of 150 against 100 in two seconds has no failures, and few wasted requests', async () => {
      const client = new Client('sk_test_batch', await on('limited'));
      const entries = await client.batch(creations(150));
      expect(entries.map(gist)).toEqual(Array(150).fill('200 Played'));
      expect((await server.requests()).length).toBeLessThanOrEqual(150 + 8);
    });

    test('an onResult that throws ends it: the calls under way are aborted, the iterable is closed', async () => {
      const client = new Client('sk_test_batch', await on('onlyFirst'));
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
            onResult: () => {
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
  expect(customer.batch(creations(2), { onResult: () => undefined })).toBe(2);
  await sandbox.stop();
});

test("exceptions of blocking calls have the caller's line in their stacks, entries of batches as well", async () => {
  const { stdout, ...ending } = await runScript(require.resolve('./scripts/caller-line.cjs'));
  expect(ending).toEqual({ code: 0, signal: null, stderr: '' });
  const lines = stdout.trim().split('\n');
  expect(lines).toHaveLength(11);
  for (const line of lines) expect(line).toMatch(/^[a-zA-Z ]+: shown$/);
});

describe('an onResult that gives promises', () => {
  afterEach(() => server.stop());

  test('is awaited by AsyncCustomer, one entry at a time, while calls go on', async () => {
    const client = new AsyncCustomer('sk_test_batch', await on('inFives'));
    const seen: string[] = [];
    const onResult = async (entry: BatchResult<unknown>, index: number) => {
      seen.push(`${index} ${gist(entry)}`);
      // All five have to come while this one waits.
      if (index === 0) await server.requests(10);
      seen.push(`${index} done`);
    };
    expect(await client.batch(creations(10), { concurrency: 5, onResult })).toBe(10);
    expect(seen).toEqual(emails(10).flatMap((email, index) => [`${index} 200 ${email}`, `${index} done`]));
  });

  test('ends the batch of AsyncCustomer if one is rejected', async () => {
    const client = new AsyncCustomer('sk_test_batch', await on('onlyFirst'));
    let isClosed = false;
    const batch = client.batch(
      function* (queue) {
        try {
          yield* creations(9)(queue);
        } finally {
          isClosed = true;
        }
      },
      { concurrency: 3, onResult: () => Promise.reject(new Error('The disk is full.')) },
    );
    await expect(batch).rejects.toThrow('The disk is full.');
    expect(isClosed).toBe(true);
    await server.abandoned(2);
    expect(await server.requests()).toHaveLength(3);
  });

  test('ends the batch of AsyncCustomer also if the last one is rejected', async () => {
    const client = new AsyncCustomer('sk_test_batch', await on('atOnce'));
    const onResult = (_entry: unknown, index: number) =>
      index === 2 ? Promise.reject(new Error('The disk is full.')) : Promise.resolve();
    await expect(client.batch(creations(3), { onResult })).rejects.toThrow('The disk is full.');
  });

  test("is refused by Customer, and its rejection is nobody else's", async () => {
    const customer = new Customer('sk_test_batch', await on('atOnce'));
    const onResult = () => Promise.reject(new Error('The disk is full.'));
    expect(() => customer.batch(creations(3), { onResult })).toThrow(
      new InvalidDataException(
        'onResult',
        'must not give a promise in a blocking class, which cannot wait for it.',
      ),
    );
  });
});

describe('an async iterable of calls', () => {
  afterEach(() => server.stop());

  test('is read by AsyncCustomer as its turn comes, and closed where it is left', async () => {
    const client = new AsyncCustomer('sk_test_batch', await on('inFives'));
    const closed: string[] = [];
    async function* calls(queue: CustomerQueue) {
      try {
        for (const email of emails(20)) {
          await Promise.resolve();
          yield queue.create(email);
        }
      } finally {
        await Promise.resolve();
        closed.push('closed');
      }
    }
    const entries: BatchResult<CustomerRecord>[] = await client.batch(calls, { concurrency: 5 });
    expect(entries.map(gist)).toEqual(emails(20).map((email) => `200 ${email}`));
    expect(closed).toEqual(['closed']);
    const onResult = () => {
      throw new Error('The disk is full.');
    };
    await expect(client.batch(calls, { concurrency: 5, onResult })).rejects.toThrow('The disk is full.');
    expect(closed).toEqual(['closed', 'closed']);
  });

  test('that gives something else than a queued call is closed', async () => {
    const client = new AsyncCustomer('sk_test_batch', await on('atOnce'));
    let isClosed = false;
    const batch = client.batch(async function* (queue) {
      try {
        yield* creations(2)(queue);
        await Promise.resolve();
        yield 7 as never;
      } finally {
        await server.requests(2);
        isClosed = true;
      }
    });
    expect((await thrownBy(() => batch)).message).toMatch(/^`calls` must give only calls made on the queue/);
    expect(isClosed).toBe(true);
    expect(await server.requests()).toHaveLength(2);
  });

  test('that fails ends the batch, the calls it gave being made first', async () => {
    const client = new AsyncCustomer('sk_test_batch', await on('atOnce'));
    const messages: string[] = [];
    const batch = client.batch(
      async function* (queue) {
        yield* creations(3)(queue);
        await Promise.reject(new Error('Line 4 cannot be read.'));
      },
      { onResult: (entry) => messages.push(gist(entry)) },
    );
    await expect(batch).rejects.toThrow('Line 4 cannot be read.');
    expect(messages).toEqual(Array(3).fill('200 Played'));
  });

  test('does not keep a signal from ending the batch while the next call is waited for', async () => {
    const client = new AsyncCustomer('sk_test_batch', await on('atOnce'));
    const controller = new AbortController();
    const batch = client.batch(
      async function* (queue) {
        yield queue.create('ada@example.com');
        await new Promise(() => undefined);
      },
      { signal: controller.signal, onResult: () => setImmediate(() => controller.abort()) },
    );
    expect((await thrownBy(() => batch)).message).toBe('The batch was aborted.');
  });

  test('is refused by Customer', async () => {
    const customer = new Customer('sk_test_batch', await on('atOnce'));
    // eslint-disable-next-line @typescript-eslint/require-await
    async function* calls(queue: CustomerQueue) {
      yield queue.create('ada@example.com');
    }
    // @ts-expect-error -- The compiler refuses it as well.
    const thrown = await thrownBy(() => customer.batch(calls));
    expect(thrown.message).toBe('`calls` must not give an async iterable in a blocking class.');
    expect(await server.requests()).toEqual([]);
  });
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
    const client = new AsyncCustomer('sk_test_batch', await on('onlyFirst'));
    const controller = new AbortController();
    const { signal } = controller;
    const onResult = () => controller.abort(new Error('Closing.'));
    const batch = client.batch(creations(9), { concurrency: 3, onResult, signal });
    expect(await failureOf(() => batch)).toEqual(aborted);
    expect((await thrownBy(() => batch)).cause).toBe(signal.reason);
    await server.abandoned(2);
    expect(await server.requests()).toHaveLength(3);
  });

  test('ends a batch that rests after a 429', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const onAttempt = () => setImmediate(() => controller.abort());
    const client = new AsyncCustomer('sk_test_batch', { ...(await on('putsOff', 60)), onAttempt });
    expect(await failureOf(() => client.batch(creations(2), { concurrency: 1, signal }))).toEqual(aborted);
    expect(await server.requests()).toHaveLength(1);
  });

  test('that is aborted already lets nothing be sent', async () => {
    const client = new AsyncCustomer('sk_test_batch', await on('atOnce'));
    const signal = AbortSignal.abort();
    expect(await failureOf(() => client.batch(creations(9), { signal }))).toEqual(aborted);
    expect(await server.requests()).toEqual([]);
  });

  test('is refused by Customer', async () => {
    const customer = new Customer('sk_test_batch', await on('atOnce'));
    const { signal } = new AbortController();
    // @ts-expect-error -- The compiler refuses it as well.
    const thrown = await thrownBy(() => customer.batch(creations(1), { signal }));
    expect(thrown.message).toBe('`signal` is unknown here. Known are: concurrency, onPause, onResult.');
  });
});

test('a script whose batch of AsyncCustomer ends during a rest ends at once', async () => {
  const { baseURL } = await on('putsOffSecond', 600);
  const result = await runScript(require.resolve('./scripts/fail-in-rest.cjs'), [baseURL]);
  await server.stop();
  expect(result).toEqual(finished('The disk is full.\n'));
});
