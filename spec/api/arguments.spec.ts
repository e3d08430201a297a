import { runInNewContext } from 'node:vm';
import { AsyncCustomer, AsyncPaystack, InvalidDataException, type ProfileParams } from 'tspaystack2';
import { bothAsAsync, failureOf, thrownBy } from '../support/clients';
import { type EchoServer, type WireRequest, startEchoServer } from '../support/echo-server';

let echo: EchoServer;

beforeAll(async () => {
  echo = await startEchoServer();
});
afterAll(() => echo.stop());

class Person {
  readonly #name: string;
  phone = '+2348012345678';

  constructor(name: string) {
    this.#name = name;
  }

  get firstName() {
    return this.#name;
  }

  greet() {
    return `Hello ${this.#name}`;
  }
}

class Customer extends Person {
  get lastName() {
    return 'Obi'.normalize();
  }

  get metadata() {
    return { tier: 'gold' };
  }
}

class Misspelt {
  get fristName() {
    return 'Ada'.normalize();
  }
}

const full = { email: 'a@b.c', first_name: 'Ada', last_name: 'Obi', phone: '+2348012345678' };
const changed = Object.defineProperties({}, { firstName: { get: () => 'Ada', enumerable: true } });

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const endless: object = new Proxy({}, { getPrototypeOf: () => endless });
const failing = (name: string): object =>
  Object.defineProperty({}, name, {
    enumerable: true,
    get: () => {
      throw new Error('This getter fails.');
    },
  });

describe.each(bothAsAsync)('%s', (_name, Client) => {
  const clientOf = (options = {}) => new Client('sk_test_arguments', { baseURL: echo.url, ...options });

  /** The body that a creation with these parameters sends. */
  async function bodyOf(params: unknown): Promise<unknown> {
    const { data } = await clientOf().create('a@b.c', params as ProfileParams);
    return JSON.parse((data as WireRequest).body);
  }

  test.each<[string, unknown, object]>([
    [
      'an instance of a class with getters, its own and inherited ones',
      new Customer('Ada'),
      { ...full, metadata: { tier: 'gold' } },
    ],
    ['an object with getters', changed, { email: 'a@b.c', first_name: 'Ada' }],
    [
      'an object that inherits from another one',
      Object.create({ firstName: 'Ada' }),
      { email: 'a@b.c', first_name: 'Ada' },
    ],
    [
      'an object without a prototype',
      Object.assign(Object.create(null), { firstName: 'Ada', metadata: Object.create(null) as object }),
      { email: 'a@b.c', first_name: 'Ada', metadata: {} },
    ],
    [
      'an object of another realm',
      runInNewContext('({ firstName: "Ada", metadata: { tags: [{ tier: "gold" }] } })'),
      { email: 'a@b.c', first_name: 'Ada', metadata: { tags: [{ tier: 'gold' }] } },
    ],
    ['a Proxy of an object', new Proxy({ firstName: 'Ada' }, {}), { email: 'a@b.c', first_name: 'Ada' }],
    [
      'metadata that is an instance of a class',
      {
        metadata: new (class {
          readonly tier = 'gold';
          describe() {
            return this.tier;
          }
        })(),
      },
      { email: 'a@b.c', metadata: { tier: 'gold' } },
    ],
    [
      'metadata with a name that is special in JavaScript',
      { metadata: JSON.parse('{"__proto__":{"a":1},"constructor":2}') as object },
      { email: 'a@b.c', metadata: JSON.parse('{"__proto__":{"a":1},"constructor":2}') as object },
    ],
  ])('%s is taken', async (_what, params, body) => {
    expect(await bodyOf(params)).toEqual(body);
  });

  test.each<[string, unknown, string, string]>([
    [
      'a misspelt getter',
      new Misspelt(),
      'fristName',
      'is unknown here; did you mean `firstName`? Known are: firstName, lastName, phone, metadata.',
    ],
    [
      'a getter of a wrong value',
      Object.create({
        get phone() {
          return 1;
        },
      }),
      'phone',
      'must be a string of well-formed Unicode, but a number was given.',
    ],
    [
      'a name that is special in JavaScript',
      JSON.parse('{"__proto__":{"firstName":"Ada"}}'),
      '__proto__',
      'is unknown here. Known are: firstName, lastName, phone, metadata.',
    ],
    [
      'a name of a million letters',
      { ['x'.repeat(1_000_000)]: 1 },
      `${'x'.repeat(60)}…`,
      'is unknown here. Known are: firstName, lastName, phone, metadata.',
    ],
  ])('%s is refused', async (_what, params, parameter, problem) => {
    const thrown = await thrownBy(() => bodyOf(params));
    expect(thrown).toEqual(new InvalidDataException(parameter, problem));
  });

  test('each parameter is read once, and what was checked is what is sent', async () => {
    let reads = 0;
    const turning = (...values: unknown[]) => ({
      enumerable: true,
      get: () => values[Math.min(reads++, values.length - 1)],
    });
    expect(await bodyOf(Object.defineProperty({}, 'firstName', turning('Ada', undefined, 7)))).toEqual({
      email: 'a@b.c',
      first_name: 'Ada',
    });
    reads = 0;
    const metadata = Object.defineProperty({}, 'tier', turning('gold', 1n));
    expect(await bodyOf({ metadata })).toEqual({ email: 'a@b.c', metadata: { tier: 'gold' } });
  });

  test('what is changed after the call does not change it', async () => {
    const params = { firstName: 'Ada', metadata: { tags: ['gold'] } };
    const sent = bodyOf(params);
    params.firstName = 'Grace';
    params.metadata.tags.push('late');
    expect(await sent).toEqual({ email: 'a@b.c', first_name: 'Ada', metadata: { tags: ['gold'] } });
  });

  test('what a program has put onto the prototype of all objects is no parameter and no option', async () => {
    const polluted = { firstName: 'Mallory', proxy: 'http://127.0.0.1:1', timeout: -1, authKey: 'sk_test_x' };
    for (const [name, value] of Object.entries(polluted))
      Object.defineProperty(Object.prototype, name, { value, configurable: true, enumerable: true });
    try {
      const { data } = await clientOf().create('a@b.c', {}, {});
      const { body, headers } = data as WireRequest;
      expect({ body, authorization: headers.authorization }).toEqual({
        body: '{"email":"a@b.c"}',
        authorization: 'Bearer sk_test_arguments',
      });
    } finally {
      for (const name of Object.keys(polluted)) Reflect.deleteProperty(Object.prototype, name);
    }
  });

  const reading: [string, string, (client: InstanceType<typeof Client>) => unknown][] = [
    ['an email', 'email', (client) => client.create(revoked() as never)],
    ['parameters', 'params', (client) => client.create('a@b.c', revoked())],
    ['parameters without an end of prototypes', 'params', (client) => client.create('a@b.c', endless)],
    ['a parameter', 'firstName', (client) => client.create('a@b.c', failing('firstName'))],
    ['metadata', 'metadata', (client) => client.create('a@b.c', { metadata: revoked() })],
    ['something in metadata', 'metadata', (client) => client.create('a@b.c', { metadata: failing('tier') })],
    [
      'something deep in metadata',
      'metadata',
      (client) => client.create('a@b.c', { metadata: { a: [revoked()] } }),
    ],
    ['options', 'options', (client) => client.getCustomer('CUS_1', revoked())],
    ['an option', 'timeout', (client) => client.getCustomer('CUS_1', failing('timeout'))],
    ['a path', 'path', (client) => client.request('GET', revoked() as never)],
    ['a query', 'query', (client) => client.request('GET', '/x', { query: revoked() as never })],
    [
      'a value in a query',
      'query.a',
      (client) => client.request('GET', '/x', { query: failing('a') as never }),
    ],
    ['a body', 'body', (client) => client.request('POST', '/x', { body: [failing('a')] })],
    ['the calls of a batch', 'calls', (client) => client.batch(revoked() as never)],
    ['the iterable of a batch', 'calls', (client) => client.batch(() => revoked() as never)],
    ['an option of a batch', 'concurrency', (client) => client.batch(() => [], failing('concurrency'))],
    ['a signal', 'signal', (client) => client.getCustomer('CUS_1', { signal: revoked() as never })],
    [
      'a parameter of an auto-pagination',
      'pagination',
      async (client) => {
        for await (const {} of client.allCustomers(failing('pagination')));
      },
    ],
    ['a key', 'authKey', () => new Client(revoked() as never)],
    ['the options of a client', 'options', () => new Client('sk_test_x', revoked())],
    ['an option of a client', 'retries', () => new Client('sk_test_x', failing('retries'))],
  ];

  test.each(reading.filter(([what]) => what !== 'a signal' || Client.name === 'AsyncCustomer'))(
    '%s that cannot be read is refused, and the cause is told',
    async (_what, parameter, call) => {
      const thrown = await thrownBy(() => call(clientOf()));
      expect(thrown).toEqual(
        new InvalidDataException(parameter, 'cannot be read: a getter or a Proxy throws. See `cause`.'),
      );
      expect(String(thrown.cause)).toMatch(
        /^(Error: This getter fails\.|TypeError: .* revoked|RangeError: This object has too many prototypes\.)/,
      );
    },
  );

  test('what stands in no path may be a point', async () => {
    const { data } = await clientOf().create('.');
    expect((data as WireRequest).body).toBe('{"email":"."}');
  });
});

test('a signal that cannot be listened to fails its call, and nothing else', async () => {
  const signal = {
    aborted: false,
    addEventListener: () => {
      throw new Error('Nobody may listen.');
    },
  } as unknown as AbortSignal;
  const client = new AsyncCustomer('sk_test_arguments', { baseURL: echo.url });
  expect(await failureOf(() => client.getCustomer('CUS_1', { signal }))).toEqual({
    name: 'NetworkException',
    message: 'No usable reply from Paystack after 0 attempts: the library failed.',
    code: 'ERR_UNEXPECTED',
    attempts: 0,
  });
});

describe('a list', () => {
  const paystack = () => new AsyncPaystack('sk_test_arguments', { baseURL: echo.url });

  test('of a hundred thousand items is sent whole', async () => {
    const charges = Array.from({ length: 100_000 }, (_, index) => ({
      authorization: `AUTH_${index}`,
      amount: index + 1,
      reference: `r-${index}`,
    }));
    const { data } = await paystack().bulkCharges.initiate(charges);
    expect(JSON.parse((data as WireRequest).body)).toEqual(charges);
  });

  test.each([
    ['of nothing but holes', new Array(2 ** 32 - 1), '[0]'],
    ['with a hole', Object.assign([], { 1: { authorization: 'AUTH_1', amount: 1, reference: 'r' } }), '[0]'],
  ])('%s is refused at the first', async (_what, charges, place) => {
    const thrown = await thrownBy(() => paystack().bulkCharges.initiate(charges as never));
    expect(thrown).toMatchObject({ parameter: `body${place}` });
  });
});
