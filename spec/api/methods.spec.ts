/* eslint-disable @typescript-eslint/unbound-method -- Methods without their object are what is tested. */
import { AsyncCustomer, AsyncPaystack, Customer, Paystack } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { bothAsAsync } from '../support/clients';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterEach(() => jest.restoreAllMocks());
afterAll(() => sandbox.stop());

const optionsOf = () => ({ baseURL: sandbox.url });
const paths = async () => (await sandbox.requests()).map(({ method, path }) => `${method} ${path}`);

describe.each(bothAsAsync)('%s', (_name, Client) => {
  class Trimming extends Client {
    override create(...[email, ...others]: Parameters<AsyncCustomer['create']>) {
      return super.create(email.trim(), ...others);
    }

    twice(email: string) {
      void this.create(email);
      return this.create(email);
    }
  }
  const clientOf = () => new Client(sandbox.authKey, optionsOf());

  test('every method can be taken off its client', async () => {
    const { create, getCustomers, allCustomers, batch, request } = clientOf();
    expect(await create('ada@example.com')).toMatchObject({ status: true });
    expect(await getCustomers()).toMatchObject({ data: [{ email: 'ada@example.com' }] });
    const found = [];
    for await (const { email } of allCustomers()) found.push(email);
    expect(found).toEqual(['ada@example.com']);
    expect(await batch((queue) => [queue.getCustomer('ada@example.com')])).toMatchObject([{ status: true }]);
    expect(await request('GET', '/customer')).toMatchObject({ status: true });
  });

  test('so can those of a subclass, overrides and all', async () => {
    const { create, twice } = new Trimming(sandbox.authKey, optionsOf());
    await create(' ada@example.com ');
    await twice(' grace@example.com ');
    await clientOf().getCustomers();
    const customers = await sandbox.customers();
    expect(customers.map(({ email }) => email)).toEqual(['ada@example.com', 'grace@example.com']);
    expect(await paths()).toHaveLength(4);
  });

  test('clients do not share what was taken off', async () => {
    const one = clientOf();
    const other = new Client('sk_test_other', optionsOf());
    const { getCustomers } = one;
    expect(await other.getCustomers()).toMatchObject({ statusCode: 401 });
    expect(await Reflect.apply(getCustomers, other, [])).toMatchObject({ statusCode: 200 });
  });

  test('a client shows nothing of that', () => {
    const client = clientOf();
    expect(Object.keys(client)).toEqual([]);
    expect(JSON.stringify(client)).toBe('{}');
    expect(Object.assign({}, client)).toEqual({});
  });

  test('a method of one client can be spied on, and replaced', async () => {
    const client = clientOf();
    const spy = jest.spyOn(client, 'getCustomers');
    expect(await client.getCustomers({ page: 2 })).toMatchObject({ status: true });
    expect(spy.mock.calls).toEqual([[{ page: 2 }]]);
    spy.mockReturnValue('mocked' as never);
    expect(await client.getCustomers()).toBe('mocked');
    spy.mockRestore();
    await client.getCustomers();
    expect(await paths()).toEqual(['GET /customer/', 'GET /customer/']);
  });

  test('a method of all clients can be spied on, and replaced, those made before included', async () => {
    const client = clientOf();
    const spy = jest.spyOn(Client.prototype, 'getCustomers');
    expect(await client.getCustomers({ page: 2 })).toMatchObject({ status: true });
    expect(await clientOf().getCustomers({ page: 3 })).toMatchObject({ status: true });
    expect(spy.mock.calls).toEqual([[{ page: 2 }], [{ page: 3 }]]);
    expect(spy.mock.contexts[0]).toBe(client);
    spy.mockReturnValue('mocked' as never);
    expect(await client.getCustomers()).toBe('mocked');
    spy.mockRestore();
    expect(await client.getCustomers()).toMatchObject({ status: true });
    expect(await paths()).toHaveLength(3);
  });

  test('a spy on a subclass sees what its own methods call', async () => {
    const client = new Trimming(sandbox.authKey, optionsOf());
    const [own, inherited] = [jest.spyOn(client, 'create'), jest.spyOn(Client.prototype, 'create')];
    await client.twice(' ada@example.com ');
    expect(own.mock.calls).toEqual([[' ada@example.com '], [' ada@example.com ']]);
    expect(inherited.mock.calls).toEqual([['ada@example.com'], ['ada@example.com']]);
  });

  test('a replaced method stands in a queue as well', async () => {
    const client = clientOf();
    jest.spyOn(client, 'getCustomer').mockImplementation(() => client.getCustomers() as never);
    expect(await client.batch((queue) => [queue.getCustomer('CUS_1')])).toMatchObject([{ data: [] }]);
  });
});

test.each([
  ['Paystack', () => new Paystack(sandbox.authKey, optionsOf()).customers],
  ['AsyncPaystack', () => new AsyncPaystack(sandbox.authKey, optionsOf()).customers],
])('methods of what belongs to %s can be taken off as well', async (_name, customersOf) => {
  const { create } = customersOf();
  expect(await create('ada@example.com')).toMatchObject({ status: true });
});

test('a class is what its clients are instances of', () => {
  const customer = new Customer(sandbox.authKey, optionsOf());
  expect(customer).toBeInstanceOf(Customer);
  expect(customer).not.toBeInstanceOf(AsyncCustomer);
  expect(Object.getPrototypeOf(customer)).toBe(Customer.prototype);
});
