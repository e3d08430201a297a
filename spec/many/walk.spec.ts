import { AsyncCustomer, InvalidDataException, type NetworkException, PageException } from 'tspaystack2';
import type { AllCustomersParams, AttemptReport, ClientOptions, CustomerSummary } from 'tspaystack2';
import { type RecordedRequest, type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { bothAsAsync, factsOf, noReply, thrownBy } from '../support/clients';
import { type PlayedServer, startPlayedServer } from '../support/played-server';
import { finished, runScript } from '../support/run-script';

const PLAYS = require.resolve('./plays/walk.cjs');

/** Keeps this thread from doing anything else for some milliseconds. */
function standStill(wait: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
}

const codes = (count: number) => Array.from({ length: count }, (_, index) => `CUS_${count - index}`);

async function codesOf(walk: AsyncIterable<CustomerSummary>): Promise<string[]> {
  const found: string[] = [];
  for await (const { customer_code } of walk) found.push(customer_code);
  return found;
}

/** Gets items until a page fails. */
async function brokenWalk(walk: AsyncIterable<CustomerSummary>, eachTime = async () => Promise.resolve()) {
  const found: string[] = [];
  const failure = await thrownBy(async () => {
    for await (const { customer_code } of walk) {
      found.push(customer_code);
      await eachTime();
    }
  });
  if (!(failure instanceof PageException)) throw failure;
  return { found, failure };
}

describe.each(bothAsAsync)('%s', (_name, Client) => {
  describe('on the sandbox, by cursor', () => {
    let sandbox: Sandbox;
    let client: AsyncCustomer;

    beforeAll(async () => {
      sandbox = await startSandbox();
      client = new Client(sandbox.authKey, { baseURL: sandbox.url });
    });
    beforeEach(() => sandbox.reset());
    afterAll(() => sandbox.stop());

    const seed = (count: number) =>
      sandbox.seedCustomers(
        codes(count)
          .map((customer_code) => ({ email: `${customer_code}@example.com`, customer_code }))
          .reverse(),
      );

    /** The list requests so far; a call made after them and answered shows that no other is on its way. */
    async function pagesAsked(): Promise<RecordedRequest[]> {
      await client.getCustomer('fence@example.com');
      const requests = await sandbox.requests();
      return requests.filter(({ path }) => path === '/customer/');
    }

    test('nobody', async () => {
      expect(await codesOf(client.allCustomers())).toEqual([]);
      expect(await pagesAsked()).toHaveLength(1);
    });

    test('all, the newest first, each page once', async () => {
      await seed(250);
      expect(await codesOf(client.allCustomers())).toEqual(codes(250));
      const asked = await pagesAsked();
      expect(asked.map(({ query }) => Object.fromEntries(query))).toEqual([
        { perPage: '100', use_cursor: 'true' },
        { perPage: '100', use_cursor: 'true', next: expect.any(String) as string },
        { perPage: '100', use_cursor: 'true', next: expect.any(String) as string },
      ]);
    });

    test('those of a span of time only', async () => {
      const days = ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'];
      await sandbox.seedCustomers(
        days.map((createdAt) => ({ customer_code: `CUS_${createdAt}`, createdAt })),
      );
      const span = { startDate: '2026-01-02', endDate: '2026-01-03', pagination: 1 };
      expect(await codesOf(client.allCustomers(span))).toEqual(['CUS_2026-01-03', 'CUS_2026-01-02']);
    });

    test('a page is fetched when the one before it is begun, and no sooner', async () => {
      await seed(6);
      const asked: number[] = [];
      const walk = client.allCustomers({ pagination: 2 });
      asked.push((await pagesAsked()).length);
      for await (const {} of walk) asked.push((await pagesAsked()).length);
      expect(asked).toEqual([0, 2, 2, 3, 3, 3, 3]);
    });

    test('whoever leaves the loop has asked for one page ahead only', async () => {
      await seed(10);
      for await (const { customer_code } of client.allCustomers({ pagination: 2 })) {
        if (customer_code !== 'CUS_7') continue;
        await pagesAsked();
        break;
      }
      expect(await pagesAsked()).toHaveLength(3);
    });

    test('two auto-paginations at a time do not meddle with each other', async () => {
      await seed(7);
      const found: string[] = [];
      for await (const outer of client.allCustomers({ pagination: 3 })) {
        found.push(outer.customer_code);
        expect(await codesOf(client.allCustomers({ pagination: 2 }))).toEqual(codes(7));
      }
      expect(found).toEqual(codes(7));
    });

    test('customers created and updated meanwhile make it lose none and give none twice', async () => {
      await seed(30);
      const found: string[] = [];
      for await (const { customer_code } of client.allCustomers({ pagination: 3 })) {
        found.push(customer_code);
        await client.create(`new.${found.length}@example.com`);
        await client.update(`CUS_${31 - found.length}`, { firstName: 'Ada' });
        await client.update('CUS_1', { metadata: { round: found.length } });
      }
      expect(found).toEqual(codes(30));
    });

    test('a refused page ends it, and its position goes on with exactly the rest', async () => {
      await seed(7);
      const { found, failure } = await brokenWalk(client.allCustomers({ pagination: 2 }), async () => {
        await pagesAsked();
        await sandbox.setFailures({ status: 400 });
      });
      expect(found).toEqual(codes(7).slice(0, 4));
      expect(factsOf(failure)).toEqual({
        name: 'PageException',
        message: 'A page could not be fetched: HTTP 400.',
        position: expect.stringMatching(/^next:./) as string,
        reply: await client.getCustomers(),
      });
      await sandbox.setFailures(null);
      const { position } = failure;
      expect(await codesOf(client.allCustomers({ pagination: 2, position }))).toEqual(codes(7).slice(4));
      expect(await codesOf(client.allCustomers({ pagination: 50, position }))).toEqual(codes(7).slice(4));
    });

    test('a refused first page has a position too', async () => {
      await seed(3);
      await sandbox.setFailures({ status: 404 });
      const { found, failure } = await brokenWalk(client.allCustomers());
      expect(found).toEqual([]);
      await sandbox.setFailures(null);
      expect(await codesOf(client.allCustomers({ position: failure.position }))).toEqual(codes(3));
    });

    test.each([
      [
        'position',
        { position: 'page:0' },
        'must be a position that a PageException told, but "page:0" was given.',
      ],
      ['position', { position: 7 }, 'must be a position that a PageException told, but 7 was given.'],
      ['pagination', { pagination: 0 }, 'must be a positive integer, but 0 was given.'],
      ['startDate', { startDate: 5 }, 'must be a Date or a string of well-formed Unicode, but 5 was given.'],
      [
        'page',
        { page: 2 },
        'is unknown here; did you mean `pagination`? Known are: pagination, startDate, endDate, position, concurrency.',
      ],
      [
        'params',
        'all',
        'must be an object of parameters by name, such as { name: value }, but a string was given.',
      ],
    ])(
      'a bad %s is refused when the auto-pagination begins, and nothing is sent',
      async (name, params, problem) => {
        const walk = client.allCustomers(params as AllCustomersParams);
        const thrown = await thrownBy(() => codesOf(walk));
        expect(thrown).toBeInstanceOf(InvalidDataException);
        expect(thrown.message).toBe(`\`${name}\` ${problem}`);
        expect(await pagesAsked()).toEqual([]);
      },
    );
  });

  describe('on other servers', () => {
    let server: PlayedServer;
    let client: AsyncCustomer;

    async function on(play: string, data?: unknown, options: ClientOptions = {}): Promise<void> {
      server = await startPlayedServer(PLAYS, play, data);
      client = new Client('sk_test_walk', { baseURL: server.url, retries: 0, ...options });
    }
    afterEach(() => server.stop());

    test('without cursors it goes by page number', async () => {
      await on('numbered');
      expect(await codesOf(client.allCustomers({ pagination: 4 }))).toEqual(codes(10));
      const asked = (await server.requests()).map(({ query }) => query);
      expect(asked).toEqual([
        { perPage: '4', use_cursor: 'true' },
        { perPage: '4', page: '2' },
        { perPage: '4', page: '3' },
      ]);
    });

    test.each<[string, object]>([
      ['null', { next: null }],
      ['empty', { next: '' }],
      ['the text "null"', { next: 'null' }],
      ['a number', { next: 2 }],
      ['null, and its counts are texts', { next: null, texts: true }],
    ])('it goes by page number as well where `next` is %s', async (_how, data) => {
      await on('numbered', data);
      expect(await codesOf(client.allCustomers({ pagination: 4 }))).toEqual(codes(10));
      expect(await server.requests()).toHaveLength(3);
    });

    test('without cursors it drops what comes again after a creation', async () => {
      await on('numbered');
      const found: string[] = [];
      for await (const { customer_code } of client.allCustomers({ pagination: 4 })) {
        found.push(customer_code);
        if (found.length % 2 === 0) await client.create('new@example.com');
      }
      expect(found).toEqual(codes(10));
    });

    test('without cursors a whole page of creations does not end it early', async () => {
      await on('burst');
      expect(await codesOf(client.allCustomers({ pagination: 2 }))).toEqual(codes(6));
    });

    test('without cursors a position is good as well', async () => {
      await on('numbered');
      const rest = await codesOf(client.allCustomers({ pagination: 4, position: 'page:3' }));
      expect(rest).toEqual(['CUS_2', 'CUS_1']);
    });

    test('a cursor that points to its own page ends it', async () => {
      await on('circling');
      expect(await codesOf(client.allCustomers())).toEqual(['CUS_1', 'CUS_2']);
      const asked = (await server.requests()).map(({ query }) => query);
      expect(asked).toEqual([
        { perPage: '100', use_cursor: 'true' },
        { perPage: '100', use_cursor: 'true', next: 'same' },
      ]);
    });

    test('without cursors and a number of pages, the first page with nothing new ends it', async () => {
      await on('uncounted');
      expect(await codesOf(client.allCustomers())).toEqual(codes(3));
      expect((await server.requests()).map(({ query }) => query.page)).toEqual([undefined, '2', '3', '4']);
    });

    test('a page that never comes: its exception has the cause, and its position goes on', async () => {
      await on('flaky');
      const { found, failure } = await brokenWalk(client.allCustomers());
      expect(found).toEqual(['CUS_1']);
      const message = noReply(1, 'read ECONNRESET.');
      expect(factsOf(failure)).toEqual({
        name: 'PageException',
        message: `A page could not be fetched: ${message}`,
        position: 'next:a page=2 & more',
        reply: null,
      });
      const cause = { name: 'NetworkException', message, code: 'ECONNRESET', attempts: 1 };
      expect(factsOf(failure.cause as NetworkException)).toEqual(cause);
      expect(await codesOf(client.allCustomers({ position: failure.position }))).toEqual(['CUS_2']);
    });

    test('leaving the loop aborts the page under way', async () => {
      await on('stuck');
      for await (const { customer_code } of client.allCustomers()) {
        expect(customer_code).toBe('CUS_1');
        await server.requests(2);
        break;
      }
      await server.abandoned(1);
      expect(await server.requests()).toHaveLength(2);
    });

    test('a loop that throws aborts the page under way', async () => {
      await on('stuck');
      const loop = async () => {
        for await (const { customer_code } of client.allCustomers()) {
          await server.requests(2);
          throw new Error(customer_code);
        }
      };
      await expect(loop()).rejects.toThrow('CUS_1');
      await server.abandoned(1);
    });

    test.each([
      ['null', { next: null }],
      ['empty', { next: '' }],
      ['the text "null"', { next: 'null' }],
      ['left out', {}],
    ])('a last page whose cursor is %s ends it', async (_how, meta) => {
      await on('ending', meta);
      expect(await codesOf(client.allCustomers())).toEqual(['CUS_2', 'CUS_1']);
      expect(await server.requests()).toHaveLength(2);
    });

    test('customers that came before a page that is refused are given out first', async () => {
      await on('refusing');
      const { found, failure } = await brokenWalk(client.allCustomers(), async () => {
        // The second page is refused before the second customer is asked for.
        await server.requests(2);
      });
      expect(found).toEqual(codes(3));
      expect(failure).toMatchObject({
        message: 'A page could not be fetched: HTTP 400.',
        position: 'next:two',
        reply: { statusCode: 400 },
      });
    });

    test("the caller's own work in the loop is not charged to the page under way", async () => {
      // It comes while the loop stands still.
      await on('hundreds', 200, { timeout: 1_000 });
      const found = [];
      for await (const { customer_code } of client.allCustomers()) {
        if (found.push(customer_code) > 1) continue;
        await server.requests(2);
        standStill(1_500);
      }
      expect(found).toHaveLength(200);
    });

    test('onAttempt is told of a page fetched ahead while the one before it is worked on', async () => {
      const told: AttemptReport[] = [];
      await on('hundreds', undefined, { onAttempt: (report) => told.push(report) });
      let seen = 0;
      for await (const {} of client.allCustomers()) {
        seen += 1;
        if (told.length === 2) break;
        await server.requests(2);
        standStill(20);
      }
      expect(told).toMatchObject([{ status: 200 }, { status: 200 }]);
      expect(seen).toBeLessThanOrEqual(100);
    });
  });
});

describe('the iterator of AsyncCustomer', () => {
  let server: PlayedServer;
  const done = { done: true, value: undefined };

  async function walkOn(play: string): Promise<AsyncIterableIterator<CustomerSummary>> {
    server = await startPlayedServer(PLAYS, play);
    return new AsyncCustomer('sk_test_walk', { baseURL: server.url, retries: 0 }).allCustomers();
  }
  afterEach(() => server.stop());

  test('`return` while a page is under way ends it at once, and what waits for the page', async () => {
    const walk = await walkOn('silent');
    const waiting = [walk.next(), walk.next()];
    await server.requests(1);
    expect(await walk.return?.()).toEqual(done);
    expect(await Promise.all(waiting)).toEqual([done, done]);
    await server.abandoned(1);
    expect(await walk.next()).toEqual(done);
    expect(await server.requests()).toHaveLength(1);
  });

  test('`return` before the first page lets nothing be sent', async () => {
    const walk = await walkOn('silent');
    expect(await walk.return?.()).toEqual(done);
    expect(await walk.next()).toEqual(done);
    expect(await server.requests()).toEqual([]);
  });

  test('several customers can be asked for at a time', async () => {
    const walk = await walkOn('ending');
    const steps = await Promise.all([walk.next(), walk.next(), walk.next(), walk.next()]);
    expect(steps.map((step) => (step.done ? undefined : step.value.customer_code))).toEqual([
      'CUS_2',
      'CUS_1',
      undefined,
      undefined,
    ]);
  });

  test('after a failure there is nothing more', async () => {
    const walk = await walkOn('refusing');
    const found = [];
    for (let count = 0; count < 3; count++) found.push(await walk.next());
    expect(found).toMatchObject(codes(3).map((customer_code) => ({ value: { customer_code } })));
    await expect(walk.next()).rejects.toThrow(PageException);
    expect(await walk.next()).toEqual(done);
  });
});

test.each(['Customer', 'AsyncCustomer'])(
  'a script that leaves auto-pagination of %s ends at once',
  async (name) => {
    const server = await startPlayedServer(PLAYS, 'stuck');
    const env = { PAYSTACK_AUTHORIZATION_KEY: 'sk_test_walk', PAYSTACK_BASE_URL: server.url };
    const script = require.resolve('./scripts/leave-walk.cjs');
    expect(await runScript(script, [name], { env })).toEqual(finished('CUS_1\n'));
    await server.stop();
  },
);
