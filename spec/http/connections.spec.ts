import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificateFor } from '../faults/fault-server';
import { bothAsAsync, failureOf, noReply } from '../support/clients';
import { finished, runScript } from '../support/run-script';
import { type ThreadServer, startThreadServer } from '../support/thread-server';

describe('what arrives on an idle connection is no reply to the next call', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tspaystack2-connections-'));
    const { key, cert } = await certificateFor('localhost');
    await Promise.all([writeFile(join(folder, 'key.pem'), key), writeFile(join(folder, 'cert.pem'), cert)]);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const ownReplies = Array.from(
    { length: 10 },
    (_, call) => `/customer/CUS_${call}/ on connection ${call + 1}\n`,
  );

  const strays = ['a second response', 'a 408', 'half a response'];
  const cases = ['Customer', 'AsyncCustomer'].flatMap((name) =>
    strays.flatMap((stray) => ['busy', 'idle'].map((thread) => [name, stray, thread] as const)),
  );

  test.each(cases)('%s: %s, while the thread is %s', async (...args) => {
    const result = await runScript(require.resolve('./scripts/strays.cjs'), args);
    expect(result).toEqual(finished(ownReplies.join('')));
  });

  test.each(['Customer', 'AsyncCustomer'])('%s: a second response over TLS', async (name) => {
    const args = [name, 'a second response', 'busy', folder];
    const env = { NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem') };
    const result = await runScript(require.resolve('./scripts/strays.cjs'), args, { env });
    expect(result).toEqual(finished(ownReplies.join('')));
  });
});

describe.each(bothAsAsync)('%s, five of whose connections went silent,', (_name, Client) => {
  const TIMEOUT = 500;
  let server: ThreadServer;
  let client: InstanceType<typeof Client>;

  beforeEach(async () => {
    server = await startThreadServer(require.resolve('./servers/pool.cjs'));
    client = new Client('sk_test_pool', { baseURL: server.url, timeout: TIMEOUT, retries: 1 });
    const codes = Array<string>(5).fill('CUS_together');
    const replies = await client.batch((queue) => codes.map((code) => queue.getCustomer(code)));
    expect(replies.map(({ message }) => message).sort()).toEqual(
      [1, 2, 3, 4, 5].map((n) => `Connection ${n}`),
    );
    expect(await server.ask('go silent')).toBe(5);
  });
  afterEach(() => server.stop());

  test('retries after a timeout on a connection of its own', async () => {
    expect((await client.getCustomer('CUS_1')).message).toBe('Connection 6');
  });

  test('loses one call that cannot be retried, and not one for each connection', async () => {
    const problem = `the timeout of ${TIMEOUT} ms passed.`;
    expect(await failureOf(() => client.create('ada@example.com'))).toEqual({
      name: 'TimeoutException',
      message: noReply(1, problem),
      code: 'ETIMEDOUT',
      attempts: 1,
    });
    expect((await client.create('ada@example.com')).message).toBe('Connection 6');
  });
});

test.each(['Customer', 'AsyncCustomer'])(
  '%s waits longer than 250 ms for an address before it tries the next one',
  async (name) => {
    const server = await startThreadServer(require.resolve('./servers/slow-to-accept.cjs'));
    const env = {
      PAYSTACK_BASE_URL: server.url.replace('127.0.0.1', 'localhost'),
      NODE_OPTIONS: `--require ${require.resolve('./scripts/two-addresses.cjs')}`,
    };
    const result = await runScript(require.resolve('./scripts/slow-address.cjs'), [name], { env });
    await server.stop();
    expect(result).toEqual(finished('Slow\nSlow\n'));
  },
);
