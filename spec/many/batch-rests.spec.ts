import { type FakeAnswer, type FakeServer, runBatch } from './fake-calls';

jest.mock('../../lib/clock');

/** A reply: how long it takes, its status, and after how many seconds the server wants the next one. */
type Answer = readonly [takes: number, statusCode: number, retryAfter?: number | string];

const fine: Answer = [10, 200];

function answerOf([takes, statusCode, retryAfter]: Answer): FakeAnswer {
  if (retryAfter === undefined) return { takes, statusCode };
  return { takes, statusCode, headers: { 'retry-after': String(retryAfter) } };
}

/** Runs a batch, two calls at a time. Each call gets its answers in turn, the last one for good. */
function run(answers: Readonly<Record<string, readonly Answer[]>>, limits = {}) {
  const server: FakeServer = (path, nth) => answerOf(answers[path]?.[nth] ?? answers[path]?.at(-1) ?? fine);
  const { sent, statuses } = runBatch(server, { paths: Object.keys(answers), ...limits });
  return { sent, statuses };
}

test.each([
  ['not for how long: a second', undefined, 1_010],
  ['something that is no time: a second', 'soon', 1_010],
  ['a time that has passed: a second', new Date(0).toUTCString(), 1_010],
  ['for how long: that long', 7, 7_010],
  ['a part of a second: that long', '0.25', 260],
  ['that it need not wait: not at all', 0, 10],
  ['more than a minute, but less than the deadline: that long', 119, 119_010],
])('a 429 that says %s', (_saying, retryAfter, at) => {
  expect(run({ a: [[10, 429, retryAfter], fine], b: [[20, 200]] })).toEqual({
    sent: [
      ['a', 0],
      ['b', 0],
      ['a', at],
    ],
    statuses: [200, 200],
  });
});

test('a 429 that asks for more than the deadline puts nothing off', () => {
  expect(run({ a: [[10, 429, 61]], b: [fine], c: [fine] }, { deadline: 60_000 })).toEqual({
    sent: [
      ['a', 0],
      ['b', 0],
      ['c', 10],
    ],
    statuses: [429, 200, 200],
  });
});

test('a rest that ends while the batch looks for what to do is not missed', () => {
  for (let rest = 0; rest < 60; rest++) {
    const { statuses } = run({ a: [[10, 429, rest / 1_000], fine], b: [[1, 200]] }, { drift: 1 });
    expect(statuses).toEqual([200, 200]);
  }
});

test('a call without retries is not sent again after a 429, but the others are delayed', () => {
  expect(run({ a: [[5, 429, 7]], b: [fine], c: [fine] }, { retries: 0 })).toEqual({
    sent: [
      ['a', 0],
      ['b', 0],
      ['c', 7_005],
    ],
    statuses: [429, 200, 200],
  });
});

test('a 429 puts off calls not yet begun as well, and is made up for first', () => {
  expect(run({ a: [fine], b: [[5, 429, 2], fine], c: [fine], d: [fine] })).toEqual({
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
  ['the first', 30, 1, 30_010],
  ['the last', 1, 30, 30_020],
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

test('429s that never say for how long are rested after twice as long each time, up to half a minute', () => {
  const rests = [0, 1, 2, 4, 8, 16, 30, 30, 30, 30, 30].map((seconds) => seconds * 1_000);
  const times = rests.map((_, index) =>
    rests.slice(0, index + 1).reduce((sum, rest) => sum + rest + 10, -10),
  );
  expect(run({ a: [[10, 429]] })).toEqual({ sent: times.map((at) => ['a', at]), statuses: [429] });
});

test('a call is sent again ten times, and then its 429 is its result', () => {
  const times = Array.from({ length: 11 }, (_, index) => index * 5_010);
  expect(run({ a: [[10, 429, 5]] })).toEqual({ sent: times.map((at) => ['a', at]), statuses: [429] });
  const late: Answer[] = [...Array<Answer>(10).fill([10, 429, 5]), fine];
  expect(run({ a: late }).statuses).toEqual([200]);
});
