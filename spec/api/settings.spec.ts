import { type Customer } from 'tspaystack2';
import { version } from '../../package.json';
import { bothClasses, failureOf, noReply } from '../support/clients';
import { type EchoServer, type WireRequest, startEchoServer } from '../support/echo-server';
import { type ThreadServer, startThreadServer } from '../support/thread-server';

let echo: EchoServer;
let long: ThreadServer;

beforeAll(async () => {
  [echo, long] = await Promise.all([
    startEchoServer(),
    startThreadServer(require.resolve('./servers/long-replies.cjs')),
  ]);
});
afterAll(() => Promise.all([echo.stop(), long.stop()]));
afterEach(() => {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('PAYSTACK_')) Reflect.deleteProperty(process.env, name);
  }
});

describe.each(bothClasses)('%s', (_name, Client) => {
  type Arguments = ConstructorParameters<typeof Customer>;

  /** What a client sends that is made with these arguments. */
  async function sentBy(...args: Arguments): Promise<WireRequest> {
    return (await new Client(...args).getCustomer('CUS_1')).data as WireRequest;
  }

  test.each([
    [
      'sk_argument',
      { PAYSTACK_AUTHORIZATION_KEY: 'sk_first', PAYSTACK_SECRET_KEY: 'sk_second' },
      'sk_argument',
    ],
    [undefined, { PAYSTACK_AUTHORIZATION_KEY: 'sk_first', PAYSTACK_SECRET_KEY: 'sk_second' }, 'sk_first'],
    [null, { PAYSTACK_AUTHORIZATION_KEY: 'sk_first' }, 'sk_first'],
    ['', { PAYSTACK_AUTHORIZATION_KEY: '', PAYSTACK_SECRET_KEY: 'sk_second' }, 'sk_second'],
    [undefined, { PAYSTACK_SECRET_KEY: 'sk_second' }, 'sk_second'],
  ])('with the key %p and the environment %p it sends %s', async (key, environment, sent) => {
    Object.assign(process.env, environment);
    const { headers } = await sentBy(key, { baseURL: echo.url });
    expect(headers.authorization).toBe(`Bearer ${sent}`);
  });

  test.each([
    ['option', 'environment', '/option/customer/CUS_1/'],
    [undefined, 'environment', '/environment/customer/CUS_1/'],
    [null, 'environment/', '/environment/customer/CUS_1/'],
    ['option', '', '/option/customer/CUS_1/'],
  ])('with the base URL %p and %p in the environment it asks for %s', async (option, environment, url) => {
    process.env.PAYSTACK_BASE_URL = environment && `${echo.url}/${environment}`;
    const sent = await sentBy('sk_test_settings', { baseURL: option && `${echo.url}/${option}` });
    expect(sent.url).toBe(url);
  });

  test('its requests have these headers, and no others', async () => {
    const client = new Client('sk_test_settings', { baseURL: echo.url });
    const replies = [await client.getCustomers(), await client.create('ada@example.com')];
    const headers = {
      accept: 'application/json',
      'accept-encoding': 'gzip, compress, deflate, br',
      authorization: 'Bearer sk_test_settings',
      connection: 'keep-alive',
      host: new URL(echo.url).host,
      'user-agent': `tspaystack2-${version}`,
    };
    const body = '{"email":"ada@example.com"}';
    expect(replies.map(({ data }) => (data as WireRequest).headers)).toEqual([
      headers,
      { ...headers, 'content-length': String(body.length), 'content-type': 'application/json' },
    ]);
  });

  test.each([
    ['with `maxResponseBytes` as told', { maxResponseBytes: 1_000 }, 1_000],
    ['with `maxResponseBytes` not told', {}, 10 * 1024 * 1024],
  ])('%s it takes a reply of so many bytes, and none longer', async (_how, options, bytes) => {
    const clientOf = (length: number) =>
      new Client('sk_test_settings', { baseURL: `${long.url}/${length}`, ...options });
    const { raw } = await clientOf(bytes).getCustomers();
    expect(String(raw).length).toBe(bytes);
    expect(await failureOf(() => clientOf(bytes + 1).getCustomers())).toEqual({
      name: 'NetworkException',
      message: noReply(1, `the reply is longer than ${bytes} bytes.`),
      code: 'ERR_RESPONSE_TOO_LARGE',
      attempts: 1,
    });
  });
});
