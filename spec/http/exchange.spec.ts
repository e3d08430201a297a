import { CallClock, pause } from '../../lib/clock';
import { type AttemptResult, sendOnce } from '../../lib/http/attempt';
import { Cancel } from '../../lib/http/abort';
import { exchange } from '../../lib/http/exchange';

jest.mock('../../lib/http/attempt', () => ({ sendOnce: jest.fn() }));
jest.mock('../../lib/clock', () => ({
  ...jest.requireActual<object>('../../lib/clock'),
  pause: jest.fn(() => Promise.resolve()),
}));

beforeEach(() => {
  jest.mocked(sendOnce).mockReset();
  jest.mocked(pause).mockClear();
});

const request = {
  method: 'GET',
  url: 'https://api.paystack.co/customer/',
  headers: {},
  body: undefined,
  timeout: 1_000,
  deadline: 10_000,
  retries: 2,
  maxResponseBytes: 1,
  proxy: undefined,
  leaves429: false,
} as const;

const putOff = (seconds: number): AttemptResult => ({
  reply: { statusCode: 429, headers: { 'retry-after': String(seconds) }, body: new Uint8Array() },
});

test('a page fetched ahead, whose time does not run yet, waits no longer than its deadline', async () => {
  jest.mocked(sendOnce).mockResolvedValue(putOff(3_600));
  const outcome = await exchange(request, { clock: new CallClock(request.deadline), cancel: new Cancel() });
  expect(outcome).toEqual(putOff(3_600));
  expect(pause).not.toHaveBeenCalled();
});

test('a page fetched ahead is tried again where its deadline allows', async () => {
  jest.mocked(sendOnce).mockResolvedValue(putOff(5));
  await exchange(request, { clock: new CallClock(request.deadline), cancel: new Cancel() });
  expect(sendOnce).toHaveBeenCalledTimes(3);
});

test.each([
  [new RangeError('Odd.'), { name: 'RangeError', message: 'Odd.' }],
  ['Odd.', { name: 'Error', message: 'Odd.' }],
  [Object.create(null), { name: 'Error', message: 'What was thrown cannot be shown' }],
])('whatever goes wrong within the library is the outcome: %p', async (thrown: unknown, cause) => {
  jest.mocked(sendOnce).mockRejectedValue(thrown);
  const outcome = await exchange(request, { clock: CallClock.started(10_000), cancel: new Cancel() });
  expect(outcome).toMatchObject({
    failure: { code: 'ERR_UNEXPECTED', problem: 'the library failed.', attempts: 1, cause },
  });
});
