/* What works in the environment at hand. The package is loaded within each test, so that each shows what fails. */
const options = { baseURL: `${process.env.CONSUMER_SERVER}/paystack` };
const silent = { baseURL: `${process.env.CONSUMER_SERVER}/silent`, retries: 0 };

const load = () => require('tspaystack2');
const promising = (more) => new (load().AsyncCustomer)('sk_test_jest', { ...options, ...more });
const blocking = (more) => new (load().Customer)('sk_test_jest', { ...options, ...more });
const emailOf = ({ data }) => data.body.email;
const statusOf = ({ statusCode }) => statusCode;
const both = (queue) => [queue.getCustomer('CUS_1'), queue.getCustomer('CUS_2')];

test('the package can be loaded', () => {
  expect(load()).toHaveProperty('AsyncCustomer');
});

test('AsyncCustomer makes a call', async () => {
  expect(emailOf(await promising().create('ada@example.com'))).toBe('ada@example.com');
});

test('AsyncCustomer makes a call with a signal', async () => {
  const { signal } = new AbortController();
  expect(statusOf(await promising().getCustomer('CUS_1', { signal }))).toBe(200);
});

test("AsyncCustomer's call is aborted", async () => {
  const controller = new AbortController();
  const { NetworkException } = load();
  const call = promising(silent).getCustomer('CUS_1', { signal: controller.signal });
  controller.abort();
  await expect(call).rejects.toThrow(NetworkException);
});

test('AsyncCustomer gives all customers', async () => {
  const codes = [];
  for await (const { customer_code } of promising().allCustomers()) codes.push(customer_code);
  expect(codes).toEqual(['CUS_1', 'CUS_2', 'CUS_3']);
});

test('AsyncCustomer makes a batch', async () => {
  expect((await promising().batch(both)).map(statusOf)).toEqual([200, 200]);
});

test('AsyncCustomer ends a call by its timeout', async () => {
  const { TimeoutException } = load();
  const call = promising({ ...silent, timeout: 100 }).getCustomer('CUS_1');
  await expect(call).rejects.toThrow(TimeoutException);
});

test('Customer makes a call', () => {
  expect(emailOf(blocking().create('ada@example.com'))).toBe('ada@example.com');
});

test('Customer gives all customers', () => {
  const codes = [...blocking().allCustomers()].map(({ customer_code }) => customer_code);
  expect(codes).toEqual(['CUS_1', 'CUS_2', 'CUS_3']);
});

test('Customer makes a batch', () => {
  expect(blocking().batch(both).map(statusOf)).toEqual([200, 200]);
});

test('Customer ends a call by its timeout', () => {
  const { TimeoutException } = load();
  expect(() => blocking({ ...silent, timeout: 100 }).getCustomer('CUS_1')).toThrow(TimeoutException);
});

describe.each(['before', 'after'])(
  'Under fake timers that are installed %s the package is loaded',
  (when) => {
    beforeEach(() => {
      jest.resetModules();
      if (when === 'after') load();
      jest.useFakeTimers();
    });
    afterEach(() => jest.useRealTimers());

    test('AsyncCustomer ends a call by its timeout', async () => {
      const call = promising({ ...silent, timeout: 100 }).getCustomer('CUS_1');
      await expect(call).rejects.toThrow(load().TimeoutException);
    });

    test('AsyncCustomer waits for its next attempt', async () => {
      const call = promising({ ...silent, timeout: 100, retries: 1 }).getCustomer('CUS_1');
      await expect(call).rejects.toMatchObject({ attempts: 2 });
    });

    test('Customer ends a call by its timeout', () => {
      const { TimeoutException } = load();
      expect(() => blocking({ ...silent, timeout: 100 }).getCustomer('CUS_1')).toThrow(TimeoutException);
    });
  },
);
