/**
 * Provokes with both kinds every reply, exception and report it can, and prints all that they and the clients show. Its
 * argument says where; with none, it does so with an error of axios instead.
 */
import axios from 'axios';
import {
  AsyncCustomer,
  AsyncPaystack,
  Customer,
  type CustomerQueue,
  Paystack,
  type QueuedCall,
} from 'tspaystack2';
import { KEY, PASSWORD, PAYMENT, PERSON } from '../secrets';
import { textsOf } from '../texts';

/** Where to provoke it. */
export interface Places {
  /** Base URLs; at the first of them more is tried than at the others. */
  readonly bases: readonly string[];
  /** Proxies, the URLs of which hold the password. */
  readonly proxies: readonly string[];
}

type Call = readonly [method: string, ...args: readonly unknown[]];

const { email, firstName, middleName, lastName, phone, bvn, accountNumber, identificationNumber } = PERSON;
const { pin, otp, birthday, cardNumber, documentNumber, token } = PAYMENT;
const profile = { firstName, lastName, phone, metadata: PERSON };
const numbers = { bvn, accountNumber, identificationNumber };
const identity = {
  ...{ firstName, middleName, lastName, ...numbers },
  ...{ identificationType: 'bank_account', bankCode: '007', country: 'NG' },
};

/** Calls made at every base URL. */
const calls: readonly Call[] = [
  ['getCustomer', email],
  ['create', email, profile],
  ['request', 'POST', '/customer', { query: PERSON, body: { ...PERSON, ...PAYMENT } }],
  ['walkThrough'],
];

/** Half a surrogate pair: a text that holds it is refused. */
const BROKEN = '\ud800';
const keys = [KEY, KEY + BROKEN, [KEY], { [KEY]: KEY }];

/** Values in whose place a text is needed. */
const wrong = (secret: string) => [
  Number.parseInt(secret, 16),
  [secret],
  secret + BROKEN,
  { [secret]: secret },
];

/** Calls made at the first only; most are refused, for the key or for something beside what is private in them. */
const moreCalls: readonly Call[] = [
  ['validate', email, identity],
  ['createInBatch'],
  ['createForOther'],
  ['getCustomer', email, { authKey: `${KEY} ` }],
  ...keys.flatMap((key): Call[] => [
    ['request', key, '/customer'],
    ['request', 'GET', key],
    ['request', 'GET', `/${JSON.stringify(key)}?`],
    ['request', 'POST', '/customer', key],
    ['request', 'POST', '/customer', { body: key }],
    ['request', 'POST', '/customer', { body: { [KEY]: [undefined] } }],
    ['request', 'GET', '/customer', { query: key }],
    ['request', 'GET', '/customer', { query: { email: [key] } }],
    ['request', 'GET', '/customer', { query: { [KEY]: [key] } }],
    ['request', 'GET', '/customer', { [KEY]: key }],
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
    ['batch', key],
    ['batch', () => [], key],
    ['batch', () => [], { concurrency: key }],
    ['batch', () => [key]],
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
      ['getCustomer', email, { authKey: key }],
      ['deactivate', key],
      ['create', email, { ...profile, lastName: key }],
      ...Object.keys(numbers).map((name): Call => ['validate', email, { ...identity, [name]: key }]),
    ]),
  ['update', email, { ...profile, metadata: { [KEY]: 1n } }],
  ['create', email, { ...profile, fone: phone }],
  ['validate', email, { ...identity, BVN: bvn }],
  ['validate', email, { ...identity, bankCode: null }],
  ...Object.entries(numbers).flatMap(([name, number]) =>
    wrong(number).map((value): Call => ['validate', email, { ...identity, [name]: value }]),
  ),
];

/** Calls of other APIs, made at the first base URL only, by the names of the APIs in `Paystack`. */
const otherCalls: readonly (readonly [api: string, ...call: Call])[] = [
  ['charge', 'charge', email, { amount: 100, pin, birthday, metadata: PERSON }],
  ...[otp, ...wrong(otp)].flatMap((value): (typeof otherCalls)[number][] => [
    ['charge', 'submitOtp', value, { reference: 'r1' }],
    ['transferControl', 'finalizeDisableOtp', value],
    ['transfers', 'finalize', 'TRF_1', { otp: value }],
  ]),
  ...[pin, ...wrong(pin)].flatMap((value): (typeof otherCalls)[number][] => [
    ['charge', 'submitPin', value, { reference: 'r1' }],
    ['charge', 'charge', email, { amount: 100, pin: value }],
  ]),
  ...[birthday, [birthday], new Date(birthday), birthday + BROKEN].map(
    (value): (typeof otherCalls)[number] => ['charge', 'submitBirthday', value, { reference: 'r1' }],
  ),
  ['charge', 'charge', email, { amount: 100, card: { number: cardNumber, pin, expiry: undefined } }],
  ['charge', 'charge', email, { amount: 100, card: { number: [cardNumber, undefined] } }],
  ['charge', 'charge', email, { amount: 100, bank: [accountNumber] }],
  ...[accountNumber, ...wrong(accountNumber)].flatMap((value): (typeof otherCalls)[number][] => [
    ['verification', 'resolveAccountNumber', value, { bankCode: '007' }],
    ['dedicatedAccounts', 'removeSplit', value],
    ['dedicatedAccounts', 'assign', email, { ...profile, preferredBank: 'x', accountNumber: value, bvn }],
    ['transferRecipients', 'create', 'nuban', { name: lastName, accountNumber: value, bankCode: '007' }],
    ['transferRecipients', 'bulkCreate', [{ type: 'nuban', name: lastName, accountNumber: value }]],
  ]),
  ...[documentNumber, ...wrong(documentNumber)].map((value): (typeof otherCalls)[number] => [
    ...(['verification', 'validateAccount', lastName] as const),
    {
      accountNumber,
      accountType: 'personal',
      bankCode: '1',
      documentType: 'passportNumber',
      documentNumber: value,
    },
  ]),
  ...[token, ...wrong(token)].map((value): (typeof otherCalls)[number] => [
    ...(['subscriptions', 'enable', 'SUB_1', { token: value }] as const),
  ]),
];

const badOptions: readonly unknown[] = [
  ...keys,
  ...['timeout', 'deadline', 'retries', 'maxResponseBytes', 'onAttempt', 'wait', 'proxy'].map((name) => ({
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
  ...[
    PASSWORD,
    `user:${PASSWORD}@proxy.example`,
    `socks5://user:${PASSWORD}@proxy.example`,
    `http://user:${PASSWORD}@proxy.example/path`,
    `http://user:${PASSWORD}@proxy.example?query`,
    `http://user:${PASSWORD}@proxy.example:99999`,
    `http://${PASSWORD}:${PASSWORD}@`,
    [`http://user:${PASSWORD}@proxy.example`],
    { password: PASSWORD },
  ].map((proxy) => ({ proxy })),
];

const badKeys = [`${KEY}\n`, `${KEY} ${KEY}`, `Bearer ${KEY}`, ...keys.slice(1)];

const badEnvironments = {
  PAYSTACK_BASE_URL: KEY,
  PAYSTACK_AUTHORIZATION_KEY: `${KEY} `,
  PAYSTACK_SECRET_KEY: `${KEY} `,
};

/** Shows the queue of a batch, and the calls that stand in it. */
function* creations(queue: CustomerQueue) {
  print(queue);
  for (const call of [
    queue.create(email, profile),
    queue.validate('CUS_1', identity as unknown as Parameters<CustomerQueue['validate']>[1]),
    queue.create(email, profile, { authKey: KEY }),
    queue.request('POST', '/customer', { body: PERSON }),
  ]) {
    print(call);
    yield call;
  }
}

class InventiveCustomer extends Customer {
  walkThrough() {
    return Array.from(this.allCustomers());
  }

  createInBatch() {
    return this.batch(creations);
  }

  createForOther() {
    const queued: QueuedCall<unknown>[] = [];
    this.batch((queue) => queued.splice(0, 0, queue.create(email, profile)));
    return new Customer(KEY).batch(() => queued);
  }
}

class InventiveAsyncCustomer extends AsyncCustomer {
  async walkThrough() {
    const customers = [];
    for await (const customer of this.allCustomers()) customers.push(customer);
    return customers;
  }

  createInBatch() {
    return this.batch((queue) => creations(queue as unknown as CustomerQueue));
  }

  async createForOther() {
    const queued: QueuedCall<unknown>[] = [];
    await this.batch((queue) => queued.splice(0, 0, queue.create(email, profile)));
    return new AsyncCustomer(KEY).batch(() => queued);
  }
}

/** The classes as JavaScript sees them: anything can be called with anything. */
type Methods = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
type Loose<Instance> = new (...args: unknown[]) => Instance;

/** Prints all that shows of a value. */
function print(value: unknown): void {
  console.log(value);
  console.error(value);
  for (const text of textsOf(value)) console.log(text);
}

/** Prints all that shows of what a call returns or throws. */
async function show(call: () => unknown): Promise<void> {
  let ending: unknown;
  try {
    ending = await call();
  } catch (thrown) {
    ending = thrown;
  }
  print(ending);
}

async function showCalls(client: Methods, made: readonly Call[]): Promise<void> {
  await show(() => client);
  await Promise.all(made.map(([method, ...args]) => show(() => client[method]?.(...args))));
}

async function provoke(
  Client: Loose<Methods>,
  Whole: Loose<Readonly<Record<string, Methods>>>,
  { bases, proxies }: Places,
): Promise<void> {
  const [first] = bases;
  const limits = { timeout: 100, retries: 0 };
  for (const baseURL of bases) {
    const client = new Client(KEY, { baseURL, ...limits });
    await showCalls(client, baseURL === first ? [...calls, ...moreCalls] : calls);
  }
  const whole = new Whole(KEY, { baseURL: first, ...limits });
  await show(() => whole);
  for (const [api, ...call] of otherCalls) await showCalls(whole[api] ?? {}, [call]);

  // Here the paths of calls hold nothing private, so that a report may be shown.
  const reported: readonly Call[] = calls.filter(([method]) => method !== 'getCustomer');
  for (const baseURL of bases)
    await showCalls(new Client(KEY, { baseURL, ...limits, onAttempt: print }), reported);
  for (const proxy of proxies) {
    for (const baseURL of [first, 'https://nowhere.example']) {
      await showCalls(new Client(KEY, { baseURL, proxy, ...limits, onAttempt: print }), reported);
    }
  }

  for (const options of badOptions) await show(() => new Client(KEY, options));
  for (const key of badKeys) await show(() => new Client(key));
  for (const [name, value] of Object.entries(badEnvironments)) {
    process.env[name] = value;
    await show(() => new Client(name === 'PAYSTACK_BASE_URL' ? KEY : undefined));
    Reflect.deleteProperty(process.env, name);
  }
  await show(() => new Client());
  await show(() => whole.customers?.request?.(KEY, `/${KEY}`));
}

async function main(places: string | undefined): Promise<void> {
  if (places === undefined) {
    const headers = { Authorization: `Bearer ${KEY}` };
    const proxy = { host: '127.0.0.1', port: 1, auth: { username: 'ada', password: PASSWORD } };
    await show(() => axios.post('http://127.0.0.1:1', { ...PERSON, ...PAYMENT }, { headers, proxy }));
    return;
  }
  const pairs = [
    [InventiveCustomer, Paystack],
    [InventiveAsyncCustomer, AsyncPaystack],
  ] as unknown as [Loose<Methods>, Loose<Readonly<Record<string, Methods>>>][];
  for (const [Client, Whole] of pairs) await provoke(Client, Whole, JSON.parse(places) as Places);
}

void main(process.argv[2]);
