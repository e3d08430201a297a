import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { AsyncPaystack } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { refusal } from './support';

let sandbox: Sandbox;
let paystack: AsyncPaystack;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  paystack = new AsyncPaystack(sandbox.authKey, { baseURL: sandbox.url, retries: 0 });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

interface Asked {
  method?: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
}

/** Sends a request with any header, the `Host` too. */
function send(path: string, { method = 'GET', headers = {}, body }: Asked = {}) {
  return new Promise<{ status: number | undefined; type: string | undefined; body: string }>((done, fail) => {
    const outgoing = request(sandbox.url + path, { method, headers }, (reply) => {
      const { statusCode: status, headers: got } = reply;
      text(reply).then((all) => done({ status, type: got['content-type'], body: all }), fail);
    });
    outgoing.on('error', fail).end(body);
  });
}

const keyed = () => ({ Authorization: `Bearer ${sandbox.authKey}` });
const recorded = async () => (await sandbox.requests()).map(({ method, path }) => `${method} ${path}`);

describe('a form', () => {
  const post = async (path: string, body: string, type = 'application/x-www-form-urlencoded') => {
    const headers = { ...keyed(), 'Content-Type': type };
    return JSON.parse((await send(path, { method: 'POST', headers, body })).body) as Record<string, unknown>;
  };

  it.each([
    ['metadata[cart_id]=7&metadata[note]=a+b', { metadata: { cart_id: '7', note: 'a b' } }],
    ['metadata%5Bcart%5D%5Bid%5D=7', { metadata: { cart: { id: '7' } } }],
    ['channels[]=card&channels[]=bank', { channels: ['card', 'bank'] }],
    ['channels[1]=bank&channels[0]=card', { channels: ['card', 'bank'] }],
    ['a[0][b]=1&a[0][c]=2&a[1][b]=3', { a: [{ b: '1', c: '2' }, { b: '3' }] }],
    ['a=1&a=2', { a: '2' }],
    ['a[b]=1&a=2', { a: '2' }],
    ['a=1&a[b]=2', { a: { b: '2' } }],
    ['a[=1&b]=2&[c]=3&d[e=4', { 'a[': '1', 'b]': '2', '[c]': '3', 'd[e': '4' }],
    ['a', { a: '' }],
  ])('%s is read like JSON', async (body, read) => {
    await post('/customer', body);
    expect((await sandbox.requests())[0]?.body).toEqual(read);
  });

  it('sets no prototype, however it is nested', async () => {
    const deep = `a${'[b]'.repeat(20_000)}=1`;
    await post('/customer', `__proto__[polluted]=1&constructor[prototype][polluted]=1&${deep}`);
    const body = (await sandbox.requests())[0]?.body as Record<string, unknown>;
    expect(Object.keys(body)).toEqual(['__proto__', 'constructor', deep.slice(0, -2)]);
    expect('polluted' in {}).toBe(false);
  });

  it('pays like the JSON that a client sends', async () => {
    const asked = 'email=ada%40example.com&amount=5000&reference=a&metadata[cart_id]=7&channels[]=card';
    expect(await post('/transaction/initialize', asked)).toMatchObject({ status: true });
    await paystack.transactions.initialize(5000, {
      ...{ email: 'ada@example.com', reference: 'b', metadata: { cart_id: '7' }, channels: ['card'] },
    });
    const [form, json] = await sandbox.transactions();
    const { id, reference, access_code } = json ?? {};
    expect({ ...form, id, reference, access_code }).toEqual(json);
  });

  it.each([
    ['JSON that calls itself a form', 'application/x-www-form-urlencoded'],
    ['JSON of an unknown type', 'text/plain'],
  ])('%s is JSON', async (_kind, type) => {
    expect(await post('/customer', '{"email":"ada@example.com"}', type)).toMatchObject({ status: true });
  });

  it('with a type of its own in capital letters and a charset is a form', async () => {
    const type = 'Application/X-WWW-Form-URLEncoded; charset=UTF-8';
    expect(await post('/customer', 'email=ada@example.com', type)).toMatchObject({ status: true });
  });
});

describe('HEAD', () => {
  it.each(['/', '/_sandbox/style.css', '/_sandbox/events'])('of the page %s has no body', async (path) => {
    const headers = { Accept: 'text/html' };
    const { status, body } = await send(path, { method: 'HEAD', headers });
    expect([status, body]).toEqual([200, '']);
  });

  it('of an endpoint is GET without a body, and is recorded', async () => {
    const { status, type, body } = await send('/customer', { method: 'HEAD', headers: keyed() });
    expect([status, type, body]).toEqual([200, 'application/json; charset=utf-8', '']);
    expect(await recorded()).toEqual(['HEAD /customer']);
  });
});

describe('what is not for the API uses up no failure and is not recorded:', () => {
  beforeEach(() => sandbox.setFailures({ status: 503, times: 1 }));
  afterEach(async () => {
    expect(await recorded()).toEqual([]);
    expect((await paystack.customers.getCustomers()).statusCode).toBe(503);
  });

  it.each([
    ['GET', '/health'],
    ['HEAD', '/health'],
    ['GET', '/'],
    ['HEAD', '/'],
  ])('%s %s says that the sandbox is ready', async (method, path) => {
    const { status, body } = await send(path, { method });
    const said = method === 'GET' ? '{"status":true,"message":"The sandbox is ready"}' : '';
    expect([status, body]).toEqual([200, said]);
  });

  it.each([
    '/favicon.ico',
    '/apple-touch-icon.png',
    '/apple-touch-icon-120x120-precomposed.png',
    '/.well-known/appspecific/com.chrome.devtools.json',
    '/.well-known/passkey-endpoints',
    '/robots.txt',
    '/site.webmanifest',
  ])('the request of a browser for %s', async (path) => {
    expect(await send(path)).toMatchObject({ status: 404 });
  });

  it('the question of a browser whether another site may call', async () => {
    const headers = { Origin: 'https://shop.example', 'Access-Control-Request-Method': 'POST' };
    expect(await send('/customer', { method: 'OPTIONS', headers })).toMatchObject({ status: 404 });
  });

  it.each(['evil.example', 'evil.example:80', '127.0.0.1', 'localhost.evil.example', '127.0.0.1:1'])(
    'a request for the host %s',
    async (host) => {
      const headers = { ...keyed(), Host: host };
      const { status, body } = await send('/customer', { headers });
      expect(status).toBe(403);
      expect(JSON.parse(body)).toEqual(refusal('The sandbox answers only to its own address', 'wrong_host'));
    },
  );
});

it.each(['127.0.0.1', 'localhost', 'LocalHost'])('the API answers to the host %s', async (name) => {
  const headers = { ...keyed(), Host: `${name}:${new URL(sandbox.url).port}` };
  expect(await send('/customer', { headers })).toMatchObject({ status: 200 });
});
