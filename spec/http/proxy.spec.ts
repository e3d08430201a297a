import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { type AddressInfo, type Socket, createServer as createSocketServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificateFor, closedPort } from '../faults/fault-server';
import { noReply } from '../support/clients';
import { type EchoServer, startEchoServer } from '../support/echo-server';
import { type ProxyServer, startProxyServer } from '../support/proxy-server';
import { finished, runScript } from '../support/run-script';

const USER = 'ada:pass word@1%';
const KEY = 'Bearer sk_test_calls';
const BOTH = ['Customer', 'AsyncCustomer'];

const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
const hasVersion6 = addresses.some(({ address }) => address === '::1');

let folder: string;
let plain: EchoServer;
let secureURL: string;
let proxy: ProxyServer;

const secure = { headers: [] as unknown[], stop: () => undefined as unknown };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tspaystack2-proxy-'));
  const certificate = await certificateFor('localhost');
  await writeFile(join(folder, 'cert.pem'), certificate.cert);
  const server = createServer(certificate, ({ headers, method }, response) => {
    const { authorization, 'proxy-authorization': user } = headers;
    secure.headers.push({ authorization, user });
    response.end(JSON.stringify({ status: true, message: 'Secure', data: method }));
  });
  secure.stop = () => server.close();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  secureURL = `https://localhost:${(server.address() as AddressInfo).port}`;
  plain = await startEchoServer();
});
afterAll(async () => {
  secure.stop();
  await plain.stop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  secure.headers = [];
  proxy = await startProxyServer(USER);
});
afterEach(() => proxy.stop());

/** Makes calls in a process of their own; gives a line for each. */
async function run(name: string, options: object, calls: readonly unknown[], env = {}): Promise<unknown[]> {
  const args = [name, JSON.stringify(options), ...calls.map((call) => JSON.stringify(call))];
  const extra = { NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem'), ...env };
  const { stdout, ...how } = await runScript(require.resolve('./scripts/calls.cjs'), args, { env: extra });
  expect({ ...how, stdout: '' }).toEqual(finished(''));
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

const get = ['getCustomer', 'CUS_1'];
const create = ['create', 'ada@example.com'];

describe.each(BOTH)('%s', (name) => {
  test('goes past the proxies that the environment names', async () => {
    const variables = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'];
    const proxies = Object.fromEntries(variables.map((variable) => [variable, proxy.url]));
    // Newer versions of Node heed them if told to, and warn of it.
    const env = { ...proxies, NODE_USE_ENV_PROXY: '1', NODE_NO_WARNINGS: '1' };
    const [first] = await run(name, { baseURL: plain.url }, [get], env);
    const [second] = await run(name, { baseURL: secureURL }, [get], env);
    expect([first, second]).toMatchObject([{ message: 'Echo' }, { message: 'Secure' }]);
    expect(proxy.requests).toEqual([]);
  });

  test('has a proxy forward what goes to a plain address', async () => {
    const [got, created] = await run(name, { baseURL: plain.url, proxy: proxy.url }, [get, create]);
    const { host } = new URL(plain.url);
    const arrived = (data: object) => ({
      statusCode: 200,
      message: 'Echo',
      data: expect.objectContaining(data) as unknown,
    });
    const headers = expect.objectContaining({ authorization: KEY, host }) as unknown;
    expect(got).toEqual(arrived({ method: 'GET', url: '/customer/CUS_1/', headers, body: '' }));
    expect(created).toEqual(
      arrived({ method: 'POST', url: '/customer/', headers, body: '{"email":"ada@example.com"}' }),
    );
    expect(proxy.requests).toEqual([
      { method: 'GET', target: `${plain.url}/customer/CUS_1/`, user: USER, authorization: KEY },
      { method: 'POST', target: `${plain.url}/customer/`, user: USER, authorization: KEY },
    ]);
  });

  test('has a proxy make a tunnel to an https address, and shows it no key', async () => {
    const lines = await run(name, { baseURL: secureURL, proxy: proxy.url }, [get, create]);
    expect(lines).toEqual(['GET', 'POST'].map((data) => ({ statusCode: 200, message: 'Secure', data })));
    const { host } = new URL(secureURL);
    const tunnel = { method: 'CONNECT', target: host, user: USER, authorization: undefined };
    expect(proxy.requests).toEqual([tunnel, tunnel]);
    const seen = { authorization: KEY, user: undefined };
    expect(secure.headers).toEqual([seen, seen]);
  });

  test('trusts a proxy with no certificate but that of the address itself', async () => {
    const options = { baseURL: secureURL, proxy: proxy.url, retries: 0 };
    const [line] = await run(name, options, [create], { NODE_EXTRA_CA_CERTS: undefined });
    expect(line).toMatchObject({ name: 'NetworkException', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect(secure.headers).toEqual([]);
  });

  test.each(['plain', 'secure'])('gives the refusal of a proxy as a reply: %s', async (kind) => {
    const url = new URL(proxy.url);
    url.password = 'wrong';
    const options = { baseURL: kind === 'plain' ? plain.url : secureURL, proxy: url.href };
    expect(await run(name, options, [create])).toEqual([
      {
        statusCode: 407,
        message: 'The body of this HTTP 407 reply is not a JSON object.',
        data: { content: '' },
      },
    ]);
    expect(proxy.requests).toHaveLength(1);
    expect(secure.headers).toEqual([]);
  });

  test.each(['plain', 'secure'])('repeats a POST where no proxy was reached: %s', async (kind) => {
    const port = await closedPort();
    const options = {
      baseURL: kind === 'plain' ? plain.url : secureURL,
      proxy: `http://127.0.0.1:${port}`,
      retries: 1,
    };
    const refused = {
      name: 'NetworkException',
      message: noReply(2, `connect ECONNREFUSED 127.0.0.1:${port}.`),
      code: 'ECONNREFUSED',
      attempts: 2,
    };
    expect(await run(name, options, [create])).toEqual([refused]);
  });

  test.each(['plain', 'secure'])(
    'gives up on a proxy that says nothing, and leaves no connection: %s',
    async (kind) => {
      const sockets: Socket[] = [];
      const silent = createSocketServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
      await once(silent, 'listening');
      const options = {
        baseURL: kind === 'plain' ? plain.url : secureURL,
        proxy: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
        timeout: 100,
        retries: 0,
      };
      // A connection that is left open holds up the end of the process.
      const problem = 'the timeout of 100 ms passed.';
      const timedOut = {
        name: 'TimeoutException',
        message: noReply(1, problem),
        code: 'ETIMEDOUT',
        attempts: 1,
      };
      expect(await run(name, options, [get])).toEqual([timedOut]);
      for (const socket of sockets) socket.destroy();
      silent.close();
    },
  );

  test.each(['plain', 'secure'])('takes a password with a percent sign of its own: %s', async (kind) => {
    const other = await startProxyServer('ada:100%');
    const proxyURL = other.url.replace('%25', '%');
    const options = { baseURL: kind === 'plain' ? plain.url : secureURL, proxy: proxyURL };
    expect(await run(name, options, [get])).toMatchObject([{ statusCode: 200 }]);
    expect(other.requests.map(({ user }) => user)).toEqual(['ada:100%']);
    other.stop();
  });

  (hasVersion6 ? test : test.skip).each(['plain', 'secure'])(
    'takes a proxy by its address of version 6: %s',
    async (kind) => {
      const other = await startProxyServer(undefined, '::1');
      const options = { baseURL: kind === 'plain' ? plain.url : secureURL, proxy: other.url };
      expect(await run(name, options, [get])).toMatchObject([{ statusCode: 200 }]);
      expect(other.requests).toHaveLength(1);
      other.stop();
    },
  );
});
