import { FIRST, walkPages } from '../../lib/api/pages';
import { PageException } from '../../lib/exceptions';

type Query = Readonly<Record<string, unknown>>;

const MOST_PAGES = 20;

/** Walks a list whose pages `bodyOf` gives; tells the queries and the items. */
function walk(bodyOf: (query: Query) => object, from = FIRST) {
  const queries: Query[] = [];
  const start = (query: Query) => {
    queries.push(query);
    if (queries.length > MOST_PAGES) throw new Error('The walk does not end.');
    const body = Buffer.from(JSON.stringify({ status: true, message: 'Retrieved', ...bodyOf(query) }));
    return { ended: true, take: () => ({ statusCode: 200, body, retryAfter: 0 }) };
  };
  const items: unknown[] = [];
  for (const step of walkPages(start, from, ({ id }: { id: number }) => id)) {
    if ('item' in step) items.push(step.item.id);
  }
  return { queries, items };
}

const page = (...ids: number[]) => ids.map((id) => ({ id }));
const first = { use_cursor: true };
const at = (next: string) => ({ use_cursor: true, next });

test.each([
  ['left out', {}],
  ['null', { next: null }],
  ['empty', { next: '' }],
  ['a number', { next: 7 }],
])('a cursor that is %s on the last page ends the walk', (_how, meta) => {
  const pages: Record<string, object> = {
    '': { data: page(1, 2), meta: { next: 'b' } },
    b: { data: page(3), meta },
  };
  expect(walk(({ next = '' }) => pages[String(next)] ?? {})).toEqual({
    queries: [first, at('b')],
    items: [1, 2, 3],
  });
});

test('an empty page does not end a walk by cursor', () => {
  const pages: Record<string, object> = {
    '': { data: [], meta: { next: 'b' } },
    b: { data: page(1), meta: { next: null } },
  };
  expect(walk(({ next = '' }) => pages[String(next)] ?? {})).toEqual({
    queries: [first, at('b')],
    items: [1],
  });
});

test('cursors that go in a circle end the walk', () => {
  const pages: Record<string, object> = {
    '': { data: page(1), meta: { next: 'b' } },
    b: { data: page(2), meta: { next: 'c' } },
    c: { data: page(3), meta: { next: 'b' } },
  };
  expect(walk(({ next = '' }) => pages[String(next)] ?? {})).toEqual({
    queries: [first, at('b'), at('c')],
    items: [1, 2, 3],
  });
});

test.each([[null], [1e9], ['many'], [undefined]])(
  'an empty page ends a walk by number of %j pages',
  (pageCount) => {
    const bodyOf = ({ page: number = 1 }) => ({ data: number === 1 ? page(1) : [], meta: { pageCount } });
    expect(walk(bodyOf)).toEqual({ queries: [first, { page: '2' }], items: [1] });
  },
);

test('a list that counts no pages ends where it brings nothing new', () => {
  expect(walk(() => ({ data: page(1, 2) }))).toEqual({ queries: [first, { page: '2' }], items: [1, 2] });
});

test('a list that counts its pages goes on after one that brings nothing new', () => {
  const bodyOf = ({ page: number = 1 }: { page?: number }) => ({
    data: number < 3 ? page(1) : page(2),
    meta: { pageCount: 3 },
  });
  expect(walk(bodyOf)).toEqual({ queries: [first, { page: '2' }, { page: '3' }], items: [1, 2] });
});

test.each([[[null]], [['x']], [{}], [null]])('the data %j is no page', (data) => {
  const reply = {
    ...{ statusCode: 200, status: true, message: 'Retrieved', data },
    ...nothing,
    raw: raw(data),
  };
  expect(() => walk(() => ({ data }))).toThrow(PageException);
  try {
    walk(() => ({ data }));
  } catch (error) {
    const { message, position, reply: given } = error as PageException;
    expect({ message, position, reply: given }).toEqual({
      message: 'A page could not be fetched: HTTP 200.',
      position: FIRST,
      reply,
    });
  }
});

const nothing = { meta: null, type: null, code: null };
const raw = (data: unknown) => ({ status: true, message: 'Retrieved', data });
