import { AsyncCustomer, InvalidDataException, type NetworkException, PageException } from 'tspaystack2';
import type { AllCustomersParams, CustomerSummary } from 'tspaystack2';
import { type RecordedRequest, type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { bothAsAsync, factsOf, noReply, thrownBy } from '../support/clients';
import { type Play, type PlayedServer, startPlayedServer } from '../support/played-server';
import { runScript } from '../support/run-script';

/** Lists by page number only. Ten customers at first; a creation puts one before them. */
const numbered: Play = () => {
  const customers = Array.from({ length: 10 }, (_, index) => ({ customer_code: `CUS_${10 - index}` }));
  return ({ method, query }, answer) => {
    if (method === 'POST') {
      customers.unshift({ customer_code: `CUS_${customers.length + 1}` });
      answer(200);
      return;
    }
    const [perPage, page] = [Number(query.perPage), Number(query.page ?? 1)];
    const data = customers.slice((page - 1) * perPage, page * perPage);
    answer(200, { data, meta: { page, perPage, pageCount: Math.ceil(customers.length / perPage) } });
  };
};

/** Lists by page number only. As its second page is asked for, a whole page of customers comes before the first. */
const burst: Play = () => {
  const customers = Array.from({ length: 6 }, (_, index) => ({ customer_code: `CUS_${6 - index}` }));
  return ({ query }, answer) => {
    const page = Number(query.page ?? 1);
    if (page === 2) customers.unshift({ customer_code: 'CUS_8' }, { customer_code: 'CUS_7' });
    const data = customers.slice(2 * page - 2, 2 * page);
    answer(200, { data, meta: { page, perPage: 2, pageCount: customers.length / 2 } });
  };
};

/** Gives the cursor of a page on that page again; only at the fifth it has enough. */
const circling: Play = () => {
  let count = 0;
  return (_request, answer) => {
    count += 1;
    answer(200, { data: [{ customer_code: `CUS_${count}` }], meta: { next: count < 5 ? 'same' : null } });
  };
};

/** Says nothing of pages, and gives the last of three whatever page above is asked for; the ninth ends it. */
const uncounted: Play =
  () =>
  ({ query }, answer) => {
    const page = Number(query.page ?? 1);
    const data = [{ customer_code: `CUS_${Math.max(4 - page, 1)}` }];
    answer(200, page < 9 ? { data } : { data, meta: { pageCount: 9 } });
  };

/** Has one page, and never gives the second. */
const stuck: Play =
  () =>
  ({ query }, answer) => {
    if (query.next === undefined) {
      answer(200, { data: [{ customer_code: 'CUS_1' }, { customer_code: 'CUS_2' }], meta: { next: 'two' } });
    }
  };

/** Breaks the connection off once, when its second page is asked for. */
const flaky: Play = () => {
  let failed = false;
  return ({ query }, answer) => {
    if (query.next === undefined) {
      answer(200, { data: [{ customer_code: 'CUS_1' }], meta: { next: 'a page=2 & more' } });
    } else if (failed) {
      answer(200, { data: [{ customer_code: 'CUS_2' }], meta: { next: null } });
    } else {
      failed = true;
      answer();
    }
  };
};

const codes = (count: number) => Array.from({ length: count }, (_, index) => `CUS_${count - index}`);

async function codesOf(walk: AsyncIterable<CustomerSummary>): Promise<string[]> {
  const found: string[] = [];
  for await (const { customer_code } of walk) found.push(customer_code);
  return found;
}

/** Walks until a page fails. */
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

    test('two walks at a time do not meddle with each other', async () => {
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
      [
        'startDate',
        { startDate: new Date(0) },
        'must be a string of well-formed Unicode, but an object was given.',
      ],
      [
        'page',
        { page: 2 },
        'is unknown here; did you mean `pagination`? Known are: pagination, startDate, endDate, position.',
      ],
      [
        'params',
        'all',
        'must be an object of parameters by name, such as { name: value }, but a string was given.',
      ],
    ])('a bad %s is refused when the walk begins, and nothing is sent', async (name, params, problem) => {
      const walk = client.allCustomers(params as AllCustomersParams);
      const thrown = await thrownBy(() => codesOf(walk));
      expect(thrown).toBeInstanceOf(InvalidDataException);
      expect(thrown.message).toBe(`\`${name}\` ${problem}`);
      expect(await pagesAsked()).toEqual([]);
    });
  });

  describe('on other servers', () => {
    let server: PlayedServer;
    let client: AsyncCustomer;

    async function on(play: Play): Promise<void> {
      server = await startPlayedServer(play);
      client = new Client('sk_test_walk', { baseURL: server.url, retries: 0 });
    }
    afterEach(() => server.stop());

    test('without cursors it goes by page number', async () => {
      await on(numbered);
      expect(await codesOf(client.allCustomers({ pagination: 4 }))).toEqual(codes(10));
      const asked = (await server.requests()).map(({ query }) => query);
      expect(asked).toEqual([
        { perPage: '4', use_cursor: 'true' },
        { perPage: '4', page: '2' },
        { perPage: '4', page: '3' },
      ]);
    });

    test('without cursors it drops what comes again after a creation', async () => {
      await on(numbered);
      const found: string[] = [];
      for await (const { customer_code } of client.allCustomers({ pagination: 4 })) {
        found.push(customer_code);
        if (found.length % 2 === 0) await client.create('new@example.com');
      }
      expect(found).toEqual(codes(10));
    });

    test('without cursors a whole page of creations does not end it early', async () => {
      await on(burst);
      expect(await codesOf(client.allCustomers({ pagination: 2 }))).toEqual(codes(6));
    });

    test('without cursors a position is good as well', async () => {
      await on(numbered);
      const rest = await codesOf(client.allCustomers({ pagination: 4, position: 'page:3' }));
      expect(rest).toEqual(['CUS_2', 'CUS_1']);
    });

    test('a cursor that points to its own page ends it', async () => {
      await on(circling);
      expect(await codesOf(client.allCustomers())).toEqual(['CUS_1', 'CUS_2']);
      const asked = (await server.requests()).map(({ query }) => query);
      expect(asked).toEqual([
        { perPage: '100', use_cursor: 'true' },
        { perPage: '100', use_cursor: 'true', next: 'same' },
      ]);
    });

    test('without cursors and a number of pages, the first page with nothing new ends it', async () => {
      await on(uncounted);
      expect(await codesOf(client.allCustomers())).toEqual(codes(3));
      expect((await server.requests()).map(({ query }) => query.page)).toEqual([undefined, '2', '3', '4']);
    });

    test('a page that never comes: its exception has the cause, and its position goes on', async () => {
      await on(flaky);
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
      await on(stuck);
      for await (const { customer_code } of client.allCustomers()) {
        expect(customer_code).toBe('CUS_1');
        await server.requests(2);
        break;
      }
      await server.abandoned(1);
      expect(await server.requests()).toHaveLength(2);
    });

    test('a loop that throws aborts the page under way', async () => {
      await on(stuck);
      const loop = async () => {
        for await (const { customer_code } of client.allCustomers()) {
          await server.requests(2);
          throw new Error(customer_code);
        }
      };
      await expect(loop()).rejects.toThrow('CUS_1');
      await server.abandoned(1);
    });
  });
});

test.each([
  ['Customer', 'for (const each of new Customer().allCustomers()) return each;'],
  ['AsyncCustomer', 'for await (const each of new AsyncCustomer().allCustomers()) return each;'],
])('a script that leaves a walk of %s ends at once', async (_name, loop) => {
  const server = await startPlayedServer(stuck);
  const script = `
    const { AsyncCustomer, Customer } = require('tspaystack2');
    const leave = async () => { ${loop} };
    leave().then((each) => console.log(each.customer_code));
  `;
  const env = { PAYSTACK_AUTHORIZATION_KEY: 'sk_test_walk', PAYSTACK_BASE_URL: server.url };
  // Well under the 30 s for which the second page would be waited for.
  const result = await runScript(script, { env, deadline: 15_000 });
  expect(result).toEqual({ code: 0, signal: null, stdout: 'CUS_1\n', stderr: '' });
  await server.stop();
});
