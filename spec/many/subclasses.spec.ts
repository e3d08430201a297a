import { AsyncCustomer, Customer, type ProfileParams } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { failureOf } from '../support/clients';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

const emails = (...names: string[]) => names.map((name) => `${name}@example.com`);

/** What a program makes of the library: a class with a constructor, private fields and methods of its own. */
class Shop extends Customer {
  readonly #domain: string;

  constructor(
    domain: string,
    { url, authKey }: { readonly url: string; readonly authKey: string } = sandbox,
  ) {
    super(authKey, { baseURL: url });
    this.#domain = domain;
  }

  override create(name: string, params?: ProfileParams | null) {
    return super.create(`${name}@${this.#domain}`, { lastName: this.#domain, ...params });
  }

  named(name: string) {
    return this.create(name, { firstName: name });
  }

  readonly arrow = (name: string) => this.named(name);

  *all(names: Iterable<string>) {
    for (const name of names) yield this.create(name);
  }
}

class AsyncShop extends AsyncCustomer {
  readonly #domain: string;

  constructor(domain: string) {
    super(sandbox.authKey, { baseURL: sandbox.url });
    this.#domain = domain;
  }

  override create(name: string, params?: ProfileParams | null) {
    return super.create(`${name}@${this.#domain}`, { lastName: this.#domain, ...params });
  }

  named(name: string) {
    return this.create(name, { firstName: name });
  }

  readonly arrow = (name: string) => this.named(name);

  *all(names: Iterable<string>) {
    for (const name of names) yield this.create(name);
  }

  async both(name: string) {
    await this.create(name);
    return this.create(`${name}.too`);
  }

  // Not written with `async`, as what a compiler makes of such a method for older targets.
  later(name: string) {
    return Promise.reject(new Error(name)).then(() => this.create(name));
  }

  async *oneByOne(names: readonly string[]) {
    for (const name of names) yield await this.create(name);
  }
}

describe.each([
  ['Customer', Shop as unknown as typeof AsyncShop],
  ['AsyncCustomer', AsyncShop],
])('a subclass of %s', (_name, Class) => {
  const shopOf = () => new Class('example.com');

  test('with private fields, overrides and a constructor of its own makes single calls', async () => {
    await shopOf().named('ada');
    expect(await sandbox.customers()).toMatchObject([
      { email: 'ada@example.com', first_name: 'ada', last_name: 'example.com' },
    ]);
  });

  test('makes a batch of its own methods', async () => {
    const entries = await shopOf().batch((queue) => [
      queue.create('ada'),
      queue.named('grace'),
      queue.arrow('hedy'),
    ]);
    expect(entries).toMatchObject(Array(3).fill({ statusCode: 200 }));
    expect(await sandbox.customers()).toMatchObject([
      { email: 'ada@example.com', first_name: null, last_name: 'example.com' },
      { email: 'grace@example.com', first_name: 'grace', last_name: 'example.com' },
      { email: 'hedy@example.com', first_name: 'hedy', last_name: 'example.com' },
    ]);
  });

  test('makes the calls of a generator method one by one, as their turn comes', async () => {
    let taken = 0;
    function* names() {
      for (const name of ['ada', 'grace', 'hedy']) {
        taken += 1;
        yield name;
      }
    }
    const seen: number[] = [];
    const count = await shopOf().batch((queue) => queue.all(names()), {
      concurrency: 1,
      onResult: () => seen.push(taken),
    });
    expect({ count, taken, begun: seen[0] }).toEqual({ count: 3, taken: 3, begun: 1 });
    expect((await sandbox.customers()).map(({ email }) => email)).toEqual(emails('ada', 'grace', 'hedy'));
  });

  test('ends a generator method that is left', async () => {
    let isClosed = false;
    function* names() {
      try {
        yield* ['ada', 'grace', 'hedy'];
      } finally {
        isClosed = true;
      }
    }
    const onResult = () => {
      throw new Error('The disk is full.');
    };
    const batch = async () =>
      await shopOf().batch((queue) => queue.all(names()), { concurrency: 1, onResult });
    await expect(batch()).rejects.toThrow('The disk is full.');
    expect(isClosed).toBe(true);
  });

  test('sends at once what it sends beside its queue', async () => {
    const shop = shopOf();
    await shop.batch((queue) => {
      const call = queue.create('ada');
      void shop.create('grace');
      return [call];
    });
    await shop.getCustomers();
    expect((await sandbox.customers()).map(({ email }) => email).sort()).toEqual(emails('ada', 'grace'));
  });
});

test.each([
  ['both', (queue: object) => (queue as AsyncShop).both('ada')],
  ['later', (queue: object) => (queue as AsyncShop).later('ada')],
  ['oneByOne', (queue: object) => (queue as AsyncShop).oneByOne(['ada'])],
])('a queue refuses the async method %s, and sends nothing', async (name, make) => {
  const shop = new AsyncShop('example.com');
  const refusal = await failureOf(() => shop.batch((queue) => [make(queue) as never]));
  expect(refusal).toEqual({
    name: 'InvalidDataException',
    message: `\`queue\` has no async methods, such as \`${name}\`.`,
    parameter: 'queue',
  });
  await shop.getCustomers();
  expect((await sandbox.requests()).map(({ method }) => method)).toEqual(['GET']);
});
