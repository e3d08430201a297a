import { type BatchEntry, QueuedCall, runBatch } from '../../lib/api/batch';
import { now } from '../../lib/clock';
import { HTTPMethod } from '../../lib/enums';
import type { PendingCall } from '../../lib/transport';

jest.mock('../../lib/clock');

/** A reply: how long it takes, its status, and for how long the server wants to be left alone; 0 for not saying. */
type Answer = readonly [takes: number, statusCode: number, retryAfter: number];

const fine: Answer = [10, 200, 0];

const anyDraft = {
  ...{ method: HTTPMethod.GET, url: 'https://example.com', body: undefined },
  ...{ timeout: 1_000, deadline: 1_000, retries: 0 },
};

interface FakeCall extends PendingCall {
  readonly ends: number;
}

/**
 * Runs a batch, two calls at a time, on a clock that jumps to what is awaited. Each call gets its answers in turn,
 * the last one for good. Gives when each was sent, and the status of each entry.
 */
function run(answers: Readonly<Record<string, readonly Answer[]>>) {
  let time = 0;
  jest.mocked(now).mockImplementation(() => time);
  const sent: [path: string, at: number][] = [];
  const statuses: (number | string)[] = [];

  const start = ({ draft }: QueuedCall<unknown>): FakeCall => {
    const { path } = draft();
    const nth = sent.filter(([other]) => other === path).length;
    const [takes, statusCode, retryAfter] = answers[path]?.[nth] ?? answers[path]?.at(-1) ?? fine;
    sent.push([path, time]);
    if (sent.length > 20) throw new Error('This batch does not end.');
    const ends = time + takes;
    return {
      ends,
      get ended() {
        return time >= ends;
      },
      take: () => ({ statusCode, retryAfter, body: new Uint8Array() }),
    };
  };
  const deliver = (entry: BatchEntry<unknown>) =>
    statuses.push(entry instanceof Error ? entry.message : entry.statusCode);

  const queued = Object.keys(answers).map((path) => new QueuedCall(() => ({ ...anyDraft, path })));
  const { signal } = new AbortController();
  for (const { calls, until = Infinity } of runBatch(queued, { start, deliver, concurrency: 2, signal })) {
    time = Math.min(until, ...calls.map((call) => (call as FakeCall).ends));
  }
  return { sent, statuses };
}

test.each([
  ['not for how long: a second', 0, 1_010],
  ['for how long: that long', 7_000, 7_010],
  ['the longest that is waited for: that long', 60_000, 60_010],
])('a 429 that says %s', (_saying, retryAfter, at) => {
  expect(run({ a: [[10, 429, retryAfter], fine], b: [fine] })).toEqual({
    sent: [
      ['a', 0],
      ['b', 0],
      ['a', at],
    ],
    statuses: [200, 200],
  });
});

test('a 429 that asks for more than a minute puts nothing off', () => {
  expect(run({ a: [[10, 429, 60_001]], b: [fine] })).toEqual({
    sent: [
      ['a', 0],
      ['b', 0],
    ],
    statuses: [429, 200],
  });
});

test('a 429 puts off calls not yet begun as well, and is made up for first', () => {
  expect(run({ a: [fine], b: [[5, 429, 2_000], fine], c: [fine], d: [fine] })).toEqual({
    sent: [
      ['a', 0],
      ['b', 0],
      ['b', 2_005],
      ['c', 2_005],
      ['d', 2_015],
    ],
    statuses: [200, 200, 200, 200],
  });
});

test.each([
  ['the first', 30_000, 1_000, 30_010],
  ['the last', 1_000, 30_000, 30_020],
])('of two 429s, the rest goes by the longer: %s', (_which, first, last, at) => {
  expect(run({ a: [[10, 429, first], fine], b: [[20, 429, last], fine] })).toEqual({
    sent: [
      ['a', 0],
      ['b', 0],
      ['a', at],
      ['b', at],
    ],
    statuses: [200, 200],
  });
});

test('a call is put off ten times, and then its 429 is its entry', () => {
  const times = Array.from({ length: 11 }, (_, index) => index * 5_010);
  expect(run({ a: [[10, 429, 5_000]] })).toEqual({ sent: times.map((at) => ['a', at]), statuses: [429] });
  const late: Answer[] = [...Array<Answer>(10).fill([10, 429, 5_000]), fine];
  expect(run({ a: late }).statuses).toEqual([200]);
});
