import { AsyncCustomer, AsyncPaystack, type CustomerSummary, PageException } from 'tspaystack2';
import { bothAsAsync, failureOf, thrownBy } from '../support/clients';
import { type PlayedServer, startPlayedServer } from '../support/played-server';

const PLAYS = require.resolve('./plays/pages.cjs');

let server: PlayedServer;

afterEach(() => server.stop());

const codes = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((page) =>
    [1, 2].map((place) => `CUS_${page}_${place}`),
  );

describe.each(bothAsAsync)('%s', (_name, Client) => {
  let client: AsyncCustomer;

  const start = async (play: string, data: object) => {
    server = await startPlayedServer(PLAYS, play, data);
    client = new Client('sk_test_pages', { baseURL: server.url, retries: 0 });
  };

  async function codesOf(items: AsyncIterable<CustomerSummary>, found: string[] = []): Promise<string[]> {
    for await (const { customer_code } of items) found.push(customer_code);
    return found;
  }

  const all = (concurrency?: number, position?: string) =>
    codesOf(client.allCustomers({ pagination: 2, concurrency, position }));

  const queries = async () => (await server.requests()).map(({ query }) => query);

  test.each([2, 5, 16])('asks for %i pages at a time, and gives all items in order', async (concurrency) => {
    await start('together', { pages: 40, atOnce: concurrency });
    expect(await all(concurrency)).toEqual(codes(1, 40));
    const requests = await server.requests();
    expect(Math.max(...requests.map(({ underWay }) => underWay))).toBe(concurrency);
    const pages = requests
      .map(({ query }) => query)
      .sort((one, other) => Number(one.page) - Number(other.page));
    expect(pages).toEqual(
      Array.from({ length: 40 }, (_, index) => ({ perPage: '2', page: String(index + 1) })),
    );
  });

  test('asks for no more pages ahead than it was told, and leaving the loop aborts them', async () => {
    await start('silent', { pages: 40 });
    for await (const {} of client.allCustomers({ pagination: 2, concurrency: 3 })) {
      await server.requests(4);
      break;
    }
    await server.abandoned(3);
    expect((await queries()).map(({ page }) => page).sort()).toEqual(['1', '2', '3', '4']);
  });

  test.each<[string, number | undefined]>([
    ['is refused', 500],
    ['breaks off', undefined],
  ])('gives all items before a page that %s, and its position resumes', async (_how, status) => {
    await start('failing', { pages: 9, failing: 5, status });
    const found: string[] = [];
    const items = client.allCustomers({ pagination: 2, concurrency: 4 });
    const failure = await thrownBy(() => codesOf(items, found));
    if (!(failure instanceof PageException)) throw failure;
    const { position, reply, cause } = failure;
    expect({ position, status: reply?.statusCode, isCaused: cause !== undefined }).toEqual({
      position: 'page:5',
      status,
      isCaused: status === undefined,
    });
    expect(found).toEqual(codes(1, 4));
    expect(await all(4, position)).toEqual(codes(5, 9));
  });

  test('goes on one by one in a list that shows only cursors', async () => {
    await start('cursors', { pages: 4 });
    expect(await all(8)).toEqual(codes(1, 4));
    expect(await queries()).toEqual([
      { perPage: '2', page: '1' },
      ...['2', '3', '4'].map((next) => ({ perPage: '2', use_cursor: 'true', next })),
    ]);
  });

  test('goes on one by one from the position of a cursor', async () => {
    await start('cursors', { pages: 4 });
    expect(await all(8, 'next:3')).toEqual(codes(3, 4));
  });

  test('goes on one by one in a list that counts no pages', async () => {
    await start('uncounted', { pages: 3 });
    expect(await all(8)).toEqual(codes(1, 3));
    expect((await queries()).map(({ page }) => page)).toEqual(['1', '2', '3', '4']);
  });

  test.each([
    ['more pages', 3, 9, 9],
    ['fewer pages', 9, 3, 3],
  ])('goes on where the list has %s meanwhile', async (_what, first, then, last) => {
    await start('changing', { first, then });
    expect(await all(4)).toEqual(codes(1, last));
  });

  test('drops what comes again because others were added', async () => {
    await start('shifting', { pages: 6 });
    expect(await all(4)).toEqual(codes(1, 6));
  });

  test('sends a page again after a 429', async () => {
    await start('limiting', { pages: 12, wait: '0.05' });
    client = new Client('sk_test_pages', { baseURL: server.url, retries: 1 });
    expect(await all(6)).toEqual(codes(1, 12));
    expect(await queries()).toHaveLength(24);
  });

  test('a 429 with `retries: 0` ends it', async () => {
    await start('limiting', { pages: 12, wait: '0.05' });
    expect(await failureOf(() => all(6))).toMatchObject({ name: 'PageException', position: 'page:1' });
  });

  test.each([0, 17, 1.5, -1, NaN])('refuses %p at a time, and sends nothing', async (concurrency) => {
    await start('silent', { pages: 1 });
    expect(await failureOf(() => all(concurrency))).toEqual({
      name: 'InvalidDataException',
      parameter: 'concurrency',
      message: `\`concurrency\` must be an integer from 1 to 16, but ${concurrency} was given.`,
    });
    expect(await queries()).toEqual([]);
  });
});

test('a signal ends a pause after a 429', async () => {
  server = await startPlayedServer(PLAYS, 'limiting', { pages: 2, wait: '60' });
  const client = new AsyncCustomer('sk_test_pages', { baseURL: server.url });
  const controller = new AbortController();
  void server.requests(1).then(() => controller.abort());
  const items = client.allCustomers({ concurrency: 2 }, { signal: controller.signal });
  expect(await failureOf(() => items.next())).toMatchObject({ name: 'PageException', position: 'page:1' });
});

test('each list that takes the number of a page is asked for it', async () => {
  server = await startPlayedServer(PLAYS, 'silent', { pages: 1 });
  const paystack = new AsyncPaystack('sk_test_pages', { baseURL: server.url });
  const first: Readonly<Record<string, string>> = {
    allChargesInBatch: 'BCH_1',
    allSettlementTransactions: '1',
  };
  const names: string[] = [];
  for (const api of Object.values(paystack) as Readonly<Record<string, unknown>>[]) {
    for (const name of Object.getOwnPropertyNames(api).filter((one) => /^all[A-Z]/.test(one))) {
      const list = api[name] as (...args: unknown[]) => AsyncIterator<unknown>;
      const argument = first[name];
      await list(...(argument === undefined ? [] : [argument]), { concurrency: 4 }).next();
      names.push(name);
    }
  }
  const sent = (await server.requests()).map(({ query }, index) => [
    names[index],
    query.page,
    query.use_cursor,
  ]);
  expect(sent).toHaveLength(26);
  const unnumbered = sent.filter(([, page]) => page === undefined).map(([name]) => name);
  expect(unnumbered).toEqual(['allMandateAuthorizations', 'allTerminals']);
  const numbered = sent.filter(([, page]) => page !== undefined);
  expect(numbered.map(([, ...query]) => query)).toEqual(Array(numbered.length).fill(['1', undefined]));
});
