import { NetworkException } from '../../lib/exceptions';
import { PageException } from '../../lib/many/page-exception';
import { PAGE_STYLES, type PageQuery, paginationRoutine } from '../../lib/many/pagination';
import type { PreparedCall } from '../../lib/call/prepared-call';
import type { SentCall } from '../../lib/call/transport';

const MOST_PAGES = 20;

interface Item {
  readonly id: number;
}

/** Walks a list whose pages `bodyOf` gives; tells the queries and the items. */
function walk(
  bodyOf: (query: PageQuery) => object,
  {
    style = 'cursor',
    position,
    concurrency,
  }: { style?: keyof typeof PAGE_STYLES; position?: string; concurrency?: number } = {},
) {
  const queries: PageQuery[] = [];
  const items: number[] = [];
  const routine = paginationRoutine<Item>({
    prepare: (query) => {
      queries.push(query);
      return { request: { url: JSON.stringify(query), deadline: 1, retries: 0 } } as PreparedCall;
    },
    style: PAGE_STYLES[style],
    isNumbered: style === 'page' || style === 'cursor',
    position,
    concurrency,
    keyOf: ({ id }) => id,
  });
  const ended: SentCall[] = [];
  const send = ({ request }: PreparedCall) => {
    const query = JSON.parse(request.url) as PageQuery;
    if (queries.length > MOST_PAGES) throw new Error('The walk does not end.');
    const body = Buffer.from(JSON.stringify({ status: true, message: 'Retrieved', ...bodyOf(query) }));
    const headers = { 'x-page': String(queries.length) };
    const sent = { take: () => ({ statusCode: 200, headers, body }) };
    ended.push(sent);
    return sent;
  };
  for (const step of routine({ ended, send })) if ('item' in step) items.push(step.item.id);
  return { queries, items };
}

const page = (...ids: number[]) => ids.map((id) => ({ id }));
const first = { use_cursor: true };
const at = (next: string) => ({ use_cursor: true, next });

/** Pages by their cursors; the first has none. */
const byCursor = (pages: Readonly<Record<string, object>>) => (query: PageQuery) =>
  pages[String(query.next ?? '')] ?? {};

/** Pages by their numbers. */
const byNumber = (pages: readonly object[]) => (query: PageQuery) => pages[Number(query.page ?? 1) - 1] ?? {};

test.each([
  ['left out', {}],
  ['null', { next: null }],
  ['empty', { next: '' }],
  ['the text "null"', { next: 'null' }],
  ['null, beside the number of pages', { next: null, page: 1, pageCount: 1 }],
])('a cursor that is %s on the last page ends the walk', (_how, meta) => {
  const pages = { '': { data: page(1, 2), meta: { next: 'b' } }, b: { data: page(3), meta } };
  expect(walk(byCursor(pages))).toEqual({ queries: [first, at('b')], items: [1, 2, 3] });
});

test('a cursor that is a number is one', () => {
  const pages = { '': { data: page(1, 2), meta: { next: 7 } }, 7: { data: page(3), meta: { next: null } } };
  expect(walk(byCursor(pages))).toEqual({ queries: [first, at('7')], items: [1, 2, 3] });
});

test.each([
  ['null', null],
  ['empty', ''],
  ['the text "null"', 'null'],
  ['left out', undefined],
  ['the number of the next page', 2],
])(
  'where `next` is %s on the first page, but not all pages were given, it goes on by number',
  (_how, next) => {
    const pages = [
      { data: page(1, 2), meta: { page: 1, pageCount: 3, next } },
      { data: page(3, 4), meta: { page: 2, pageCount: 3, next } },
      { data: page(5), meta: { page: 3, pageCount: 3, next } },
    ];
    expect(walk(byNumber(pages))).toEqual({
      queries: [first, { page: '2' }, { page: '3' }],
      items: [1, 2, 3, 4, 5],
    });
  },
);

test('counts may be texts', () => {
  const pages = [
    { data: page(1), meta: { total: '3', page: '1', pageCount: '3', next: null } },
    { data: page(2), meta: { total: '3', page: '2', pageCount: '3', next: null } },
    { data: page(3), meta: { total: '3', page: '3', pageCount: '3', next: null } },
  ];
  expect(walk(byNumber(pages))).toEqual({ queries: [first, { page: '2' }, { page: '3' }], items: [1, 2, 3] });
});

test('a page that tells a wrong number of its own does not end the walk', () => {
  const pages = [1, 2, 3].map((id) => ({ data: page(id), meta: { page: 1, pageCount: 3 } }));
  expect(walk(byNumber(pages)).items).toEqual([1, 2, 3]);
});

test('where cursors end before the pages do, it goes on by number, and gives nothing twice', () => {
  const pages: Readonly<Record<string, object>> = {
    next: { data: page(1, 2), meta: { page: 1, pageCount: 3, next: 'b' } },
    'next b': { data: page(3, 4), meta: { page: 1, pageCount: 3, next: 'null' } },
    'page 2': { data: page(3, 4), meta: { page: 2, pageCount: 3, next: null } },
    'page 3': { data: page(5), meta: { page: 3, pageCount: 3, next: null } },
  };
  const bodyOf = ({ page: number, next = '' }: PageQuery) =>
    pages[number === undefined ? `next ${String(next)}`.trim() : `page ${String(number)}`] ?? {};
  expect(walk(bodyOf).items).toEqual([1, 2, 3, 4, 5]);
});

test('a list by cursor alone is asked for no page by number', () => {
  const pages = { '': { data: page(1), meta: { next: 'b' } }, b: { data: page(2), meta: {} } };
  expect(walk(byCursor(pages), { style: 'next' })).toEqual({ queries: [{}, { next: 'b' }], items: [1, 2] });
});

test('a list by number begins with its first page', () => {
  const pages = [
    { data: page(1), meta: { page: 1, pageCount: 2 } },
    { data: page(2), meta: { page: 2, pageCount: 2 } },
  ];
  expect(walk(byNumber(pages), { style: 'page' })).toEqual({
    queries: [{ page: '1' }, { page: '2' }],
    items: [1, 2],
  });
});

test.each([
  ['page:2', [{ page: '2' }, { page: '3' }], [2, 3]],
  ['next:2', [at('2')], [2]],
])('it goes on from the position %s', (position, queries, items) => {
  const bodyOf = (query: PageQuery) => {
    const number = Number(query.page ?? query.next);
    return { data: page(number), meta: query.page ? { page: number, pageCount: 3 } : {} };
  };
  expect(walk(bodyOf, { position })).toEqual({ queries, items });
});

test('an empty page does not end a walk by cursor', () => {
  const pages = { '': { data: [], meta: { next: 'b' } }, b: { data: page(1), meta: { next: null } } };
  expect(walk(byCursor(pages))).toEqual({ queries: [first, at('b')], items: [1] });
});

test('cursors that go in a circle end the walk', () => {
  const pages = {
    '': { data: page(1), meta: { next: 'b' } },
    b: { data: page(2), meta: { next: 'c' } },
    c: { data: page(3), meta: { next: 'b' } },
  };
  expect(walk(byCursor(pages))).toEqual({ queries: [first, at('b'), at('c')], items: [1, 2, 3] });
});

test('half a surrogate pair in a cursor breaks nothing', () => {
  const pages = { '': { data: page(1), meta: { next: 'b\ud800' } }, 'b\ufffd': { data: page(2), meta: {} } };
  expect(walk(byCursor(pages))).toEqual({ queries: [first, at('b\ufffd')], items: [1, 2] });
});

test.each([[null], [1e9], ['many'], [undefined]])(
  'an empty page ends a walk by number of %j pages',
  (pageCount) => {
    const bodyOf = ({ page: number }: PageQuery) => ({
      data: number === undefined ? page(1) : [],
      meta: { pageCount },
    });
    expect(walk(bodyOf)).toEqual({ queries: [first, { page: '2' }], items: [1] });
  },
);

test('a list that counts no pages ends where it brings nothing new', () => {
  expect(walk(() => ({ data: page(1, 2) }))).toEqual({ queries: [first, { page: '2' }], items: [1, 2] });
});

test('items that have nothing to be told by are told by all that they hold', () => {
  const names: string[] = [];
  const pages = [
    [{ name: 'a' }, { name: 'b' }],
    [{ name: 'b' }, { name: 'c' }],
  ];
  const routine = paginationRoutine<{ readonly name: string }>({
    prepare: () => ({}) as PreparedCall,
    style: PAGE_STYLES.page,
    isNumbered: true,
    keyOf: () => undefined,
  });
  const ended: SentCall[] = [];
  const send = () => {
    const body = Buffer.from(JSON.stringify({ status: true, data: pages.shift() ?? [] }));
    const sent = { take: () => ({ statusCode: 200, headers: {}, body }) };
    ended.push(sent);
    return sent;
  };
  for (const step of routine({ ended, send })) if ('item' in step) names.push(step.item.name);
  expect(names).toEqual(['a', 'b', 'c']);
});

test('a list that counts no pages ends where it says that nothing follows', () => {
  expect(walk(() => ({ data: page(1, 2), meta: { next: null } }))).toEqual({
    queries: [first],
    items: [1, 2],
  });
});

test('a list that counts its pages goes on after one that brings nothing new', () => {
  const pages = [1, 1, 2].map((id) => ({ data: page(id), meta: { pageCount: 3 } }));
  expect(walk(byNumber(pages))).toEqual({ queries: [first, { page: '2' }, { page: '3' }], items: [1, 2] });
});

test('a page that has come is given out, though the next one cannot even be asked for', () => {
  const cause = new NetworkException('No thread.', { code: 'ERR_WORKER_EXITED', attempts: 0 });
  let sent = 0;
  const routine = paginationRoutine<Item>({
    prepare: () => ({}) as PreparedCall,
    style: PAGE_STYLES.cursor,
    isNumbered: true,
    keyOf: ({ id }) => id,
  });
  const ended: SentCall[] = [];
  const send = () => {
    if (++sent > 1) throw cause;
    const body = Buffer.from(JSON.stringify({ status: true, data: page(1, 2), meta: { next: 'b' } }));
    const call = { take: () => ({ statusCode: 200, headers: {}, body }) };
    ended.push(call);
    return call;
  };
  const items: number[] = [];
  const walkAll = () => {
    for (const step of routine({ ended, send })) if ('item' in step) items.push(step.item.id);
  };
  expect(walkAll).toThrow(new PageException('next:b', { cause }));
  expect(items).toEqual([1, 2]);
});

test.each([[[null]], [['x']], [{}], [null]])('the data %j is no page', (data) => {
  const nothing = { meta: null, type: null, code: null };
  const raw = { status: true, message: 'Retrieved', data };
  const reply = { statusCode: 200, status: true, message: 'Retrieved', data, ...nothing, raw };
  const headers = { 'x-page': '1' };
  expect(() => walk(() => ({ data }))).toThrow(PageException);
  try {
    walk(() => ({ data }));
  } catch (error) {
    const { message, position, reply: given } = error as PageException;
    expect({ message, position, reply: given }).toEqual({
      message: 'A page could not be fetched: HTTP 200.',
      position: 'next:',
      reply: { ...reply, headers },
    });
  }
});
