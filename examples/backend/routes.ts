/** Sign up, look up, block. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type AsyncCustomer, RiskAction } from 'tspaystack2';
import { dataOf } from './failures';

/** Milliseconds that Paystack may take in all, retries included. A look-up leaves time for a second attempt. */
const limits = {
  signUp: { deadline: 8_000 },
  lookUp: { deadline: 3_000, timeout: 1_400 },
  block: { deadline: 5_000 },
};

const name = { type: 'string', minLength: 1, maxLength: 100 };

const newCustomer = {
  type: 'object',
  required: ['email'],
  additionalProperties: false,
  properties: {
    email: { type: 'string', format: 'email', maxLength: 254 },
    firstName: name,
    lastName: name,
    phone: { type: 'string', pattern: '^\\+[1-9][0-9]{6,14}$' },
  },
};

/** What this service tells of a customer. Fastify drops what is not listed. */
const customer = {
  type: 'object',
  properties: {
    customer_code: { type: 'string' },
    email: { type: 'string' },
    first_name: { type: 'string', nullable: true },
    last_name: { type: 'string', nullable: true },
    risk_action: { type: 'string' },
  },
};

interface NewCustomer {
  readonly email: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly phone?: string;
}

/**
 * Aborts when the caller goes away. Fastify's `request.signal` does not serve: it aborts as soon as the body of the
 * request is read.
 */
function goneSignal({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  // The response also closes once it was sent. Nothing listens to the signal by then.
  raw.once('close', () => controller.abort());
  return controller.signal;
}

export function addCustomerRoutes(app: FastifyInstance, customers: AsyncCustomer): void {
  app.post<{ Body: NewCustomer }>(
    '/customers',
    { schema: { body: newCustomer, response: { 201: customer } } },
    async ({ body: { email, ...profile } }, reply) => {
      const signal = goneSignal(reply);
      const created = dataOf(await customers.create(email, profile, { ...limits.signUp, signal }));
      return reply.code(201).send(created);
    },
  );

  app.get<{ Params: { emailOrCode: string } }>(
    '/customers/:emailOrCode',
    { schema: { response: { 200: customer } } },
    async ({ params }, reply) => {
      const signal = goneSignal(reply);
      return dataOf(await customers.getCustomer(params.emailOrCode, { ...limits.lookUp, signal }));
    },
  );

  app.post<{ Params: { code: string } }>(
    '/customers/:code/block',
    { schema: { response: { 200: customer } } },
    async ({ params }, reply) => {
      const signal = goneSignal(reply);
      const riskAction = RiskAction.BLACKLIST;
      return dataOf(await customers.flag(params.code, { riskAction }, { ...limits.block, signal }));
    },
  );
}
