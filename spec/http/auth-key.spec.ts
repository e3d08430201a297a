import { AsyncCustomer, type BatchResult, Customer, InvalidDataException } from 'tspaystack2';
import { bothAsAsync, thrownBy } from '../support/clients';
import { type EchoServer, type WireRequest, startEchoServer } from '../support/echo-server';
import { type PlayedServer, startPlayedServer } from '../support/played-server';

let echo: EchoServer;

beforeAll(async () => {
  echo = await startEchoServer();
});
afterAll(() => echo.stop());

const OWN = 'sk_test_own';
const OTHER = 'sk_test_other';

const keyIn = (entry: BatchResult<unknown>) => {
  if (entry instanceof Error) throw entry;
  return (entry.data as WireRequest).headers.authorization;
};

describe.each(bothAsAsync)('%s', (_name, Client) => {
  test('sends the key of the call with that call, and its own with all others', async () => {
    const client = new Client(OWN, { baseURL: echo.url });
    const replies = [
      await client.getCustomer('CUS_1', { authKey: OTHER }),
      await client.create('ada@example.com', {}, { authKey: OTHER }),
      await client.request('GET', '/balance', null, { authKey: OTHER }),
      await client.getCustomer('CUS_1'),
      await client.getCustomer('CUS_1', { authKey: null }),
      await client.getCustomer('CUS_1', { authKey: undefined }),
    ];
    const [own, other] = [`Bearer ${OWN}`, `Bearer ${OTHER}`];
    expect(replies.map(keyIn)).toEqual([other, other, other, own, own, own]);
  });

  test('sends the key of each queued call of a batch', async () => {
    const client = new Client(OWN, { baseURL: echo.url });
    const keys = Array.from({ length: 20 }, (_, index) => `sk_test_${index}`);
    const entries = await client.batch((queue) =>
      keys.map((authKey, index) => queue.getCustomer('CUS_1', index % 2 === 0 ? { authKey } : null)),
    );
    expect(entries.map(keyIn)).toEqual(keys.map((key, index) => `Bearer ${index % 2 === 0 ? key : OWN}`));
  });

  const notASCII =
    /^`authKey` must be printable ASCII without spaces and line breaks, but an? \w+ was given\.$/;

  test.each([
    ['', notASCII],
    ['sk test', notASCII],
    ['sk_test_x\n', /^`authKey` must have no spaces or line breaks around it\.$/],
    [7, notASCII],
    [['sk_test_x'], notASCII],
  ])('refuses the key %j, and sends nothing', async (authKey, message) => {
    const client = new Client(OWN, { baseURL: 'http://127.0.0.1:1', retries: 0 });
    const thrown = await thrownBy(() => client.getCustomer('CUS_1', { authKey: authKey as string }));
    expect(thrown).toBeInstanceOf(InvalidDataException);
    expect(thrown).toMatchObject({ parameter: 'authKey' });
    expect(thrown.message).toMatch(message);
  });

  describe('on a server that fails first', () => {
    let server: PlayedServer;

    beforeAll(async () => {
      server = await startPlayedServer(require.resolve('./plays/keys.cjs'), 'failsFirst');
    });
    afterAll(() => server.stop());

    test.each([503, 429])('sends the key of the call with its retry after HTTP %i', async (status) => {
      const client = new Client(OWN, { baseURL: server.url });
      const { data } = await client.getCustomer(`CUS_${status}`, { authKey: OTHER });
      expect(data).toEqual([`Bearer ${OTHER}`, `Bearer ${OTHER}`]);
    });

    test('sends the key of a queued call that was delayed', async () => {
      const client = new Client(OWN, { baseURL: server.url });
      const entries = await client.batch((queue) => [
        queue.getCustomer('CUS_429-first', { authKey: OTHER }),
        queue.getCustomer('CUS_429-second'),
      ]);
      expect(entries).toMatchObject([
        { data: [`Bearer ${OTHER}`, `Bearer ${OTHER}`] },
        { data: [`Bearer ${OWN}`, `Bearer ${OWN}`] },
      ]);
    });
  });
});

test('both classes send their own key for the pages of auto-pagination, or that of the auto-pagination', async () => {
  const server = await startPlayedServer(require.resolve('./plays/keys.cjs'), 'listsKey');
  const found: unknown[] = [];
  for (const options of [null, { authKey: OTHER }]) {
    for (const each of new Customer(OWN, { baseURL: server.url }).allCustomers({}, options))
      found.push(each.id);
    for await (const each of new AsyncCustomer(OWN, { baseURL: server.url }).allCustomers({}, options)) {
      found.push(each.id);
    }
  }
  await server.stop();
  expect(found).toEqual([OWN, OWN, OTHER, OTHER].map((key) => `Bearer ${key}`));
});
