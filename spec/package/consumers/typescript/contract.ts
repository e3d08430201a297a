import { AsyncCustomer, AsyncPaystack, Country, Customer, Identification, type Paystack } from 'tspaystack2';

const ada = { firstName: 'Ada', lastName: 'Lovelace', bvn: '20012345677' };
const account = { ...ada, country: Country.NIGERIA, identificationType: Identification.BANK_ACCOUNT };

/** A user's own methods beside those of the class, with a field that nobody else sees. */
class OwnCustomer extends Customer {
  readonly #suffix = '@example.com';

  createByName(name: string) {
    return this.create(`${name}${this.#suffix}`, { firstName: name });
  }

  createAll(names: readonly string[]) {
    return this.batch((queue) => names.map((name) => queue.createByName(name)));
  }
}

class OwnAsyncCustomer extends AsyncCustomer {
  async codeOf(email: string) {
    const reply = await this.getCustomer(email);
    return reply.status ? reply.data.customer_code : null;
  }
}

interface Balance {
  readonly balance: number;
}

/** What is to compile, and what is not to. It never runs. */
export function contractOfCalls(
  customer: OwnCustomer,
  paystack: Paystack,
  use: (value: string) => void,
): void {
  const reply = customer.createByName('Ada');
  if (reply.status) use(reply.data.customer_code);
  use(reply.headers['x-request-id'] ?? '');
  for (const entry of customer.createAll(['Ada'])) use(String(entry.message));
  void new OwnAsyncCustomer('sk_test_x', { proxy: 'http://proxy.example.com:3128' }).codeOf(
    'ada@example.com',
  );

  const balance = paystack.request<readonly Balance[]>('GET', '/balance', { query: { page: 1 } });
  if (balance.status) use(balance.data.map((each) => each.balance).join());
  paystack.request('POST', '/x', { body: [{ amount: 1 }] }, { authKey: 'sk_test_other', retries: 0 });
  // @ts-expect-error: no such method.
  paystack.request('FETCH', '/x');
  // @ts-expect-error: a value of a query is no object.
  paystack.request('GET', '/x', { query: { a: {} } });

  new Customer('sk_test_x', { wait: 'atomics', proxy: null });
  // @ts-expect-error: no such wait.
  new Customer('sk_test_x', { wait: 'fibers' });
  // @ts-expect-error: what gives promises does not wait.
  new AsyncPaystack('sk_test_x', { wait: 'atomics' });
  // @ts-expect-error: one call has no proxy of its own.
  customer.getCustomer('CUS_1', { proxy: 'http://proxy.example.com' });
}

/** What is to compile, and what is not to. It never runs. */
export function contract(
  customer: Customer,
  asyncCustomer: AsyncCustomer,
  use: (value: unknown) => void,
): void {
  customer.validate('CUS_1', { ...ada, country: Country.NIGERIA, identificationType: Identification.BVN });
  customer.validate('CUS_1', { ...ada, country: 'NG', identificationType: 'bvn' });
  customer.validate('CUS_1', { ...ada, country: 'TZ', identificationType: 'bvn' });

  customer.validate('CUS_1', { ...account, bankCode: '007', accountNumber: '0123456789' });
  // @ts-expect-error: a bank account without its bank.
  customer.validate('CUS_1', { ...account, accountNumber: '0123456789' });
  // @ts-expect-error: a bank account without its number.
  customer.validate('CUS_1', { ...account, bankCode: '007' });
  // @ts-expect-error: a bank account whose number is left out by null.
  customer.validate('CUS_1', { ...account, bankCode: '007', accountNumber: null });

  customer.create('ada@example.com', { firstName: 'Ada', phone: null });
  // @ts-expect-error: the name is Python's.
  customer.create('ada@example.com', { first_name: 'Ada' });
  // @ts-expect-error: the name is the wire's.
  customer.getCustomers({ perPage: 10 });

  const reply = customer.getCustomer('CUS_1');
  if (reply.status) use(reply.data.customer_code);
  // @ts-expect-error: the reply may be a refusal.
  use(reply.data.customer_code);

  void asyncCustomer.getCustomer('CUS_1').then((found) => use(found.data));
  // @ts-expect-error: the promise is not awaited.
  use(asyncCustomer.getCustomer('CUS_1').data);

  void asyncCustomer.getCustomer('CUS_1', { signal: AbortSignal.timeout(1) });
  // @ts-expect-error: what blocks cannot be aborted.
  customer.getCustomer('CUS_1', { signal: AbortSignal.timeout(1) });
}
