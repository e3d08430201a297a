import nock, { type ReplyHeaders } from 'nock';
import { type AsyncCallOptions, AsyncCustomer } from '../../lib';

const START = Date.parse('2026-01-01T00:00:00Z');
const UPTIME = process.uptime() * 1e3;

// A pause is over at once, and the clock shows its end.
jest.mock('../../lib/clock', () => ({
  ...jest.requireActual<object>('../../lib/clock'),
  pause: (wait: number) => {
    jest.advanceTimersByTime(wait);
    return Promise.resolve();
  },
}));

const client = new AsyncCustomer('sk_test_waits');

beforeEach(() => {
  jest.useFakeTimers({ now: START, doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
  // The package's own clock, which no fake replaces.
  jest.spyOn(process, 'uptime').mockImplementation(() => (UPTIME + Date.now() - START) / 1e3);
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
async function timesOfAttempts(
  headers: ReplyHeaders,
  options: AsyncCallOptions,
  status = 429,
): Promise<number[]> {
  const times: number[] = [];
  nock('https://api.paystack.co')
    .persist()
    .get('/customer/CUS_1/')
    .reply(() => {
      times.push(Date.now() - START);
      return [status, {}, headers];
    });
  const { statusCode } = await client.getCustomer('CUS_1', options);
  expect(statusCode).toBe(status);
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

describe.each([429, 503])('HTTP %i', (status) => {
  test.each([
    ['7', [0, 7_000, 14_000]],
    ['0.5', [0, 500, 1_000]],
    ['61', [0, 61_000]],
    ['119', [0, 119_000]],
    ['120', [0]],
    ['Thu, 01 Jan 2026 00:00:30 GMT', [0, 30_000, 30_400]],
    ['Thu, 01 Jan 2026 00:01:30 GMT', [0, 90_000, 90_400]],
    ['Thu, 01 Jan 2026 00:02:00 GMT', [0]],
    ['Wed, 31 Dec 2025 23:59:59 GMT', [0, 200, 600]],
    ['0', [0, 200, 600]],
    ['soon', [0, 200, 600]],
  ])('Retry-After: %s', async (retryAfter, times) => {
    expect(await timesOfAttempts({ 'Retry-After': retryAfter }, { retries: 2 }, status)).toEqual(times);
  });
});

test.each([
  ['7', [0, 7_000, 14_000]],
  ['90', [0, 90_000]],
  [String(START / 1e3 + 30), [0, 30_000, 30_400]],
  [String(START + 30_000), [0, 30_000, 30_400]],
  [String(START / 1e3 - 1), [0, 200, 600]],
  ['soon', [0, 200, 600]],
])('HTTP 429 with x-ratelimit-reset: %s', async (reset, times) => {
  expect(await timesOfAttempts({ 'x-ratelimit-reset': reset }, { retries: 2 })).toEqual(times);
});

test('Retry-After goes before x-ratelimit-reset, if it can be read', async () => {
  const both = { 'Retry-After': '5', 'x-ratelimit-reset': '9' };
  expect(await timesOfAttempts(both, { retries: 1 })).toEqual([0, 5_000]);
  nock.cleanAll();
  jest.setSystemTime(START);
  expect(await timesOfAttempts({ ...both, 'Retry-After': 'soon' }, { retries: 1 })).toEqual([0, 9_000]);
});

test('x-ratelimit-reset holds up no retry but that of a 429', async () => {
  expect(await timesOfAttempts({ 'x-ratelimit-reset': '60' }, { retries: 2 }, 503)).toEqual([0, 200, 600]);
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
