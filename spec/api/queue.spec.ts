import { AsyncCustomer, Customer, InvalidDataException, type CustomerQueue } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { bothAsAsync, failureOf } from '../support/clients';
import { runScript } from '../support/run-script';

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
    new InvalidDataException('signal', 'is unknown here. Known are: timeout, deadline, retries.'),
  );
  expect(await sandbox.requests()).toEqual([]);
});

test('a batch of calls that are all refused leaves the event loop its turns', async () => {
  const script = `
    const { AsyncCustomer } = require('tspaystack2');
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 1);
    const calls = function* (queue) { for (;;) yield queue.getCustomer(''); };
    const options = { signal: controller.signal, onEntry() {} };
    new AsyncCustomer('sk_test_queue').batch(calls, options).catch(({ message }) => console.log(message));
  `;
  expect(await runScript(script)).toEqual({
    code: 0,
    signal: null,
    stdout: 'The batch was aborted.\n',
    stderr: '',
  });
});

test('many calls on one signal are no leak', async () => {
  const script = `
    const { AsyncCustomer } = require('tspaystack2');
    const customers = new AsyncCustomer('${sandbox.authKey}', { baseURL: '${sandbox.url}' });
    const { signal } = new AbortController();
    const calls = Array.from({ length: 30 }, () => customers.getCustomers({}, { signal }));
    Promise.all(calls).then((replies) => console.log(replies.filter(({ status }) => status).length));
  `;
  expect(await runScript(script)).toEqual({ code: 0, signal: null, stdout: '30\n', stderr: '' });
});
