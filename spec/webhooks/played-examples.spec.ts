import { once } from 'node:events';
import { type RequestListener, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import express from 'express';
import { fastify } from 'fastify';
import { AsyncPaystack } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { webhookRoute as expressRoute } from '../../examples/webhooks/express';
import { webhookRoute as fastifyRoute } from '../../examples/webhooks/fastify';
import { webhookRoute as nextRoute } from '../../examples/webhooks/next';
import { Orders } from '../../examples/webhooks/orders';
import { Payments } from '../../examples/webhooks/payments';

const secretKey = 'sk_test_played';
const VERIFY = '/transaction/verify/';

/** Hands a request to a route handler of Next.js, as Next.js does, and runs the tasks that it leaves for later. */
function listenerOf(POST: (request: Request) => Promise<Response>): RequestListener {
  return (incoming, outgoing) => {
    void buffer(incoming)
      .then((body) => {
        const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
        const url = `http://127.0.0.1${incoming.url ?? ''}`;
        return POST(new Request(url, { method: 'POST', body, headers: headers as [string, string][] }));
      })
      .then(({ status }) => outgoing.writeHead(status).end());
  };
}

/** What listens to requests, by framework. */
const FRAMEWORKS: Readonly<Record<string, (payments: Payments) => Promise<RequestListener>>> = {
  Express: (payments) => Promise.resolve(express().use(expressRoute(payments, secretKey))),
  async Fastify(payments) {
    const app = fastify();
    await app.register(fastifyRoute, { payments, secretKey });
    await app.ready();
    return (request, response) => {
      app.routing(request, response);
    };
  },
  'Next.js'(payments) {
    const after = (task: () => Promise<void>) => void setImmediate(() => void task());
    return Promise.resolve(listenerOf(nextRoute({ payments, secretKey, after })));
  },
};

let server: Server;
let sandbox: Sandbox;
let paystack: AsyncPaystack;
let orders: Orders;
let problems: unknown[][];
let payments: Payments;

beforeAll(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const webhookURL = `http://127.0.0.1:${port}/paystack/webhook`;
  sandbox = await startSandbox({ authKey: secretKey, seed: 1, webhookURL });
  paystack = new AsyncPaystack(secretKey, { baseURL: sandbox.url, retries: 0 });
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(async () => {
  await sandbox.stop();
  server.close();
  server.closeAllConnections();
});

describe.each(Object.entries(FRAMEWORKS))('the handler for %s', (_name, listenerFor) => {
  let settled: (count: number) => Promise<void>;

  beforeEach(async () => {
    await sandbox.reset();
    orders = new Orders();
    problems = [];
    const { transactions } = paystack;
    payments = new Payments({ orders, transactions, log: (...problem) => void problems.push(problem) });
    const settle = jest.spyOn(payments, 'settle');
    // Each delivery is settled after its answer.
    settled = async (count) => {
      while (settle.mock.results.length < count) await new Promise(setImmediate);
      await Promise.all(settle.mock.results.map(({ value }) => value as Promise<void>));
    };
    server.removeAllListeners('request');
    server.on('request', await listenerFor(payments));
  });

  /** Makes a payment on the sandbox, and waits for its delivery. */
  async function pay(reference: string, amount: number) {
    await paystack.transactions.initialize(amount, { email: 'ada@example.com', reference });
    await sandbox.pay(reference);
    return sandbox.deliveries();
  }

  const verifications = async () =>
    (await sandbox.requests()).map(({ path }) => path).filter((path) => path.startsWith(VERIFY));
  const stateOf = async (reference: string) => (await orders.find(reference))?.state;

  test('answers a delivery, and asks the sandbox before the order counts as paid', async () => {
    await orders.place('order-1', 50_000, 'NGN');
    expect(await pay('order-1', 50_000)).toMatchObject([
      { event: 'charge.success', isDelivered: true, attempts: [{ statusCode: 200, error: null }] },
    ]);
    await settled(1);
    expect(await stateOf('order-1')).toBe('paid');
    expect(await verifications()).toEqual(['/transaction/verify/order-1']);
    expect(problems).toEqual([]);
  });

  test('answers at once, though Paystack is slow to confirm', async () => {
    await orders.place('order-1', 50_000, 'NGN');
    let confirm: () => void = () => undefined;
    const confirmed = new Promise<void>((resolve) => (confirm = resolve));
    const { transactions } = paystack;
    const verify = transactions.verify.bind(transactions);
    jest.spyOn(transactions, 'verify').mockImplementationOnce(async (reference) => {
      await confirmed;
      return verify(reference);
    });
    expect((await pay('order-1', 50_000))[0]?.isDelivered).toBe(true);
    expect(await stateOf('order-1')).toBe('claimed');
    confirm();
    await settled(1);
    expect(await stateOf('order-1')).toBe('paid');
  });

  test('changes nothing where the delivery comes again', async () => {
    await orders.place('order-1', 50_000, 'NGN');
    await pay('order-1', 50_000);
    await settled(1);
    expect((await sandbox.redeliver(1)).attempts.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    await settled(2);
    expect(await stateOf('order-1')).toBe('paid');
    expect(await verifications()).toEqual(['/transaction/verify/order-1']);
  });

  test('refuses a payment of another sum than that of the order', async () => {
    await orders.place('order-1', 50_000, 'NGN');
    await pay('order-1', 40_000);
    await settled(1);
    expect(await stateOf('order-1')).toBe('refused');
    expect(problems).toEqual([['Another sum was paid: 40000 NGN.', 'order-1']]);
  });

  test('refuses what is signed with another key, and the sandbox tries again in an hour', async () => {
    jest.spyOn(console, 'warn').mockImplementation();
    const { port } = server.address() as AddressInfo;
    const webhookURL = `http://127.0.0.1:${port}/paystack/webhook`;
    const other = await startSandbox({ authKey: 'sk_test_another', seed: 1, webhookURL });
    await orders.place('order-1', 50_000, 'NGN');
    const client = new AsyncPaystack(other.authKey, { baseURL: other.url, retries: 0 });
    await client.transactions.initialize(50_000, { email: 'ada@example.com', reference: 'order-1' });
    await other.pay('order-1');
    const deliveries = await other.deliveries();
    await other.stop();
    expect(deliveries).toMatchObject([
      { isDelivered: false, attempts: [{ statusCode: 400 }], nextAttemptAt: '2026-01-01T01:00:00.000Z' },
    ]);
    expect(await stateOf('order-1')).toBe('open');
  });
});
