import {
  type HTTPMethod,
  InvalidDataException,
  InvalidMethodException,
  type RequestContent,
} from 'tspaystack2';
import { type BrokenServer, startBrokenServer } from '../support/broken-server';
import { bothAsAsync, factsOf, failureOf, noReply, thrownBy } from '../support/clients';
import { type EchoServer, type WireRequest, startEchoServer } from '../support/echo-server';

let echo: EchoServer;
let broken: BrokenServer;

beforeAll(async () => {
  [echo, broken] = await Promise.all([startEchoServer(), startBrokenServer()]);
});
afterAll(() => Promise.all([echo.stop(), broken.stop()]));
beforeEach(() => broken.methods());

const KEY = 'sk_test_request';

/** What a request has on the wire, and nothing else that matters. */
const onWire = ({ method, url, headers, body }: WireRequest) => ({
  ...{ method, url, body },
  ...{ authorization: headers.authorization, contentType: headers['content-type'] },
});

describe.each(bothAsAsync)('%s', (_name, Client) => {
  const clientOf = (options = {}) => new Client(KEY, { baseURL: echo.url, ...options });

  test.each<[HTTPMethod, string, RequestContent | null | undefined, { url?: string; body?: string }]>([
    ['GET', '/balance', undefined, {}],
    ['GET', '/balance', null, {}],
    ['GET', '/balance', {}, {}],
    ['GET', '/balance', { query: null, body: null }, {}],
    ['DELETE', '/a/b%2Fc/d', {}, {}],
    ['PATCH', '/', { body: {} }, { body: '{}' }],
    ['OPTIONS', '//twice', {}, {}],
    ['GET', '/...', {}, {}],
    [
      'GET',
      '/bank',
      {
        query: { perPage: 5, use_cursor: true, country: 'a b&c=ü', 'x[y]': '', gone: null, none: undefined },
      },
      { url: '/bank?perPage=5&use_cursor=true&country=a%20b%26c%3D%C3%BC&x%5By%5D=' },
    ],
    ['POST', '/refund', { body: { b: 'ü', a: [1, { c: null }] } }, { body: '{"b":"ü","a":[1,{"c":null}]}' }],
    ['POST', '/bulkcharge', { body: [{ amount: 1 }, 2] }, { body: '[{"amount":1},2]' }],
    [
      'PUT',
      '/plan',
      { query: { force: false }, body: { name: 'x' } },
      { url: '/plan?force=false', body: '{"name":"x"}' },
    ],
  ])('sends %s %s with %j', async (method, path, content, { url = path, body = '' }) => {
    const { data, ...reply } = await clientOf().request<WireRequest>(method, path, content);
    expect(onWire(data as WireRequest)).toEqual({
      ...{ method, url, body, authorization: `Bearer ${KEY}` },
      contentType: body === '' ? undefined : 'application/json',
    });
    expect(reply).toMatchObject({ statusCode: 200, status: true, message: 'Echo', meta: null });
  });

  test('a HEAD has a reply without a body', async () => {
    expect(await clientOf().request('HEAD', '/balance')).toMatchObject({
      statusCode: 200,
      data: { content: '' },
    });
  });

  test('can stand in a batch', async () => {
    const entries = await clientOf().batch((queue) => [
      queue.request('GET', '/balance'),
      queue.getCustomer('CUS_1'),
      queue.request('GET', '/../x'),
    ]);
    expect(entries).toMatchObject([
      { data: { method: 'GET', url: '/balance' } },
      { data: { url: '/customer/CUS_1/' } },
      { parameter: 'path' },
    ]);
  });

  test.each(['get', 'CONNECT', 'TRACE', '', 'constructor', 7, null, undefined, ['GET'], { GET: 1 }])(
    'refuses the method %j',
    async (method) => {
      const client = clientOf({ baseURL: broken.url });
      const thrown = await thrownBy(() => client.request(method as HTTPMethod, '/balance'));
      expect(thrown).toBeInstanceOf(InvalidMethodException);
      const methods = 'GET, POST, PUT, PATCH, DELETE, OPTIONS, HEAD';
      const message = `The HTTP method must be one of ${methods}.`;
      expect(factsOf(thrown)).toEqual({ name: 'InvalidMethodException', message });
      expect(await broken.methods()).toEqual([]);
    },
  );

  test.each([
    ...['', 'balance', 'https://example.com/', ' /balance', '/a b', '/ü', '/a\n', '/a\0'],
    ...[
      '/a?b=c',
      '/a#b',
      '/a\\b',
      '/.',
      '/..',
      '/a/../b',
      '/a/./b',
      '/a/..',
      '/%2e%2e/b',
      '/a/%2E',
      '/.%2E/b',
    ],
    ...[7, null, undefined, ['/balance'], new URL('https://example.com/')],
  ])('refuses the path %j', async (path) => {
    const client = clientOf({ baseURL: broken.url });
    const thrown = await thrownBy(() => client.request('GET', path as string));
    expect(thrown).toBeInstanceOf(InvalidDataException);
    expect(thrown).toMatchObject({ parameter: 'path' });
    expect(thrown.message).toContain('must be a path such as "/customer/CUS_1"');
    expect(await broken.methods()).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['content', 'x'],
    ['content', []],
    ['queries', { queries: {} }],
    ['query', { query: 'a=b' }],
    ['query', { query: ['a'] }],
    ['query.a', { query: { a: {} } }],
    ['query.a', { query: { a: ['b'] } }],
    ['query.a', { query: { a: NaN } }],
    ['query.a', { query: { a: '\ud800' } }],
    ['query.a', { query: { a: 1n } }],
    ['body', { body: 'text' }],
    ['body', { body: new Map() }],
    ['body', { body: { a: undefined, b: [undefined] } }],
    ['body', { body: [1n] }],
    ['body', { body: Object.create({ amount: 1 }) as object }],
  ])('refuses a bad %s: %p', async (parameter, content) => {
    const client = clientOf({ baseURL: broken.url });
    const thrown = await thrownBy(() => client.request('POST', '/balance', content as RequestContent));
    expect(thrown).toBeInstanceOf(InvalidDataException);
    expect(thrown).toMatchObject({ parameter });
    expect(await broken.methods()).toEqual([]);
  });

  test('has the limits of any call', async () => {
    const client = clientOf({ baseURL: `${broken.url}/silent` });
    const problem = 'the timeout of 100 ms passed.';
    const timedOut = {
      name: 'TimeoutException',
      message: noReply(1, problem),
      code: 'ETIMEDOUT',
      attempts: 1,
    };
    const limits = { timeout: 100, retries: 0 };
    expect(await failureOf(() => client.request('GET', '/balance', null, limits))).toEqual(timedOut);
    expect(await failureOf(() => client.request('GET', '/balance', null, { retries: -1 }))).toMatchObject({
      name: 'InvalidDataException',
      parameter: 'retries',
    });
  });

  test.each([
    ...['GET', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'].map((method) => [method, 2] as const),
    ...['POST', 'PATCH'].map((method) => [method, 1] as const),
  ] as const)('%s is sent %i times where the first may have been heard', async (method, times) => {
    const client = clientOf({ baseURL: `${broken.url}/reset`, retries: 1 });
    expect(await failureOf(() => client.request(method as HTTPMethod, '/balance'))).toMatchObject({
      name: 'NetworkException',
      attempts: times,
    });
    expect(await broken.methods()).toEqual(Array(times).fill(method));
  });
});
