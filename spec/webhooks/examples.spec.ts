import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { fastify } from 'fastify';
import { Hono } from 'hono';
import { NetworkException, type Response as Reply } from 'tspaystack2';
import { webhookWorker as cloudflareWorker } from '../../examples/webhooks/cloudflare';
import { webhookRoute as expressRoute } from '../../examples/webhooks/express';
import { webhookRoute as fastifyRoute } from '../../examples/webhooks/fastify';
import { webhookHandler as firebaseHandler } from '../../examples/webhooks/firebase';
import { webhookRoute as honoRoute } from '../../examples/webhooks/hono';
import { webhookHandler as lambdaHandler } from '../../examples/webhooks/lambda';
import { webhookFunction as netlifyFunction } from '../../examples/webhooks/netlify';
import { webhookRoute as nextRoute } from '../../examples/webhooks/next';
import { webhookRoute as pagesRoute } from '../../examples/webhooks/next-pages';
import { Orders } from '../../examples/webhooks/orders';
import { Payments, type VerifiedTransaction } from '../../examples/webhooks/payments';
import { KEY } from '../support/secrets';
import { charge, sign } from './signing';

const { reference, amount, currency } = charge.data;
const body = JSON.stringify(charge);

const fields = { message: null, meta: null, type: null, code: null, raw: null, headers: {} };

/** Paystack's answer to the question whether something was paid. */
const verified = (data: Partial<VerifiedTransaction> = {}): Reply<VerifiedTransaction> => ({
  ...fields,
  statusCode: 200,
  status: true,
  data: { status: 'success', amount, currency, ...data },
});
const failed: Reply<VerifiedTransaction> = { ...fields, statusCode: 500, status: false, data: null };

const verify = jest.fn<Promise<Reply<VerifiedTransaction>>, [string]>();
let orders: Orders;
let problems: unknown[][];
let payments: WatchedPayments;

/** Tells when it has settled, which the handlers do not wait for. */
class WatchedPayments extends Payments {
  readonly #settlements = new EventEmitter();

  override async settle(): Promise<void> {
    await super.settle();
    this.#settlements.emit('end');
  }

  async nextSettlement(): Promise<void> {
    await once(this.#settlements, 'end');
  }
}

beforeEach(async () => {
  verify.mockReset().mockResolvedValue(verified());
  orders = new Orders();
  problems = [];
  payments = new WatchedPayments({
    orders,
    transactions: { verify },
    log: (...problem) => void problems.push(problem),
  });
  await orders.place(reference, amount, currency);
});

const stateOf = async (order: string) => (await orders.find(order))?.state;

/** A service that receives webhooks. */
interface Service {
  /** Posts a body, and gives the status of the answer. */
  post(path: string, body: string, headers?: Readonly<Record<string, string>>): Promise<number>;
  stop(): Promise<unknown>;
}

function serviceAt({ port }: AddressInfo, stop: () => Promise<unknown>): Service {
  return {
    post: async (path, sent, headers) => {
      const init = {
        method: 'POST',
        body: sent,
        headers: { 'Content-Type': 'application/json', ...headers },
      };
      return (await fetch(`http://127.0.0.1:${port}${path}`, init)).status;
    },
    stop,
  };
}

const frameworks: Readonly<Record<string, () => Promise<Service>>> = {
  async Express() {
    const app = express().use(expressRoute(payments, KEY)).use(express.json());
    // Otherwise it prints what it answers with 500.
    app.set('env', 'test');
    app.post('/echo', ({ body: parsed }: { body: { status: number } }, response) => {
      response.sendStatus(parsed.status);
    });
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return serviceAt(server.address() as AddressInfo, () => {
      server.closeAllConnections();
      return once(server.close(), 'close');
    });
  },
  async Fastify() {
    const app = fastify({ forceCloseConnections: true });
    await app.register(fastifyRoute, { payments, secretKey: KEY });
    app.post<{ Body: { status: number } }>('/echo', (request, reply) =>
      reply.code(request.body.status).send(),
    );
    await app.listen({ port: 0, host: '127.0.0.1' });
    return serviceAt(app.server.address() as AddressInfo, () => app.close());
  },
  'Next.js, app router'() {
    const { after, answered } = tasks();
    const POST = nextRoute({ payments, secretKey: KEY, after });
    return Promise.resolve(answered((request) => POST(request)));
  },
  async 'Next.js, pages router'() {
    const handler = pagesRoute(payments, KEY);
    const server = createServer((request, response) => {
      // Next.js answers with 500 for what a handler throws.
      handler(request, response).catch(() => response.writeHead(500).end());
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return serviceAt(server.address() as AddressInfo, () => {
      server.closeAllConnections();
      return once(server.close(), 'close');
    });
  },
  Hono() {
    const { after, answered } = tasks();
    const app = new Hono().post('/paystack/webhook', honoRoute({ payments, secretKey: KEY, after }));
    // Otherwise it prints what it answers with 500.
    app.onError((_error, context) => context.body(null, 500));
    return Promise.resolve(answered((request) => app.request(request)));
  },
  Netlify() {
    const { waitUntil, answered } = tasks();
    const handler = netlifyFunction(payments, KEY);
    return Promise.resolve(answered((request) => handler(request, { waitUntil })));
  },
  'Cloudflare Workers'() {
    const { waitUntil, answered } = tasks();
    const worker = cloudflareWorker(() => payments);
    const env = { PAYSTACK_SECRET_KEY: KEY };
    return Promise.resolve(answered((request) => worker.fetch(request, env, { waitUntil })));
  },
  'AWS Lambda, HTTP API': () => Promise.resolve(lambda(false, (name) => name.toLowerCase())),
  'AWS Lambda, REST API with base64': () => Promise.resolve(lambda(true, (name) => name.toUpperCase())),
  async Firebase() {
    const handler = firebaseHandler(payments, KEY);
    const app = express();
    app.set('env', 'test');
    // The functions framework parses the body, and keeps its bytes.
    app.use(
      express.json({
        limit: '10mb',
        verify: (request, _response, raw) => void Object.assign(request, { rawBody: raw }),
      }),
    );
    app.use((request, response, next) => {
      response.once('close', () => {
        // The schedule of `onSchedule`.
        if (response.statusCode === 200) void payments.settle();
      });
      handler(request, response).catch(next);
    });
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return serviceAt(server.address() as AddressInfo, () => {
      server.closeAllConnections();
      return once(server.close(), 'close');
    });
  },
};

/** Calls the handler of a Lambda, as a gateway does, and settles afterwards, as a schedule does. */
function lambda(isBase64Encoded: boolean, headerName: (name: string) => string): Service {
  const handler = lambdaHandler(payments, KEY);
  return {
    async post(_path, sent, headers = {}) {
      const event = {
        body: isBase64Encoded ? Buffer.from(sent).toString('base64') : sent,
        isBase64Encoded,
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [headerName(name), value]),
        ),
      };
      const { statusCode } = await handler(event).catch(() => ({ statusCode: 500 }));
      if (statusCode === 200) setImmediate(() => void payments.settle());
      return statusCode;
    },
    stop: () => Promise.resolve(),
  };
}

/** What runs after an answer, and handlers that get a `Request`. */
function tasks() {
  const later: (() => Promise<void>)[] = [];
  return {
    after: (task: () => Promise<void>) => void later.push(task),
    waitUntil: (promise: Promise<unknown>) => void promise,
    answered: (handler: (request: Request) => Response | Promise<Response>): Service => ({
      async post(path, sent, headers) {
        const request = new Request(`https://example.com${path}`, { method: 'POST', body: sent, headers });
        const { status } = await Promise.resolve(handler(request)).catch(
          () => new Response(null, { status: 500 }),
        );
        for (const task of later.splice(0)) setImmediate(() => void task());
        return status;
      },
      stop: () => Promise.resolve(),
    }),
  };
}

describe.each(Object.entries(frameworks))('%s', (name, start) => {
  let service: Service;
  let warnings: jest.SpyInstance;

  beforeEach(async () => {
    warnings = jest.spyOn(console, 'warn').mockImplementation();
    service = await start();
  });
  afterEach(async () => {
    warnings.mockRestore();
    await service.stop();
  });

  const deliver = (sent = body, signature = sign(sent)) =>
    service.post('/paystack/webhook', sent, { 'x-paystack-signature': signature });

  test('a payment is verified with Paystack before its order counts as paid', async () => {
    const settled = payments.nextSettlement();
    expect(await deliver()).toBe(200);
    await settled;
    expect(await stateOf(reference)).toBe('paid');
    expect(verify.mock.calls).toEqual([[reference]]);
  });

  test('is answered before Paystack is asked', async () => {
    let answer: (reply: Reply<VerifiedTransaction>) => void = () => undefined;
    verify.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const settled = payments.nextSettlement();
    expect(await deliver()).toBe(200);
    expect(await stateOf(reference)).toBe('claimed');
    answer(verified());
    await settled;
    expect(await stateOf(reference)).toBe('paid');
  });

  test('an event that comes again changes nothing', async () => {
    for (let deliveries = 0; deliveries < 2; deliveries += 1) {
      const settled = payments.nextSettlement();
      expect(await deliver()).toBe(200);
      await settled;
    }
    expect(await stateOf(reference)).toBe('paid');
    expect(verify.mock.calls).toEqual([[reference]]);
  });

  test('an event that comes five times at once counts once', async () => {
    const move = jest.spyOn(orders, 'move');
    expect(await Promise.all(Array.from({ length: 5 }, () => deliver()))).toEqual([200, 200, 200, 200, 200]);
    await payments.settle();
    const moves = move.mock.calls.map(async ([, , to], index) => ({
      to,
      moved: (await move.mock.results[index]?.value) as boolean,
    }));
    expect((await Promise.all(moves)).filter(({ moved }) => moved)).toEqual([
      { to: 'claimed', moved: true },
      { to: 'paid', moved: true },
    ]);
  });

  test.each([
    ['', 'is missing'],
    [sign(body).toUpperCase(), 'must be in lower case, as Paystack sends it'],
    [sign(body, 'sk_test_another'), 'does not fit'],
    [sign(`${body} `), 'does not fit'],
  ])('a delivery with a bad signature is refused, and changes nothing (%#)', async (signature, problem) => {
    expect(await deliver(body, signature)).toBe(400);
    expect(await stateOf(reference)).toBe('open');
    expect(verify.mock.calls).toEqual([]);
    const message = expect.stringContaining(`The header x-paystack-signature ${problem}`) as string;
    // Fastify's own log is off here.
    expect(warnings.mock.calls).toEqual(name === 'Fastify' ? [] : [[message]]);
  });

  test('an event that has no use here is answered', async () => {
    const settled = payments.nextSettlement();
    expect(await deliver(JSON.stringify({ event: 'brand.new', data: { reference } }))).toBe(200);
    await settled;
    expect(await stateOf(reference)).toBe('open');
  });

  test('an event that cannot be kept is not answered with 200, so that it comes again', async () => {
    jest.spyOn(orders, 'move').mockRejectedValue(new Error('The database is down.'));
    expect(await deliver()).toBe(500);
    expect(verify.mock.calls).toEqual([]);
  });

  test('an event of 900 kB, and a content type with a charset', async () => {
    const large = JSON.stringify({ ...charge, padding: 'x'.repeat(900_000) });
    const headers = {
      'x-paystack-signature': sign(large),
      'Content-Type': 'application/json; charset=utf-8',
    };
    const settled = payments.nextSettlement();
    expect(await service.post('/paystack/webhook', large, headers)).toBe(200);
    await settled;
    expect(await stateOf(reference)).toBe('paid');
  });

  // The others have a function for webhooks alone.
  if (name === 'Express' || name === 'Fastify') {
    test('other routes have their JSON parsed', async () => {
      expect(await service.post('/echo', JSON.stringify({ status: 202 }))).toBe(202);
    });
  }
});

describe('an order that is claimed', () => {
  beforeEach(() => payments.accept({ event: 'charge.success', data: charge.data }));

  test.each([
    ['a smaller amount', { amount: amount - 1 }, `Another sum was paid: ${amount - 1} ${currency}.`],
    ['another currency', { currency: 'USD' }, `Another sum was paid: ${amount} USD.`],
  ])('is refused where %s was paid', async (_case, data, problem) => {
    verify.mockResolvedValue(verified(data));
    await payments.settle();
    expect(await stateOf(reference)).toBe('refused');
    expect(problems).toEqual([[problem, reference]]);
  });

  test('is paid where Paystack gives the amount as text, as for a terminal', async () => {
    verify.mockResolvedValue(verified({ amount: String(amount) }));
    await payments.settle();
    expect(await stateOf(reference)).toBe('paid');
    expect(problems).toEqual([]);
  });

  test.each([
    ['Paystack fails', () => Promise.resolve(failed), 'Paystack answered with HTTP 500.'],
    [
      'the payment is not made',
      () => Promise.resolve(verified({ status: 'ongoing' })),
      'The payment is not made: ongoing.',
    ],
    [
      'no answer comes',
      () => Promise.reject(new NetworkException('No usable reply.', { code: 'ECONNRESET', attempts: 3 })),
      'NetworkException: No usable reply.',
    ],
  ])('stays so where %s, and is asked about again', async (_case, answer, problem) => {
    verify.mockImplementationOnce(answer);
    await payments.settle();
    expect(await stateOf(reference)).toBe('claimed');
    expect(problems).toEqual([[problem, reference]]);
    await payments.settle();
    expect(await stateOf(reference)).toBe('paid');
  });

  test('keeps no other one from being settled', async () => {
    await orders.place('other', 500, 'NGN');
    await orders.move('other', 'open', 'claimed');
    verify.mockRejectedValueOnce(new Error('broken')).mockResolvedValueOnce(verified({ amount: 500 }));
    await payments.settle();
    expect([await stateOf(reference), await stateOf('other')]).toEqual(['claimed', 'paid']);
  });
});

test('orders that cannot be listed are logged', async () => {
  jest.spyOn(orders, 'list').mockRejectedValue(new Error('The database is down.'));
  await payments.settle();
  expect(problems).toEqual([['Error: The database is down.']]);
});
