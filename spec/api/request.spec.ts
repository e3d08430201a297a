import {
  AsyncCustomer,
  type HTTPMethod,
  InvalidDataException,
  InvalidMethodException,
  type RequestContent,
} from 'tspaystack2';
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
  const recorded = (options = {}) => new Client(sandbox.authKey, { baseURL: sandbox.url, ...options });

  /** What a request is on the wire. */
  async function sent(method: string, path: string, content?: RequestContent | null) {
    const { data } = await echoing().request<WireRequest>(method as HTTPMethod, path, content);
    const { headers, ...request } = data as WireRequest;
    return { ...request, contentType: headers['content-type'], authorization: headers.authorization };
  }

  const authorization = 'Bearer sk_test_request';
  const noBody = { body: '', contentType: undefined, authorization };

  test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    '%s, with the path alone',
    async (method) => {
      expect(await sent(method, '/new/CUS_1')).toEqual({ method, url: '/base/new/CUS_1', ...noBody });
    },
  );

  test('a query, in its order and encoded; what is null or undefined is left out', async () => {
    const query = { b: 'a b&c', a: 1.5, flag: false, empty: '', none: null, nothing: undefined, 'n[]': 'ü' };
    expect(await sent('GET', '/new', { query })).toEqual({
      method: 'GET',
      url: '/base/new?b=a%20b%26c&a=1.5&flag=false&empty=&n%5B%5D=%C3%BC',
      ...noBody,
    });
  });

  test('a query from getters of a class', async () => {
    class Query {
      readonly page = 1;

      get perPage() {
        return this.page * 50;
      }
    }
    const query = new Query() as unknown as Record<string, number>;
    expect((await sent('GET', '/new', { query })).url).toBe('/base/new?page=1&perPage=50');
  });

  test.each<[string, object, string]>([
    ['an object', { amount: 0, tags: [null, {}] }, '{"amount":0,"tags":[null,{}]}'],
    ['an empty object', {}, '{}'],
    ['a list', [{ amount: 1 }], '[{"amount":1}]'],
    ['an empty list', [], '[]'],
  ])('a body that is %s', async (_what, body, text) => {
    expect(await sent('POST', '/new', { body })).toEqual({
      method: 'POST',
      url: '/base/new',
      body: text,
      contentType: 'application/json',
      authorization,
    });
  });

  test.each([undefined, null, {}, { query: null, body: null }, { query: {}, body: undefined }])(
    'no query and no body for %j',
    async (content) => {
      expect(await sent('POST', '/new', content)).toEqual({ method: 'POST', url: '/base/new', ...noBody });
    },
  );

  test('the path goes out as it is given', async () => {
    const { url } = await sent('GET', "/a%2Fb/c:d@e=f/'(x)'/...%20");
    expect(url).toBe("/base/a%2Fb/c:d@e=f/'(x)'/...%20");
  });

  test.each([
    ['customer', '"customer"'],
    ['', '""'],
    ['/a?b=1', '"/a?b=1"'],
    ['/a#b', '"/a#b"'],
    ['/a/../b', '"/a/../b"'],
    ['/a/.', '"/a/."'],
    ['/%2e%2E/b', '"/%2e%2E/b"'],
    ['/.%2e', '"/.%2e"'],
    ['/a b', '"/a b"'],
    ['/ü', '"/ü"'],
    ['/a\\b', '"/a\\\\b"'],
    ['/a\r\nb', '"/a\\r\\nb"'],
    ['https://example.com/', '"https://example.com/"'],
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

  test.each(['get', 'TRACE', 'toString', '', undefined, ['GET']])(
    'the method %j is refused',
    async (method) => {
      const thrown = await thrownBy(() => recorded().request(method as HTTPMethod, '/customer'));
      expect(thrown).toEqual(
        new InvalidMethodException(
          'The HTTP method must be one of GET, POST, PUT, PATCH, DELETE, OPTIONS, HEAD.',
        ),
      );
      expect(await sandbox.requests()).toEqual([]);
    },
  );

  const VALUE = 'must be a string of well-formed Unicode, a finite number or a boolean';

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
    [{ body: 'text' }, 'body', 'must be an object or an array that JSON can carry, but "text" was given.'],
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

  test('it is tried again where the verb allows it, as told', async () => {
    const client = recorded({ retries: 1 });
    await sandbox.setFailures({ status: 503, times: 1 });
    expect(await client.request('GET', '/customer')).toMatchObject({ statusCode: 200 });
    await sandbox.setFailures({ status: 503, times: 1 });
    expect(await client.request('POST', '/customer')).toMatchObject({ statusCode: 503 });
    await sandbox.setFailures({ status: 503, times: 1 });
    expect(await client.request('GET', '/customer', null, { retries: 0 })).toMatchObject({ statusCode: 503 });
    expect((await sandbox.requests()).map(({ method }) => method)).toEqual(['GET', 'GET', 'POST', 'GET']);
  });

  test('it stands in a batch', async () => {
    const entries = await recorded().batch((queue) => [
      queue.request('POST', '/customer', { body: { email: 'ada@example.com' } }),
      queue.request('GET', 'customer'),
    ]);
    expect(entries).toMatchObject([{ message: 'Customer created' }, { parameter: 'path' }]);
  });
});

test('HEAD has a reply without a body', async () => {
  const client = new AsyncCustomer('sk_test_request', { baseURL: echo.url });
  expect(await client.request('HEAD', '/new')).toMatchObject({ statusCode: 200, status: false, raw: '' });
});
