/** The web face of the shop, and the endpoint of Paystack's webhooks. */
import { createHash, randomUUID } from 'node:crypto';
import { type FastifyError, type FastifyInstance, type FastifyRequest, fastify } from 'fastify';
import { type AsyncPaystack, PaystackException } from 'tspaystack2';
import { SignatureVerificationException, constructEvent } from 'tspaystack2/webhooks';
import { type Database, inTransaction } from './database';
import { type OrderState, orderPage, problemPage, shopPage } from './pages';
import { type Log, jobOf } from './payments';
import { PRODUCTS } from './products';
import type { Queue } from './queue';

export interface Shop {
  readonly database: Database;
  readonly queue: Queue;
  readonly paystack: AsyncPaystack;
  /** Address of the shop, to which Paystack sends the customer back. */
  readonly url: string;
}

interface Order {
  readonly id: string;
  readonly email: string;
  readonly amount: number;
  readonly currency: 'NGN' | 'GHS';
}

interface NewOrder {
  Body: { product: string; email: string };
}

interface Returned {
  Params: { id: string };
  Querystring: { reference?: string };
}

/** Only a uuid can be the id of an order. Fastify refuses the rest with 400. */
const orderSchema = { params: { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } } };

const newOrderSchema = {
  body: {
    type: 'object',
    required: ['product', 'email'],
    properties: { product: { enum: [...PRODUCTS.keys()] }, email: { type: 'string', format: 'email' } },
  },
};

export function addRoutes(app: FastifyInstance, { database, queue, paystack, url }: Shop): void {
  const log: Log = app.log;

  /** Begins an attempt to pay. Gives the address at which the customer pays; `undefined` if Paystack cannot be asked. */
  async function beginPayment({ id, email, amount, currency }: Order): Promise<string | undefined> {
    const reference = `order-${randomUUID()}`;
    // It is stored before Paystack knows of it. So there is no payment that this shop does not know.
    await database.query('INSERT INTO payments (reference, order_id) VALUES ($1, $2)', [reference, id]);
    const callbackUrl = `${url}/orders/${id}`;
    const params = { email, currency, reference, callbackUrl, metadata: { order: id } };
    try {
      const reply = await paystack.transactions.initialize(amount, params, { deadline: 8_000 });
      log.info({ order: id, reference, status: reply.statusCode }, 'payment begun');
      return reply.status ? reply.data.authorization_url : undefined;
    } catch (error) {
      if (!(error instanceof PaystackException)) throw error;
      log.warn({ order: id, reference, error: error.message }, 'payment not begun');
      return undefined;
    }
  }

  app.get('/', (_request, reply) => reply.type('text/html').send(shopPage(PRODUCTS)));
  app.get('/health', async () => (await database.query('SELECT 1 AS ok')).rows[0] as object);

  app.post<NewOrder>('/orders', { schema: newOrderSchema }, async ({ body: { product, email } }, reply) => {
    const { rows } = await database.query<Order>(
      'INSERT INTO orders (product, email, amount, currency) VALUES ($1, $2, $3, $4) RETURNING *',
      [product, email, PRODUCTS.get(product)?.amount, PRODUCTS.get(product)?.currency],
    );
    const [order] = rows as [Order];
    return reply.redirect((await beginPayment(order)) ?? `/orders/${order.id}`, 303);
  });

  app.post<Returned>('/orders/:id/pay', { schema: orderSchema }, async ({ params }, reply) => {
    const { rows } = await database.query<Order>('SELECT * FROM orders WHERE id = $1', [params.id]);
    const [order] = rows;
    if (order === undefined)
      return reply.code(404).type('text/html').send(problemPage('There is no such order.'));
    return reply.redirect((await beginPayment(order)) ?? `/orders/${order.id}`, 303);
  });

  // Here the customer comes back. The address proves nothing: it is only a reason to ask Paystack.
  app.get<Returned>(
    '/orders/:id',
    { schema: orderSchema },
    async ({ params: { id }, query: { reference } }, reply) => {
      reply.type('text/html');
      if (reference !== undefined) {
        const own = await database.query('SELECT 1 FROM payments WHERE reference = $1 AND order_id = $2', [
          reference,
          id,
        ]);
        if (own.rowCount === 0) {
          log.warn({ order: id }, 'the reference of another order was given');
          return reply.code(400).send(problemPage('This payment does not belong to this order.'));
        }
        await queue.add('settle', reference, database);
        queue.wake();
      }
      const { rows } = await database.query<OrderState>(
        `SELECT orders.*, code, (SELECT count(*) FROM payments WHERE order_id = id AND state = 'refund') AS refunds
       FROM orders LEFT JOIN deliveries ON order_id = id WHERE id = $1`,
        [id],
      );
      const [order] = rows;
      if (order === undefined) return reply.code(404).send(problemPage('There is no such order.'));
      return reply.send(orderPage(order, reference !== undefined));
    },
  );

  app.register((webhooks, _options, done) => {
    webhooks.removeAllContentTypeParsers();
    webhooks.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, parsed) =>
      parsed(null, body),
    );
    webhooks.post<{ Body: Buffer }>('/paystack/webhook', async ({ body, headers }, reply) => {
      const event = constructEvent(body, headers['x-paystack-signature']);
      await inTransaction(database, async (client) => {
        const digest = createHash('sha256').update(body).digest();
        const { rowCount } = await client.query(
          'INSERT INTO inbox (digest, event, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
          [digest, event.event, body.toString()],
        );
        const job = rowCount === 0 ? undefined : jobOf(event);
        if (job) await queue.add(job.name, job.reference, client);
        log.info({ event: event.event, reference: job?.reference, isNew: rowCount === 1 }, 'webhook');
      });
      queue.wake();
      return reply.code(200).send();
    });
    done();
  });
}

/** @param stream - where the log goes. Default: standard output. */
export function newApp(stream?: { write(line: string): void }): FastifyInstance {
  const level = process.env.LOG_LEVEL ?? 'info';
  // The route, and not the URL. Bodies, which have emails, are not logged.
  const serializers = {
    req: ({ method, routeOptions }: FastifyRequest) => ({ method, route: routeOptions.url }),
  };
  const app = fastify({ logger: { level, serializers, stream }, requestTimeout: 10_000 });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, parsed) => parsed(null, Object.fromEntries(new URLSearchParams(body as string))),
  );
  app.setErrorHandler((error: FastifyError, request, reply) => {
    // Paystack sends an event again that got no 200.
    const isForged = error instanceof SignatureVerificationException;
    const status = isForged ? 400 : (error.statusCode ?? 500);
    request.log[status < 500 ? 'warn' : 'error'](
      { route: request.routeOptions.url, error: error.message },
      'failed',
    );
    return reply.code(status).type('text/html').send(problemPage('Something went wrong. Try again.'));
  });
  return app;
}
