import {
  AsyncCustomer,
  AsyncPaystack,
  AsyncPlan,
  Customer,
  type CustomerQueue,
  InvalidDataException,
  Paystack,
  Plan,
  type QueuedCall,
} from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { bothAsAsync, failureOf } from '../support/clients';
import { finished, runScript } from '../support/run-script';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

const names = ['ada', 'grace', 'hedy'];
const bodies = names.map((name) => ({ email: `${name}@example.com`, first_name: name, metadata: { name } }));

test.each(bothAsAsync)(
  'a queued call of %s is sent as it was made, also when it is sent again',
  async (_name, Client) => {
    const metadata = { name: '' };
    const params = { firstName: '', metadata };
    await sandbox.setFailures({ status: 429, times: 2 });
    await new Client(sandbox.authKey, { baseURL: sandbox.url }).batch((queue) =>
      names.map((name) => {
        params.firstName = name;
        metadata.name = name;
        return queue.create(`${name}@example.com`, params);
      }),
    );
    const customers = await sandbox.customers();
    expect(
      customers
        .map(({ email, first_name, metadata }) => ({ email, first_name, metadata }))
        .sort((a, b) => a.email.localeCompare(b.email)),
    ).toEqual(bodies);
  },
);

type Loose = (queue: CustomerQueue) => never;

test.each([
  ['nothing', (): unknown => undefined, 'one that gives nothing'],
  ['a number', (): unknown => 7, 'one that gives a number'],
  ['a promise', (): unknown => Promise.resolve([]), 'one that gives an object'],
] as const)('a function that gives %s is refused', async (_what, calls, given) => {
  const problem = `must be a function that gives an iterable of queued calls, but ${given} was given.`;
  const refusal = {
    name: 'InvalidDataException',
    message: `\`calls\` ${problem}`,
    parameter: 'calls',
  };
  const options = { baseURL: sandbox.url };
  for (const [, Client] of bothAsAsync) {
    const client = new Client('sk_test_queue', options);
    expect(await failureOf(() => client.batch(calls as unknown as Loose))).toEqual(refusal);
  }
});

test.each(['allCustomers', 'batch'])('a queue refuses %s', (method) => {
  const client = new Customer('sk_test_queue', { baseURL: sandbox.url });
  const misuse = (queue: object) => (queue as Record<string, (calls: object) => never>)[method]?.({});
  expect(() => client.batch(misuse as unknown as Loose)).toThrow(
    new InvalidDataException('queue', 'has only methods that make one call each.'),
  );
});

test('a queued call takes no signal: the batch has one', async () => {
  const client = new AsyncCustomer(sandbox.authKey, { baseURL: sandbox.url });
  const options = { signal: AbortSignal.abort() } as object;
  const [entry] = await client.batch((queue) => [queue.getCustomer('CUS_1', options)]);
  expect(entry).toEqual(
    new InvalidDataException('signal', 'is unknown here. Known are: timeout, deadline, retries, authKey.'),
  );
  expect(await sandbox.requests()).toEqual([]);
});

describe.each([
  ['blocking', Customer, Plan, Paystack],
  ['promise', AsyncCustomer, AsyncPlan, AsyncPaystack],
] as const)('a call queued on another %s client is refused, and nothing is sent:', (_kind, ...classes) => {
  const [CustomerClass, PlanClass, PaystackClass] = classes as unknown as [
    typeof AsyncCustomer,
    typeof AsyncPlan,
    typeof AsyncPaystack,
  ];
  const clientOf = <C>(Client: new (key: string, options: object) => C, key = sandbox.authKey) =>
    new Client(key, { baseURL: sandbox.url });

  /** A call on the queue of a client, which that client does not make. */
  async function queuedOn<Queue>(
    client: { batch(calls: (queue: Queue) => []): unknown },
    make: (queue: Queue) => QueuedCall<unknown>,
  ): Promise<QueuedCall<unknown>> {
    let call: QueuedCall<unknown> | undefined;
    await client.batch((queue) => {
      call = make(queue);
      return [];
    });
    if (call === undefined) throw new Error('Nothing was queued.');
    return call;
  }

  const create = (queue: { create(email: string): QueuedCall<unknown> }) => queue.create('ada@example.com');

  async function expectRefusal(
    call: QueuedCall<unknown>,
    client: { batch(calls: () => QueuedCall<unknown>[]): unknown },
  ): Promise<void> {
    expect(await failureOf(() => client.batch(() => [call]))).toEqual({
      name: 'InvalidDataException',
      message: '`calls` must give only calls made on the queue that it receives.',
      parameter: 'calls',
    });
    expect(await sandbox.requests()).toEqual([]);
  }

  test('one with another key', async () => {
    const call = await queuedOn<CustomerQueue>(clientOf(CustomerClass, 'sk_test_other'), create);
    await expectRefusal(call, clientOf(CustomerClass));
  });

  test('one with the same key', async () => {
    const call = await queuedOn<CustomerQueue>(clientOf(CustomerClass), create);
    await expectRefusal(call, clientOf(CustomerClass));
  });

  test('one of another API', async () => {
    const call = await queuedOn<CustomerQueue>(clientOf(CustomerClass), create);
    await expectRefusal(call, clientOf(PlanClass));
  });

  test('a Paystack, and what belongs to one', async () => {
    const [one, other] = [clientOf(PaystackClass), clientOf(PaystackClass, 'sk_test_other')];
    const call = await queuedOn(one, (queue) => queue.customers.create('ada@example.com'));
    await expectRefusal(call, other);
    await expectRefusal(call, one.customers);
    await expectRefusal(await queuedOn<CustomerQueue>(other.customers, create), one);
    await expectRefusal(await queuedOn<CustomerQueue>(one.customers, create), one);
  });

  test('but the client itself makes it, also later', async () => {
    const client = clientOf(CustomerClass);
    const call = await queuedOn<CustomerQueue>(client, create);
    expect(await client.batch(() => [call])).toMatchObject([{ statusCode: 200 }]);
    expect(await sandbox.requests()).toHaveLength(1);
  });

  test('and no imitation of a call will do', async () => {
    const client = clientOf(CustomerClass);
    const call = await queuedOn<CustomerQueue>(client, create);
    const { proxy, revoke } = Proxy.revocable(call, {});
    revoke();
    for (const imitation of [Object.create(call), new Proxy(call, {}), proxy, Object.assign({}, call)])
      await expectRefusal(imitation as typeof call, client);
  });
});

test('a batch of calls that are all refused leaves the event loop its turns', async () => {
  const script = require.resolve('./scripts/refused-calls.cjs');
  expect(await runScript(script)).toEqual(finished('The batch was aborted.\n'));
});

test('many calls on one signal are no leak', async () => {
  const script = require.resolve('./scripts/one-signal.cjs');
  expect(await runScript(script, [sandbox.authKey, sandbox.url])).toEqual(finished('30\n'));
});
