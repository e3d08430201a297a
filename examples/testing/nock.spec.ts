import nock from 'nock';
import { AsyncCustomer, NetworkException } from 'tspaystack2';
import { signUp } from './sign-up';

const customers = new AsyncCustomer('sk_test_example', { retries: 0 });

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => nock.restore());

test('somebody who signs up becomes a customer', async () => {
  const paystack = nock('https://api.paystack.co')
    .post('/customer/', { email: 'ada@example.com', first_name: 'Ada', metadata: { source: 'sign-up' } })
    .reply(200, { status: true, message: 'Customer created', data: { customer_code: 'CUS_ada' } });

  expect(await signUp(customers, 'ada@example.com', 'Ada')).toBe('CUS_ada');
  expect(paystack.isDone()).toBe(true);
});

test('the connection breaks', async () => {
  nock('https://api.paystack.co').post('/customer/').replyWithError(new Error('socket hang up'));

  await expect(signUp(customers, 'ada@example.com', 'Ada')).rejects.toThrow(NetworkException);
});
