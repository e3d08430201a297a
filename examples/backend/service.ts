/** The service: its log, its client of Paystack and its routes. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { fastify, type FastifyInstance, type FastifyRequest } from 'fastify';
import { AsyncCustomer, type AttemptReport, type ClientOptions } from 'tspaystack2';
import { answerFailure } from './failures';
import { addCustomerRoutes } from './routes';

export interface ServiceOptions {
  /** Paystack's secret key. Default: the environment's `PAYSTACK_AUTHORIZATION_KEY`. */
  readonly authKey?: string;
  readonly paystack?: ClientOptions;
  /** Where the log goes. Default: standard output. */
  readonly logStream?: { write(line: string): void };
}

export function buildService({ authKey, paystack, logStream }: ServiceOptions = {}): FastifyInstance {
  const app = fastify({
    logger: {
      level: process.env.LOG_LEVEL ?? 'info',
      stream: logStream,
      // The URL may hold an email. The route has its parameters by name.
      serializers: { req: ({ method, routeOptions }) => ({ method, route: routeOptions.url }) },
    },
    // A misspelt field is refused, and so is a number in place of a text.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
    // An email has 254 characters at most, each of which may take three in a URL.
    routerOptions: { maxParamLength: 3 * 254 },
    requestTimeout: 10_000,
  });

  const current = new AsyncLocalStorage<FastifyRequest>();
  app.addHook('preHandler', (request, _reply, done) => current.run(request, done));

  /** Logs an attempt with the id and the route of the request that it serves; its path may hold an email. */
  const onAttempt = ({ attempt, status, code, duration }: AttemptReport) => {
    const request = current.getStore();
    const route = request?.routeOptions.url;
    request?.log.info({ route, attempt, status, code, duration }, 'asked Paystack');
  };

  app.setErrorHandler(answerFailure);
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ message: 'There is no such route.' }));
  addCustomerRoutes(app, new AsyncCustomer(authKey, { ...paystack, onAttempt }));
  return app;
}
