import { AsyncCustomer } from '../../lib';
import { exchange } from '../../lib/http/exchange';

jest.mock('../../lib/http/exchange');

beforeEach(() => {
  jest.mocked(exchange).mockReset();
  jest.mocked(exchange).mockResolvedValue({
    reply: { statusCode: 200, headers: {}, body: new Uint8Array() },
  });
});

test('the limits of a call that is told none', async () => {
  await new AsyncCustomer('sk_test_defaults').getCustomer('CUS_1');
  expect(jest.mocked(exchange).mock.calls).toEqual([
    [
      {
        method: 'GET',
        url: 'https://api.paystack.co/customer/CUS_1/',
        headers: expect.any(Object) as object,
        body: undefined,
        timeout: 30_000,
        deadline: 120_000,
        retries: 2,
        maxResponseBytes: 10_485_760,
        proxy: undefined,
        leaves429: false,
      },
      { clock: expect.any(Object) as object, cancel: expect.any(Object) as object, onAttempt: undefined },
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
