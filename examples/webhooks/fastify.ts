/** Paystack's webhooks in Fastify. */
import type { FastifyError, FastifyPluginCallback } from 'fastify';
import { SignatureVerificationException, constructEvent } from 'tspaystack2/webhooks';
import type { Payments } from './payments';

export interface WebhookOptions {
  readonly payments: Payments;
  readonly secretKey?: string;
}

/** The route, for `app.register(webhookRoute, { payments })`. Other routes keep Fastify's parser of JSON. */
export const webhookRoute: FastifyPluginCallback<WebhookOptions> = (app, { payments, secretKey }, done) => {
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, parsed) => {
    parsed(null, body);
  });

  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (!(error instanceof SignatureVerificationException)) throw error;
    request.log.warn(error.message);
    return reply.code(400).send();
  });

  app.post<{ Body: Buffer }>('/paystack/webhook', async (request, reply) => {
    const signature = request.headers['x-paystack-signature'];
    await payments.accept(constructEvent(request.body, signature, secretKey));
    reply.raw.once('close', () => void payments.settle());
    return reply.code(200).send();
  });
  done();
};
