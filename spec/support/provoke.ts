/**
 * Run as a process of its own: provokes with both classes every reply and exception it can, at the base URLs it is
 * given, and prints all that they and the clients show. Given none, it does so with an error of axios instead.
 */
import axios from 'axios';
import { AsyncCustomer, Customer, type Endpoint } from 'tspaystack2';
import { KEY, PERSON } from './secrets';
import { textsOf } from './texts';

type Call = readonly [method: string, ...args: readonly unknown[]];

const { email, firstName, middleName, lastName, phone, bvn, accountNumber, identificationNumber } = PERSON;
const profile = { firstName, lastName, phone, metadata: PERSON };
const numbers = { bvn, accountNumber, identificationNumber };
const identity = {
  ...{ firstName, middleName, lastName, ...numbers },
  ...{ identificationType: 'bank_account', bankCode: '007', country: 'NG' },
};

/** Calls made at every base URL. */
const calls: readonly Call[] = [['getCustomer', email], ['create', email, profile], ['walkThrough']];

/** Half a surrogate pair: a text that holds it is refused. */
const BROKEN = '\ud800';
const keys = [KEY, KEY + BROKEN, [KEY], { [KEY]: KEY }];

/** Calls made at the first only; most are refused, for the key or for something beside what is private in them. */
const moreCalls: readonly Call[] = [
  ['validate', email, identity],
  ['inventedMethod'],
  ['createInBatch'],
  ...keys.flatMap((key): Call[] => [
    ['create', email, key],
    ['update', email, { metadata: { [Symbol.toStringTag]: key } }],
    ['update', email, { metadata: { nested: { [Symbol.toStringTag]: key } } }],
    ['create', email, { ...profile, firstName: [key] }],
    ['update', email, { ...profile, metadata: [key] }],
    ['validate', email, { ...identity, country: key }],
    ['validate', email, { ...identity, identificationType: key }],
    ['flag', email, { riskAction: key }],
    ['getCustomers', { page: key }],
    ['getCustomers', { startDate: [key] }],
    ...['timeout', 'deadline', 'retries', 'signal'].map((name): Call => [
      'getCustomer',
      email,
      { [name]: key },
    ]),
    ['getCustomer', email, key],
  ]),
  ...keys
    .slice(1)
    .flatMap((key): Call[] => [
      ['getCustomer', key],
      ['deactivate', key],
      ['create', email, { ...profile, lastName: key }],
      ...Object.keys(numbers).map((name): Call => ['validate', email, { ...identity, [name]: key }]),
    ]),
  ['update', email, { ...profile, metadata: { [KEY]: 1n } }],
  ['create', email, { ...profile, fone: phone }],
  ['validate', email, { ...identity, BVN: bvn }],
  ['validate', email, { ...identity, bankCode: null }],
  ...Object.entries(numbers).flatMap(([name, number]) =>
    [Number.parseInt(number, 16), [number], number + BROKEN].map((value): Call => [
      'validate',
      email,
      { ...identity, [name]: value },
    ]),
  ),
];

const badOptions: readonly unknown[] = [
  ...keys,
  ...['timeout', 'deadline', 'retries', 'maxResponseBytes', 'onAttempt', 'wait'].map((name) => ({
    [name]: KEY,
  })),
  ...[
    KEY,
    `no URL ${KEY}`,
    `${KEY}:443`,
    `https://${KEY}@nowhere.example`,
    `https://user:${KEY}@nowhere.example`,
    `https://nowhere.example/?key=${KEY}`,
    `https://nowhere.example/#${KEY}`,
    `http://nowhere.example/${KEY}`,
    `http://${KEY}.example`,
  ].map((baseURL) => ({ baseURL })),
];

const badKeys = [`${KEY}\n`, `${KEY} ${KEY}`, `Bearer ${KEY}`, ...keys.slice(1)];

const badEnvironments = {
  PAYSTACK_BASE_URL: KEY,
  PAYSTACK_AUTHORIZATION_KEY: `${KEY} `,
  PAYSTACK_SECRET_KEY: `${KEY} `,
};

const invented = (): Endpoint => ({ method: KEY as Endpoint['method'], path: `/${KEY}` });

class InventiveCustomer extends Customer {
  walkThrough() {
    return Array.from(this.allCustomers());
  }

  createInBatch() {
    return this.batch((queue) => [queue.create(email, profile)]);
  }

  inventedMethod() {
    return this.call(invented);
  }
}

class InventiveAsyncCustomer extends AsyncCustomer {
  async walkThrough() {
    const customers = [];
    for await (const customer of this.allCustomers()) customers.push(customer);
    return customers;
  }

  createInBatch() {
    return this.batch((queue) => [queue.create(email, profile)]);
  }

  inventedMethod() {
    return this.call(invented);
  }
}

/** The classes as JavaScript sees them: anything can be called with anything. */
type Loose = new (...args: unknown[]) => Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

/** Prints all that shows of what a call returns or throws. */
async function show(call: () => unknown): Promise<void> {
  let ending: unknown;
  try {
    ending = await call();
  } catch (thrown) {
    ending = thrown;
  }
  console.log(ending);
  console.error(ending);
  for (const text of textsOf(ending)) console.log(text);
}

async function provoke(Client: Loose, bases: readonly string[]): Promise<void> {
  for (const baseURL of bases) {
    const client = new Client(KEY, { baseURL, timeout: 100, retries: 0 });
    await show(() => client);
    const made = baseURL === bases[0] ? [...calls, ...moreCalls] : calls;
    await Promise.all(made.map(([method, ...args]) => show(() => client[method]?.(...args))));
  }
  for (const options of badOptions) await show(() => new Client(KEY, options));
  for (const key of badKeys) await show(() => new Client(key));
  for (const [name, value] of Object.entries(badEnvironments)) {
    process.env[name] = value;
    await show(() => new Client(name === 'PAYSTACK_BASE_URL' ? KEY : undefined));
    Reflect.deleteProperty(process.env, name);
  }
  await show(() => new Client());
}

async function main([first, ...others]: readonly string[]): Promise<void> {
  if (first === undefined) {
    const headers = { Authorization: `Bearer ${KEY}` };
    await show(() => axios.post('http://127.0.0.1:1', PERSON, { headers }));
    return;
  }
  for (const Client of [InventiveCustomer, InventiveAsyncCustomer]) {
    await provoke(Client as unknown as Loose, [first, ...others]);
  }
}

void main(process.argv.slice(2));
