import { InvalidDataException, type RequestContent } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { bothAsAsync, thrownBy } from '../support/clients';
import { type EchoServer, type WireRequest, startEchoServer } from '../support/echo-server';

let echo: EchoServer;
let sandbox: Sandbox;

beforeAll(async () => {
  [echo, sandbox] = await Promise.all([startEchoServer(), startSandbox()]);
});
beforeEach(() => sandbox.reset());
afterAll(() => Promise.all([echo.stop(), sandbox.stop()]));

describe.each(bothAsAsync)('%s', (_name, Client) => {
  const echoing = () => new Client('sk_test_request', { baseURL: `${echo.url}/base` });
  const recorded = () => new Client(sandbox.authKey, { baseURL: sandbox.url });

  /** The URL that is asked for. */
  async function urlOf(path: string, query?: RequestContent['query']) {
    const { data } = await echoing().request<WireRequest>('GET', path, { query });
    return (data as WireRequest).url;
  }

  test('a query from getters of a class', async () => {
    class Query {
      readonly page = 1;

      get perPage() {
        return this.page * 50;
      }
    }
    const query = new Query() as unknown as Record<string, number>;
    expect(await urlOf('/new', query)).toBe('/base/new?page=1&perPage=50');
  });

  test('the path goes out as it is given', async () => {
    expect(await urlOf("/a%2Fb/c:d@e=f/'(x)'/...%20")).toBe("/base/a%2Fb/c:d@e=f/'(x)'/...%20");
  });

  test.each([
    ['customer', '"customer"'],
    ['/a/../b', '"/a/../b"'],
    ['/a\r\nb', '"/a\\r\\nb"'],
    [undefined, 'nothing'],
    [{ toString: (): string => '/a' }, 'an object'],
  ])('the path %j is refused', async (path, shown) => {
    const thrown = await thrownBy(() => recorded().request('GET', path as string));
    expect(thrown).toEqual(
      new InvalidDataException(
        'path',
        `must be a path such as "/customer/CUS_1", without a query, and without segments "." and "..", but ${shown} was given.`,
      ),
    );
    expect(await sandbox.requests()).toEqual([]);
  });

  const VALUE = 'must be a string of well-formed Unicode, a finite number, a boolean or a valid Date';

  test.each<[object, string, string]>([
    [{ query: { a: {} } }, 'query.a', `${VALUE}, but an object was given.`],
    [{ query: { a: NaN } }, 'query.a', `${VALUE}, but NaN was given.`],
    [{ query: { a: 1n } }, 'query.a', `${VALUE}, but a bigint was given.`],
    [{ query: { a: '\ud800' } }, 'query.a', `${VALUE}, but "\\ud800" was given.`],
    [
      { query: { '\ud800': 'a' } },
      'a name in query',
      'must be well-formed Unicode, but "\\ud800" was given.',
    ],
    [
      { query: new URLSearchParams('a=1') },
      'query',
      'must be an object of parameters by name, such as { name: value }, but an object was given.',
    ],
    [{ body: 'text' }, 'body', 'must be an object or an array that JSON can carry, but a string was given.'],
    [
      { body: { a: [undefined] } },
      'body',
      'must be an object that JSON can carry, but "0" in it is nothing.',
    ],
    [{ body: new Map() }, 'body', 'must be an object that JSON can carry, but it is a Map.'],
    [{ params: {} }, 'params', 'is unknown here. Known are: query, body.'],
  ])('the content %j is refused', async (content, parameter, problem) => {
    const thrown = await thrownBy(() => recorded().request('POST', '/customer', content));
    expect(thrown).toEqual(new InvalidDataException(parameter, problem));
    expect(await sandbox.requests()).toEqual([]);
  });

  test('the reply is that of the method for the same endpoint', async () => {
    const client = recorded();
    await client.create('ada@example.com');
    const [own, made] = [await client.getCustomers(), await client.request('GET', '/customer/')];
    const { headers: _own, ...ownReply } = own;
    const { headers: _made, ...madeReply } = made;
    expect(madeReply).toEqual(ownReply);
  });
});
