import axios, { AxiosError } from 'axios';
import { CallClock } from '../../lib/clock';
import { Cancel } from '../../lib/http/abort';

const adapter = jest.fn();
jest.spyOn(axios, 'getAdapter').mockReturnValue(adapter);
// Takes the adapter as it is loaded.
const { sendOnce } = jest.requireActual<typeof import('../../lib/http/attempt')>('../../lib/http/attempt');

const request = {
  method: 'POST',
  url: 'https://api.paystack.co/customer/',
  headers: { Authorization: 'Bearer sk_test_attempt' },
  body: '{}',
  timeout: 1_000,
  deadline: 10_000,
  retries: 0,
  maxResponseBytes: 100,
  proxy: undefined,
  leaves429: false,
} as const;

const send = () => sendOnce(request, { clock: CallClock.started(10_000), cancel: new Cancel() }, false);

const cause = {
  name: 'Error',
  message: 'It broke',
  stack: expect.stringContaining('It broke') as string,
  code: 'EBROKEN',
};
const error = Object.assign(new Error('It broke'), { code: 'EBROKEN' });

test.each([
  ['no request', undefined, false],
  ['a request that never got a socket', { socket: null }, true],
  ['a request whose socket was in use', { socket: {} }, false],
])('an error of axios with %s is a failure', async (_name, of, isUnsent) => {
  adapter.mockRejectedValue(AxiosError.from(error, undefined, undefined, of));
  expect(await send()).toEqual({ failure: { code: 'EBROKEN', problem: 'It broke.', isUnsent, cause } });
});

test.each([
  [error, { code: 'EBROKEN', problem: 'It broke.' }],
  [new TypeError('Odd'), { code: 'ERR_NETWORK', problem: 'Odd.' }],
  ['Odd', { code: 'ERR_NETWORK', problem: 'Odd.' }],
  [null, { code: 'ERR_NETWORK', problem: 'null.' }],
  [undefined, { code: 'ERR_NETWORK', problem: 'undefined.' }],
])('what is no error of axios is a failure: %p', async (thrown: unknown, failure) => {
  adapter.mockRejectedValue(thrown);
  expect(await send()).toMatchObject({ failure: { ...failure, isUnsent: false } });
});
