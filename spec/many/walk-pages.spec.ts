import { AsyncPaystack, PageException } from 'tspaystack2';
import { thrownBy } from '../support/clients';
import { interceptPaystack } from '../support/intercepted-paystack';

const paystack = interceptPaystack();
const client = new AsyncPaystack('sk_test_pages');

/** A list for each way in which lists tell their pages. */
const lists = {
  cursor: (position?: string) => client.transactions.allTransactions({ position }),
  page: (position?: string) => client.plans.allPlans({ position }),
  next: (position?: string) => client.terminals.allTerminals({ position }),
};

const MOST_PAGES = 20;

/** The parameters that point to a page. */
type PageQuery = Readonly<Record<string, string>>;

/** Goes through a list whose pages `bodyOf` gives; tells the queries and the items. */
async function walk(
  bodyOf: (query: PageQuery) => object,
  { style = 'cursor', position }: { style?: keyof typeof lists; position?: string } = {},
) {
  const queries: PageQuery[] = [];
  const items: unknown[] = [];
  paystack.bodyOf = (url) => {
    const { perPage: _, ...query } = Object.fromEntries(new URL(url, 'https://api.paystack.co').searchParams);
    queries.push(query);
    if (queries.length > MOST_PAGES) throw new Error('This does not end.');
    return bodyOf(query);
  };
  for await (const { id } of lists[style](position)) items.push(id);
  return { queries, items };
}

const page = (...ids: number[]) => ids.map((id) => ({ id }));
const first = { use_cursor: 'true' };
const at = (next: string) => ({ use_cursor: 'true', next });

/** Pages by their cursors; the first has none. */
const byCursor = (pages: Readonly<Record<string, object>>) => (query: PageQuery) =>
  pages[query.next ?? ''] ?? {};

/** Pages by their numbers. */
const byNumber = (pages: readonly object[]) => (query: PageQuery) => pages[Number(query.page ?? 1) - 1] ?? {};

test.each([
  ['left out', {}],
  ['null', { next: null }],
  ['empty', { next: '' }],
  ['the text "null"', { next: 'null' }],
  ['null, beside the number of pages', { next: null, page: 1, pageCount: 1 }],
])('a cursor that is %s on the last page ends the auto-pagination', async (_how, meta) => {
  const pages = { '': { data: page(1, 2), meta: { next: 'b' } }, b: { data: page(3), meta } };
  expect(await walk(byCursor(pages))).toEqual({ queries: [first, at('b')], items: [1, 2, 3] });
});

test('a cursor that is a number is one', async () => {
  const pages = { '': { data: page(1, 2), meta: { next: 7 } }, 7: { data: page(3), meta: { next: null } } };
  expect(await walk(byCursor(pages))).toEqual({ queries: [first, at('7')], items: [1, 2, 3] });
});

test.each([
  ['null', null],
  ['empty', ''],
  ['the text "null"', 'null'],
  ['left out', undefined],
  ['the number of the next page', 2],
])(
  'where `next` is %s on the first page, but not all pages were given, it goes on by number',
  async (_how, next) => {
    const pages = [
      { data: page(1, 2), meta: { page: 1, pageCount: 3, next } },
      { data: page(3, 4), meta: { page: 2, pageCount: 3, next } },
      { data: page(5), meta: { page: 3, pageCount: 3, next } },
    ];
    expect(await walk(byNumber(pages))).toEqual({
      queries: [first, { page: '2' }, { page: '3' }],
      items: [1, 2, 3, 4, 5],
    });
  },
);

test('counts may be texts', async () => {
  const pages = [
    { data: page(1), meta: { total: '3', page: '1', pageCount: '3', next: null } },
    { data: page(2), meta: { total: '3', page: '2', pageCount: '3', next: null } },
    { data: page(3), meta: { total: '3', page: '3', pageCount: '3', next: null } },
  ];
  expect(await walk(byNumber(pages))).toEqual({
    queries: [first, { page: '2' }, { page: '3' }],
    items: [1, 2, 3],
  });
});

test('a page that tells a wrong number of its own does not end the auto-pagination', async () => {
  const pages = [1, 2, 3].map((id) => ({ data: page(id), meta: { page: 1, pageCount: 3 } }));
  expect((await walk(byNumber(pages))).items).toEqual([1, 2, 3]);
});

test('where cursors end before the pages do, it goes on by number, and gives nothing twice', async () => {
  const pages: Readonly<Record<string, object>> = {
    next: { data: page(1, 2), meta: { page: 1, pageCount: 3, next: 'b' } },
    'next b': { data: page(3, 4), meta: { page: 1, pageCount: 3, next: 'null' } },
    'page 2': { data: page(3, 4), meta: { page: 2, pageCount: 3, next: null } },
    'page 3': { data: page(5), meta: { page: 3, pageCount: 3, next: null } },
  };
  const bodyOf = ({ page: number, next = '' }: PageQuery) =>
    pages[number === undefined ? `next ${next}`.trim() : `page ${number}`] ?? {};
  expect((await walk(bodyOf)).items).toEqual([1, 2, 3, 4, 5]);
});

test('a list by cursor alone is asked for no page by number', async () => {
  const pages = { '': { data: page(1), meta: { next: 'b' } }, b: { data: page(2), meta: {} } };
  expect(await walk(byCursor(pages), { style: 'next' })).toEqual({
    queries: [{}, { next: 'b' }],
    items: [1, 2],
  });
});

test('a list by number begins with its first page', async () => {
  const pages = [
    { data: page(1), meta: { page: 1, pageCount: 2 } },
    { data: page(2), meta: { page: 2, pageCount: 2 } },
  ];
  expect(await walk(byNumber(pages), { style: 'page' })).toEqual({
    queries: [{ page: '1' }, { page: '2' }],
    items: [1, 2],
  });
});

test.each([
  ['page:2', [{ page: '2' }, { page: '3' }], [2, 3]],
  ['next:2', [at('2')], [2]],
])('it goes on from the position %s', async (position, queries, items) => {
  const bodyOf = (query: PageQuery) => {
    const number = Number(query.page ?? query.next);
    return { data: page(number), meta: query.page ? { page: number, pageCount: 3 } : {} };
  };
  expect(await walk(bodyOf, { position })).toEqual({ queries, items });
});

test('an empty page does not end auto-pagination by cursor', async () => {
  const pages = { '': { data: [], meta: { next: 'b' } }, b: { data: page(1), meta: { next: null } } };
  expect(await walk(byCursor(pages))).toEqual({ queries: [first, at('b')], items: [1] });
});

test('cursors that go in a circle end the auto-pagination', async () => {
  const pages = {
    '': { data: page(1), meta: { next: 'b' } },
    b: { data: page(2), meta: { next: 'c' } },
    c: { data: page(3), meta: { next: 'b' } },
  };
  expect(await walk(byCursor(pages))).toEqual({ queries: [first, at('b'), at('c')], items: [1, 2, 3] });
});

test('half a surrogate pair in a cursor breaks nothing', async () => {
  const pages = { '': { data: page(1), meta: { next: 'b\ud800' } }, 'b\ufffd': { data: page(2), meta: {} } };
  expect(await walk(byCursor(pages))).toEqual({ queries: [first, at('b\ufffd')], items: [1, 2] });
});

test.each([[null], [1e9], ['many'], [undefined]])(
  'an empty page ends auto-pagination by number of %j pages',
  async (pageCount) => {
    const bodyOf = ({ page: number }: PageQuery) => ({
      data: number === undefined ? page(1) : [],
      meta: { pageCount },
    });
    expect(await walk(bodyOf)).toEqual({ queries: [first, { page: '2' }], items: [1] });
  },
);

test('a list that counts no pages ends where it brings nothing new', async () => {
  expect(await walk(() => ({ data: page(1, 2) }))).toEqual({
    queries: [first, { page: '2' }],
    items: [1, 2],
  });
});

test('items that have nothing to be told by are told by all that they hold', async () => {
  const names: string[] = [];
  const pages = [
    [{ name: 'a' }, { name: 'b' }],
    [{ name: 'b' }, { name: 'c' }],
  ];
  paystack.bodyOf = () => ({ data: pages.shift() ?? [] });
  for await (const { name } of client.plans.allPlans()) names.push(name);
  expect(names).toEqual(['a', 'b', 'c']);
});

test('a list that counts no pages ends where it says that nothing follows', async () => {
  expect(await walk(() => ({ data: page(1, 2), meta: { next: null } }))).toEqual({
    queries: [first],
    items: [1, 2],
  });
});

test('a list that counts its pages goes on after one that brings nothing new', async () => {
  const pages = [1, 1, 2].map((id) => ({ data: page(id), meta: { pageCount: 3 } }));
  expect(await walk(byNumber(pages))).toEqual({
    queries: [first, { page: '2' }, { page: '3' }],
    items: [1, 2],
  });
});

test.each([[[null]], [['x']], [{}], [null]])('the data %j is no page', async (data) => {
  const failure = await thrownBy(() => walk(() => ({ data })));
  if (!(failure instanceof PageException)) throw failure;
  const { message, position, reply } = failure;
  expect({ message, position, status: reply?.status, data: reply?.data }).toEqual({
    message: 'A page could not be fetched: HTTP 200.',
    position: 'next:',
    status: true,
    data,
  });
});
