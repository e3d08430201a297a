import { createHmac } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { AsyncPaystack } from 'tspaystack2';
import { type Sandbox, type SandboxOptions, type TriedWebhook, startSandbox } from 'tspaystack2/sandbox';
import { InMemoryPaystack } from '../../lib/sandbox/in-memory-paystack';
import { startProxyServer } from '../support/proxy-server';
import { finished, runScript } from '../support/run-script';
import { CLIENTS, payOnce } from './flows';
import { type Receiver, startReceiver } from './receiver';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 1);

let receiver: Receiver;
let sandbox: Sandbox;
let paystack: AsyncPaystack;
let Client: typeof AsyncPaystack;

afterEach(async () => {
  await sandbox.stop();
  await receiver.stop();
});

async function start(options: SandboxOptions = {}) {
  const { authKey = 'sk_test_sandbox' } = options;
  receiver = await startReceiver(authKey);
  sandbox = await startSandbox({ seed: 1, authKey, webhookURL: receiver.url, ...options });
  paystack = new Client(authKey, { baseURL: sandbox.url, retries: 0 });
  return { sandbox, paystack };
}

/** Hours after the start at which a delivery was tried. */
async function hoursOf(id: number): Promise<number[]> {
  const delivery = (await sandbox.deliveries()).find((each) => each.id === id);
  return delivery?.attempts.map(({ at }) => (Date.parse(at) - START) / HOUR) ?? [];
}

describe.each(CLIENTS)('%s', (_name, Kind) => {
  beforeAll(() => {
    Client = Kind;
  });

  describe('deliveries', () => {
    it('are signed, each once and in their order', async () => {
      const { authCode } = await payOnce(await start());
      await Promise.all(
        Array.from({ length: 10 }, () =>
          paystack.transactions.charge(20_000, { email: 'ada@example.com', authCode }),
        ),
      );
      await paystack.refunds.create(String((await sandbox.transactions())[0]?.id));
      await sandbox.advance('2 days');
      const names = (await sandbox.deliveries()).map(({ event }) => event);
      expect(receiver.received).toEqual(names);
      expect(names).toEqual([
        ...Array<string>(11).fill('charge.success'),
        'refund.pending',
        'refund.processing',
        'refund.processed',
      ]);
    });

    it('reach a server in the thread of the client, with all that is known of them', async () => {
      await payOnce(await start());
      const [delivery] = await sandbox.deliveries();
      expect(delivery).toEqual({
        id: 1,
        event: 'charge.success',
        body: expect.stringMatching(/^\{"event":"charge.success","data":\{"id":4099260516,/) as unknown,
        createdAt: '2026-01-01T00:00:00.000Z',
        attempts: [{ at: '2026-01-01T00:00:00.000Z', statusCode: 200, error: null, reply: '' }],
        isDelivered: true,
        nextAttemptAt: null,
      });
    });

    it('that fail are tried again each hour, for ten hours', async () => {
      await payOnce(await start());
      await sandbox.deliveries();
      expect(await hoursOf(1)).toEqual([0]);
      receiver.answers = Array<number>(20).fill(500);
      await sandbox.redeliver(1);
      expect(await hoursOf(1)).toEqual([0, 0]);

      await payOnce({ sandbox, paystack });
      await sandbox.advance('30 minutes');
      expect(await hoursOf(2)).toEqual([0]);
      await sandbox.advance('2 days');
      expect(await hoursOf(2)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect((await sandbox.deliveries())[1]).toMatchObject({ isDelivered: false, nextAttemptAt: null });
    });

    it('with a live key are tried again each 3 minutes at first', async () => {
      const played = await start({ authKey: 'sk_live_sandbox' });
      receiver.answers = Array<number>(100).fill(503);
      await payOnce(played);
      await sandbox.advance('3 days');
      const hours = await hoursOf(1);
      expect(hours.slice(0, 7)).toEqual([0, 0.05, 0.1, 0.15, 0.2, 1.2, 2.2]);
      expect(hours).toHaveLength(76);
    });

    it('end with the first 200, and no sooner', async () => {
      const played = await start();
      receiver.answers = [undefined, 201, 301];
      await payOnce(played);
      await sandbox.advance('1 day');
      expect((await sandbox.deliveries())[0]).toMatchObject({
        isDelivered: true,
        attempts: [
          { statusCode: null, error: 'socket hang up' },
          { statusCode: 201, error: null },
          { statusCode: 301, error: null },
          { statusCode: 200, error: null },
        ],
      });
      expect(receiver.received).toHaveLength(4);
    });

    it('are told to onWebhook, try by try', async () => {
      const tried: TriedWebhook[] = [];
      const played = await start({ onWebhook: (webhook) => tried.push(webhook) });
      receiver.answers = [undefined, 500];
      await payOnce(played);
      await sandbox.advance('2 hours');
      const webhook = { id: 1, event: 'charge.success' };
      expect(tried).toEqual([
        { ...webhook, statusCode: null, error: 'socket hang up' },
        { ...webhook, statusCode: 500, error: null },
        { ...webhook, statusCode: 200, error: null },
      ]);
    });

    it('keep the beginning of each reply', async () => {
      const played = await start();
      receiver.answers = [500, undefined];
      receiver.body = `{"error":"${'x'.repeat(10_000)}"}`;
      await payOnce(played);
      await sandbox.advance('1 hour');
      const [delivery] = await sandbox.deliveries();
      expect(delivery?.attempts.map(({ reply }) => reply)).toEqual([receiver.body.slice(0, 4096), null]);
    });

    it('are delivered though the body of the reply never ends', async () => {
      const played = await start();
      receiver.isEndless = true;
      receiver.body = 'on and on';
      await payOnce(played);
      expect(await sandbox.deliveries()).toMatchObject([
        { isDelivered: true, attempts: [{ statusCode: 200, error: null, reply: 'on and on' }] },
      ]);
    });

    it('are tried again as often as the sandbox is told', async () => {
      const played = await start({ webhookRetries: 1 });
      receiver.answers = Array<number>(10).fill(500);
      await payOnce(played);
      await sandbox.advance('1 day');
      expect(await hoursOf(1)).toEqual([0, 1]);
    });

    it('can be sent again', async () => {
      const played = await start();
      await payOnce(played);
      const delivery = await sandbox.redeliver(1);
      expect(delivery.attempts).toHaveLength(2);
      expect(receiver.received).toEqual(['charge.success', 'charge.success']);
      await expect(sandbox.redeliver(2)).rejects.toThrow('There is no delivery 2.');
    });

    it('follow no redirect, which may lead off this computer', async () => {
      receiver = await startReceiver('sk_test_sandbox');
      const redirecting = createServer((_request, response) => {
        response.writeHead(307, { Location: receiver.url }).end();
      }).listen(0, '127.0.0.1');
      await once(redirecting, 'listening');
      const { port } = redirecting.address() as AddressInfo;
      sandbox = await startSandbox({ seed: 1, webhookURL: `http://127.0.0.1:${port}/` });
      paystack = new Client(sandbox.authKey, { baseURL: sandbox.url, retries: 0 });
      await payOnce({ sandbox, paystack });
      expect((await sandbox.deliveries())[0]?.attempts.map(({ statusCode }) => statusCode)).toEqual([307]);
      expect(receiver.received).toEqual([]);
      redirecting.close();
      redirecting.closeAllConnections();
    });

    it('that are under way when the sandbox is reset are broken off and forgotten', async () => {
      const played = await start();
      receiver.isHanging = true;
      await payOnce(played);
      await payOnce(played);
      await receiver.next();
      await sandbox.reset();
      expect(await sandbox.deliveries()).toEqual([]);

      receiver.isHanging = false;
      await payOnce(played);
      expect(await sandbox.deliveries()).toMatchObject([{ id: 1, isDelivered: true, attempts: [{}] }]);
      // The second payment before the reset was never told.
      expect(receiver.received).toEqual(['charge.success', 'charge.success']);
    });

    it('that are under way are waited for by a snapshot, and not made again after it is restored', async () => {
      await payOnce(await start());
      const snapshot = await sandbox.snapshot();
      await sandbox.restore(snapshot);
      expect(await sandbox.deliveries()).toMatchObject([{ isDelivered: true, attempts: [{}] }]);
      expect(receiver.received).toEqual(['charge.success']);
    });

    it('hold up no request while the server of the merchant hangs', async () => {
      const played = await start();
      await receiver.stop();
      await payOnce(played);
      const { status } = await played.paystack.transactions.verify(
        String((await sandbox.transactions())[0]?.reference),
      );
      expect(status).toBe(true);
      const { port } = new URL(receiver.url);
      expect((await sandbox.deliveries())[0]?.attempts[0]).toMatchObject({
        statusCode: null,
        error: `connect ECONNREFUSED 127.0.0.1:${port}`,
      });
    });

    it('to a name with several addresses tell why none of them replies', async () => {
      const closed = await startReceiver('sk_test_sandbox');
      await closed.stop();
      await payOnce(await start({ webhookURL: closed.url.replace('127.0.0.1', 'localhost') }));
      expect((await sandbox.deliveries())[0]?.attempts[0]?.error).toMatch(/^connect ECONNREFUSED/);
    });

    it('to https are refused where the certificate is not trusted', async () => {
      const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }]);
      const server = createSecureServer({ cert, key }, (_request, response) => response.end());
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const { port } = server.address() as AddressInfo;
      await payOnce(await start({ webhookURL: `https://127.0.0.1:${port}/` }));
      expect((await sandbox.deliveries())[0]?.attempts[0]).toMatchObject({
        statusCode: null,
        error: expect.stringMatching(/^self-signed certificate/) as unknown,
      });
      server.close();
    });
  });

  describe('without a webhookURL', () => {
    it('events are listed, and not sent', async () => {
      const played = await start({ webhookURL: undefined });
      await payOnce(played);
      expect(await sandbox.deliveries()).toMatchObject([
        { event: 'charge.success', attempts: [], nextAttemptAt: null },
      ]);
      await expect(sandbox.redeliver(1)).rejects.toThrow('The sandbox has no webhookURL.');
      expect(receiver.received).toEqual([]);
    });
  });
});

test('the headers of a delivery', async () => {
  receiver = await startReceiver('sk_test_sandbox');
  const server = createServer((request, response) => {
    response.end(JSON.stringify(request.headers));
    server.emit('told', request.headers);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const told = once(server, 'told');
  sandbox = await startSandbox({ seed: 1, webhookURL: `http://127.0.0.1:${port}/` });
  await payOnce({ sandbox, paystack: new AsyncPaystack(sandbox.authKey, { baseURL: sandbox.url }) });
  const [delivery] = await sandbox.deliveries();
  expect(await told).toEqual([
    {
      host: `127.0.0.1:${port}`,
      connection: 'close',
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(delivery?.body ?? '')),
      'user-agent': 'tspaystack2-sandbox',
      'x-paystack-signature': createHmac('sha512', sandbox.authKey)
        .update(delivery?.body ?? '')
        .digest('hex'),
    },
  ]);
  server.close();
});

test('deliveries pass by the proxies of the environment', async () => {
  sandbox = await startSandbox();
  receiver = await startReceiver('sk_test_sandbox');
  const proxy = await startProxyServer();
  const env = {
    NODE_USE_ENV_PROXY: '1',
    HTTP_PROXY: proxy.url,
    http_proxy: proxy.url,
    NO_PROXY: '',
    no_proxy: '',
  };
  const { stdout } = await runScript(join(__dirname, 'scripts/deliver.cjs'), [receiver.url], { env });
  expect([stdout, receiver.received, proxy.requests]).toEqual(['200\n', ['charge.success'], []]);
  proxy.stop();
});

test('a delivery that is under way wakes the sandbox only once it has ended', async () => {
  sandbox = await startSandbox();
  receiver = await startReceiver('sk_test_a');
  receiver.answers = [500];
  const ends = new EventEmitter();
  const options = { seed: 1, webhookURL: receiver.url, onAttempt: () => ends.emit('end') };
  const inner = new InMemoryPaystack('sk_test_a', options);
  const ended = once(ends, 'end');
  inner.act((world) => world.emit('subscription.expiring_cards', []));
  await new Promise(setImmediate);
  expect([inner.nextDue, inner.nextWake]).toEqual([START, undefined]);
  await ended;
  expect([inner.nextDue, inner.nextWake]).toEqual([START + HOUR, START + HOUR]);
});

it('keeps no clock busy that moves on when the sandbox is reset', async () => {
  const script = require.resolve('./scripts/reset-at-advance.cjs');
  expect(await runScript(script, [], { deadline: 20_000 })).toEqual(finished('0\n'));
});

describe('a webhookURL', () => {
  it.each([
    'http://127.0.0.1:9/',
    'http://127.1/',
    'http://localhost/webhook',
    'https://LOCALHOST:3000/',
    'http://[::1]:9/',
    'http://[0:0:0:0:0:0:0:1]/',
  ])('%s is accepted', async (webhookURL) => {
    await start({ webhookURL });
    expect(await sandbox.deliveries()).toEqual([]);
  });

  it.each([
    'https://example.com/webhook',
    'http://127.0.0.1.example.com/',
    'http://127.0.0.1@example.com/',
    'http://user:word@127.0.0.1/',
    'http://10.0.0.1/',
    'http://0.0.0.0/',
    'http://[::]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[fe80::1]/',
    'http://localhost.example.com/',
    'http://localhost@example.com/',
    'http://127.0.0.1.nip.example.com/',
    'http://0x0a000001/',
    'ws://127.0.0.1/',
    'file:///etc/hosts',
    '/webhook',
    '',
  ])('%s is refused: it is not on this computer', async (webhookURL) => {
    await start();
    await expect(startSandbox({ webhookURL })).rejects.toThrow(
      '`webhookURL` must be an http or https URL on this computer, such as http://127.0.0.1:3000/webhook',
    );
  });
});
