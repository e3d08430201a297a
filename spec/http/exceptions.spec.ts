import { AsyncCustomer, Customer, NetworkException, PaystackException, TimeoutException } from 'tspaystack2';
import { closedPort } from '../faults/fault-server';
import { type BrokenServer, startBrokenServer } from '../support/broken-server';
import { bothClasses, thrownBy } from '../support/clients';
import { runScript } from '../support/run-script';

let port: number;
let baseURL: string;
let broken: BrokenServer;

beforeAll(async () => {
  port = await closedPort();
  baseURL = `http://127.0.0.1:${port}`;
  broken = await startBrokenServer();
});
afterAll(() => broken.stop());

describe.each(bothClasses)('%s', (_name, Client) => {
  test('an exception is an instance of its classes', async () => {
    const clientOf = (options: object) => new Client('sk_test_exceptions', { retries: 0, ...options });
    const refused = await thrownBy(() => clientOf({ baseURL }).getCustomers());
    const silent = await thrownBy(() =>
      clientOf({ baseURL: `${broken.url}/silent`, timeout: 60 }).getCustomers(),
    );
    const classes = [TimeoutException, NetworkException, PaystackException, Error];
    const instances = [refused, silent].map((thrown) => classes.map((it) => thrown instanceof it));
    expect(instances).toEqual([
      [false, true, true, true],
      [true, true, true, true],
    ]);
    expect([refused, silent].map((thrown) => Object.entries(thrown))).toEqual([
      expect.arrayContaining([['status', false]]),
      expect.arrayContaining([['status', false]]),
    ]);
  });

  test('the cause is the error underneath, with the facts that may be shown', async () => {
    const client = new Client('sk_test_exceptions', { baseURL, retries: 0 });
    const { cause } = await thrownBy(() => client.getCustomers());
    const message = `connect ECONNREFUSED 127.0.0.1:${port}`;
    expect(cause).toBeInstanceOf(Error);
    expect(Object.getOwnPropertyDescriptors(cause)).toEqual(
      valuesOf({
        name: 'Error',
        message,
        stack: expect.stringContaining(`Error: ${message}\n    at `) as string,
        code: 'ECONNREFUSED',
        syscall: 'connect',
        address: '127.0.0.1',
        port,
      }),
    );
  });
});

/** Properties that can be read, but are not shown with an error. */
function valuesOf(facts: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      { value, configurable: true, enumerable: false, writable: true },
    ]),
  );
}

test('a host whose addresses all refuse is told in words', async () => {
  const { stdout } = await runScript(require.resolve('./scripts/all-refused.cjs'), [String(port)]);
  expect(stdout).toMatch(/^No usable reply from Paystack after 1 attempt: \w.+\.\n$/);
});

test('the stack of an async exception shows the function that called', async () => {
  const client = new AsyncCustomer('sk_test_exceptions', { baseURL, retries: 0 });
  const lookUp = async () => await client.getCustomer('CUS_1');
  const { stack } = await thrownBy(lookUp);
  expect(stack).toMatch(/^ +at (async )?lookUp \(.*exceptions\.spec\.ts:/m);
});

test('the stack of a blocking exception shows the line that called', async () => {
  const client = new Customer('sk_test_exceptions', { baseURL, retries: 0 });
  const [here, thrown] = [new Error(), thrownBy(() => client.getCustomer('CUS_1'))];
  expect(lineIn(await thrown)).toBe(lineIn(here));
});

/** The topmost line of this file in a stack. */
function lineIn({ stack = '' }: Error): string | undefined {
  return /exceptions\.spec\.ts:(\d+)/.exec(stack)?.[1];
}
