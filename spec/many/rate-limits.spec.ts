import fc from 'fast-check';
import { NetworkException } from '../../lib/exceptions';
import { PageException } from '../../lib/many/page-exception';
import { type FakeRun, type FakeServer, runBatch, runPages } from './fake-calls';

jest.mock('../../lib/clock');

type Headers = Readonly<Record<string, string>>;

/** What a server knows when it replies: how many more calls it takes, and when it counts them anew. */
interface Count {
  readonly remaining: number;
  /** Seconds until then. */
  readonly left: number;
  /** The time now, in milliseconds since 1970. */
  readonly time: number;
}

/** What a server says of its limit, in its refusals and in all other replies. */
interface Words {
  readonly refused: (count: Count) => Headers;
  readonly served?: (count: Count) => Headers;
}

const BEGIN = Date.UTC(2026, 0, 1);
const date = (time: number) => new Date(time).toUTCString();
const resetIn = ({ left }: Count) => ({ 'x-ratelimit-reset': String(left) });
const resetAt = ({ left, time }: Count) => ({
  date: date(time),
  'x-ratelimit-reset': String(time / 1_000 + left),
});
const resetAtInMilliseconds = ({ left, time }: Count) => ({
  date: date(time),
  'x-ratelimit-reset': String(time + left * 1_000),
});
const all = (count: Count) => ({ ...resetIn(count), 'x-ratelimit-remaining': String(count.remaining) });

/** A server that takes a hundred calls a minute, of which others have used some in the first one. */
function limited(
  { refused, served = () => ({}) }: Words,
  used = 0,
  takesOf: (path: string) => number = () => 50,
): FakeServer {
  let counted = used;
  let begin = 0;
  return (path, _nth, time) => {
    const takes = takesOf(path);
    if (time >= begin + 60_000) [counted, begin] = [0, time];
    const isRefused = counted === 100;
    if (!isRefused) counted += 1;
    const left = Math.ceil((begin + 60_000 - time) / 1_000);
    const count = { remaining: 100 - counted, left, time: BEGIN + Math.floor(time / 1_000) * 1_000 };
    return isRefused
      ? { takes, statusCode: 429, headers: refused(count) }
      : { takes, statusCode: 200, headers: served(count) };
  };
}

/** Makes 150 calls, eight at a time, and counts the refusals. */
function run(server: FakeServer) {
  let refused = 0;
  const counting: FakeServer = (path, nth, time) => {
    const answer = server(path, nth, time);
    if (answer.statusCode === 429) refused += 1;
    return answer;
  };
  const paths = Array.from({ length: 150 }, (_, index) => String(index));
  const { statuses, sent } = runBatch(counting, { paths, concurrency: 8 });
  return { statuses, sent, refused };
}

/** When the last request was sent. */
function lastOf(sent: FakeRun['sent']): number {
  return sent.at(-1)?.[1] ?? 0;
}

test.each<[string, Words, number]>([
  ['x-ratelimit-reset, in seconds', { refused: resetIn }, 4],
  ['x-ratelimit-reset, as a time', { refused: resetAt }, 4],
  ['x-ratelimit-reset, as a time in milliseconds', { refused: resetAtInMilliseconds }, 4],
  ['Retry-After, in seconds', { refused: ({ left }) => ({ 'retry-after': String(left) }) }, 4],
  [
    'Retry-After, as a time',
    {
      refused: ({ left, time }) => ({ date: date(time), 'retry-after': date(time + left * 1_000) }),
    },
    4,
  ],
  ['x-ratelimit-remaining, in every reply', { refused: all, served: all }, 0],
])('a batch of 150 against 100 a minute, told by %s', (_words, words, refusals) => {
  const { statuses, sent, refused } = run(limited(words));
  expect(statuses).toEqual(Array(150).fill(200));
  expect({ refused, sent: sent.length }).toEqual({ refused: refusals, sent: 150 + refusals });
  expect(lastOf(sent)).toBeLessThan(62_000);
});

test('where others use up the limit as well, or replies come out of order, nothing is refused either', () => {
  const server = limited({ refused: all, served: all }, 70, (path) => 10 + ((Number(path) * 37) % 90));
  const { statuses, sent, refused } = run(server);
  expect(statuses).toEqual(Array(150).fill(200));
  expect({ refused, sent: sent.length }).toEqual({ refused: 0, sent: 150 });
  expect(lastOf(sent)).toBeLessThan(122_000);
});

test('a limit that is counted anew only after the deadline of a call holds nothing up', () => {
  const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '3600' };
  const { statuses, sent } = run(() => ({ takes: 50, statusCode: 200, headers }));
  expect(statuses).toEqual(Array(150).fill(200));
  expect(lastOf(sent)).toBe(900);
});

describe('auto-pagination through 250 pages against 100 a minute', () => {
  const PAGES = 250;

  /** Goes through all pages, each of which takes as long as it is told, and counts the refusals. */
  function paginate(words: Words, concurrency: number, takes: number) {
    const server = limited(words, 0, () => takes);
    let refused = 0;
    const { items, sent } = runPages((path, nth, time) => {
      const answer = server(path, nth, time);
      if (answer.statusCode === 429) refused += 1;
      const page = Number(path);
      return { ...answer, body: { status: true, data: [{ id: page }], meta: { page, pageCount: PAGES } } };
    }, concurrency);
    expect(items).toEqual(Array.from({ length: PAGES }, (_, index) => index + 1));
    expect(sent).toHaveLength(PAGES + refused);
    return { refused, last: lastOf(sent) };
  }

  test.each([2, 8, 16])(
    '%i at a time: nothing is refused where each reply tells what is left',
    (concurrency) => {
      const { refused, last } = paginate({ refused: all, served: all }, concurrency, 200);
      expect(refused).toBe(0);
      expect(last).toBeLessThan(130_000);
    },
  );

  test('where only a 429 tells of the limit, each 429 halves how many are under way', () => {
    const { refused, last } = paginate({ refused: resetIn }, 8, 200);
    // The first time those that were under way, the second time at most half as many.
    expect(refused).toBeLessThanOrEqual(8 + 4);
    expect(last).toBeLessThan(130_000);
  });

  test('whatever takes how long and is refused: all items come, in order, and no page more than asked for', () => {
    const page = fc.record({
      takes: fc.integer({ min: 1, max: 500 }),
      refusals: fc.integer({ min: 0, max: 2 }),
    });
    const lists = fc.array(page, { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 16 }), (pages, concurrency) => {
        const server: FakeServer = (path, nth) => {
          const { takes, refusals } = pages[Number(path) - 1] ?? { takes: 1, refusals: 0 };
          // With one page at a time, the call of the page does what a 429 says.
          if (nth < refusals && concurrency > 1)
            return { takes, statusCode: 429, headers: { 'retry-after': '1' } };
          const body = { status: true, data: [{ id: Number(path) }], meta: { pageCount: pages.length } };
          return { takes, statusCode: 200, body };
        };
        const { items, ahead } = runPages(server, concurrency);
        expect(items).toEqual(pages.map((_, index) => index + 1));
        expect(ahead).toBeLessThanOrEqual(concurrency);
      }),
      { numRuns: 200 },
    );
  });

  test('no page waits for a refused one that comes after it', () => {
    const server: FakeServer = (path, nth) => {
      const page = Number(path);
      const body = { status: true, data: [{ id: page }], meta: { page, pageCount: 4 } };
      const isRefused = page === 3 && nth === 0;
      return isRefused
        ? { takes: 10, statusCode: 429, headers: { 'retry-after': '1' } }
        : { takes: 100, statusCode: 200, body };
    };
    const { sent, items } = runPages(server, 4);
    expect({ sent, items }).toEqual({
      sent: [
        ['1', 0],
        ['2', 100],
        ['3', 100],
        ['4', 100],
        ['3', 1_110],
      ],
      items: [1, 2, 3, 4],
    });
  });
});

test.each([1, 4])(
  'a page that has come is given out, though the next one cannot even be asked for',
  (concurrency) => {
    const cause = new NetworkException('No thread.', { code: 'ERR_WORKER_EXITED', attempts: 0 });
    const items: unknown[] = [];
    const paginate = () =>
      runPages(
        (path) => {
          if (path === '2') throw cause;
          return {
            takes: 10,
            statusCode: 200,
            body: { status: true, data: [{ id: 1 }], meta: { pageCount: 9 } },
          };
        },
        concurrency,
        items,
      );
    expect(paginate).toThrow(new PageException('page:2', { cause }));
    expect(items).toEqual([1]);
  },
);
