import { AsyncCustomer, Customer, TimeoutException } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { signUp } from './sign-up';

let sandbox: Sandbox;
let customers: AsyncCustomer;

beforeAll(async () => {
  sandbox = await startSandbox();
  customers = new AsyncCustomer(sandbox.authKey, { baseURL: sandbox.url });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

test('somebody who signs up becomes a customer', async () => {
  const code = await signUp(customers, 'ada@example.com', 'Ada');

  const [ada] = await sandbox.customers();
  expect(ada).toMatchObject({ email: 'ada@example.com', first_name: 'Ada', customer_code: code });
});

test('somebody who signs up again keeps their code', async () => {
  await sandbox.seedCustomers([{ email: 'ada@example.com', customer_code: 'CUS_ada' }]);

  expect(await signUp(customers, 'ada@example.com', 'Ada')).toBe('CUS_ada');
});

test('what goes over the wire', async () => {
  await signUp(customers, 'ada@example.com', 'Ada');

  const requests = await sandbox.requests();
  expect(requests.map(({ method, path, body }) => ({ method, path, body }))).toEqual([
    {
      method: 'POST',
      path: '/customer/',
      body: { email: 'ada@example.com', first_name: 'Ada', metadata: { source: 'sign-up' } },
    },
  ]);
});

test('an email that Paystack refuses', async () => {
  expect(await signUp(customers, 'no email', 'Ada')).toBeNull();
});

test('Paystack is down', async () => {
  await sandbox.setFailures({ status: 503 });

  expect(await signUp(customers, 'ada@example.com', 'Ada')).toBeNull();
});

test('Paystack asks to come back later, and is asked again', async () => {
  await sandbox.setFailures({ status: 429, times: 1, retryAfter: 0 });

  expect(await signUp(customers, 'ada@example.com', 'Ada')).toMatch(/^CUS_/);
  expect(await sandbox.requests()).toHaveLength(2);
});

test('Paystack is slow', async () => {
  await sandbox.setLatency(60_000);
  const hasty = new AsyncCustomer(sandbox.authKey, { baseURL: sandbox.url, timeout: 100 });

  await expect(signUp(hasty, 'ada@example.com', 'Ada')).rejects.toThrow(TimeoutException);
});

test('a blocking call, on a day that the test chooses', () => {
  jest.useFakeTimers({ now: new Date('2030-01-01') });
  const customer = new Customer(sandbox.authKey, { baseURL: sandbox.url });

  expect(customer.create('ada@example.com').message).toBe('Customer created');
  jest.useRealTimers();
});
