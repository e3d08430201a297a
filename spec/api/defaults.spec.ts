import { AsyncCustomer } from '../../lib';
import { now } from '../../lib/clock';
import { exchange } from '../../lib/http/exchange';

jest.mock('../../lib/clock');
jest.mock('../../lib/http/exchange');

beforeEach(() => {
  jest.mocked(exchange).mockReset();
  jest.mocked(exchange).mockResolvedValue({
    reply: { statusCode: 200, body: new Uint8Array(), retryAfter: 0 },
  });
});

test('the limits of a call that is told none', async () => {
  jest.mocked(now).mockReturnValue(7);
  await new AsyncCustomer('sk_test_defaults').getCustomer('CUS_1');
  expect(jest.mocked(exchange).mock.calls).toEqual([
    [
      {
        method: 'GET',
        url: 'https://api.paystack.co/customer/CUS_1/',
        headers: expect.any(Object) as object,
        body: undefined,
        timeout: 30_000,
        expires: 120_007,
        retries: 2,
        maxResponseBytes: 10_485_760,
        leaves429: false,
      },
      { signal: undefined, onAttempt: undefined },
    ],
  ]);
});

test.each([
  ['http://localhost:4010', 'http://localhost:4010'],
  ['http://127.0.0.1:4010/', 'http://127.0.0.1:4010'],
  ['http://127.1.2.3', 'http://127.1.2.3'],
  ['http://[::1]:4010', 'http://[::1]:4010'],
  ['https://paystack.example.com:8443/a/path//', 'https://paystack.example.com:8443/a/path'],
])('the base URL %s is good', async (baseURL, root) => {
  await new AsyncCustomer('sk_test_defaults', { baseURL }).getCustomer('CUS_1');
  expect(jest.mocked(exchange).mock.calls.map(([{ url }]) => url)).toEqual([`${root}/customer/CUS_1/`]);
});
