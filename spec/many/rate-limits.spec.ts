import { type FakeRun, type FakeServer, runBatch } from './fake-calls';

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
