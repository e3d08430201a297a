import nock, { type ReplyHeaders } from 'nock';
import { AsyncCustomer, type AsyncCallOptions } from 'tspaystack2';

// Jest's fake clock knows the global timers only. Here, a wait jumps to its end as soon as it has begun.
jest.mock('node:timers/promises', () => ({
  ...jest.requireActual<object>('node:timers/promises'),
  setTimeout: (wait: number) =>
    new Promise((resolve) => {
      setTimeout(resolve, wait);
      setImmediate(() => jest.advanceTimersByTime(wait));
    }),
}));

const START = Date.parse('2026-01-01T00:00:00Z');
const client = new AsyncCustomer('sk_test_waits');

beforeEach(() => {
  jest.useFakeTimers({ now: START, doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
  jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
  nock.cleanAll();
});
// Node's own modules are the same for all test files of a process: what nock put there would stay.
afterAll(() => nock.restore());

/** Has Paystack reply so to all requests; gives the milliseconds at which the attempts of one call were made. */
async function timesOfAttempts(headers: ReplyHeaders, options: AsyncCallOptions): Promise<number[]> {
  const times: number[] = [];
  nock('https://api.paystack.co')
    .persist()
    .post('/customer/')
    .reply(() => {
      times.push(Date.now() - START);
      return [429, {}, headers];
    });
  const { statusCode } = await client.create('ada@example.com', {}, options);
  expect(statusCode).toBe(429);
  return times;
}

test.each([
  ['least', 0, [0, 200, 600, 1_400]],
  ['middle', 0.5, [0, 220, 660, 1_540]],
  ['most', 1, [0, 240, 720, 1_680]],
])('waits double from 200 ms, with the %s of jitter', async (_name, random, times) => {
  jest.spyOn(Math, 'random').mockReturnValue(random);
  expect(await timesOfAttempts({}, { retries: 3 })).toEqual(times);
});

test.each([
  ['7', [0, 7_000, 14_000]],
  ['60', [0, 60_000, 120_000]],
  ['61', [0]],
  ['Thu, 01 Jan 2026 00:00:30 GMT', [0, 30_000, 30_400]],
  ['Thu, 01 Jan 2026 00:01:00 GMT', [0, 60_000, 60_400]],
  ['Thu, 01 Jan 2026 00:01:01 GMT', [0]],
  ['Wed, 31 Dec 2025 23:59:59 GMT', [0, 200, 600]],
  ['0', [0, 200, 600]],
  ['soon', [0, 200, 600]],
])('Retry-After: %s', async (retryAfter, times) => {
  expect(await timesOfAttempts({ 'Retry-After': retryAfter }, { retries: 2 })).toEqual(times);
});

test('jitter never makes a wait shorter than Retry-After', async () => {
  jest.spyOn(Math, 'random').mockReturnValue(1);
  expect(await timesOfAttempts({ 'Retry-After': '10' }, { retries: 1 })).toEqual([0, 12_000]);
});

test.each([
  [7_000, [0]],
  [60_000, [0, 7_000, 14_000]],
])('with a deadline of %i ms, a wait of 7 s that would pass it is not begun', async (deadline, times) => {
  expect(await timesOfAttempts({ 'Retry-After': '7' }, { deadline })).toEqual(times);
  expect(Date.now() - START).toBe(times.at(-1));
});
