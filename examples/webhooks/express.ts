/** Paystack's webhooks in Express. */
import express, { type Router } from 'express';
import { SignatureVerificationException, constructEvent } from 'tspaystack2/webhooks';
import type { Payments } from './payments';

/** The route, for `app.use(webhookRoute(payments))` before any `app.use(express.json())`. */
export function webhookRoute(payments: Payments, secretKey?: string): Router {
  const router = express.Router();
  const raw = express.raw({ type: 'application/json', limit: '1mb' });

  router.post('/paystack/webhook', raw, async (request, response) => {
    try {
      const signature = request.headers['x-paystack-signature'];
      await payments.accept(constructEvent(request.body as Buffer, signature, secretKey));
    } catch (error) {
      if (!(error instanceof SignatureVerificationException)) throw error;
      console.warn(error.message);
      response.sendStatus(400);
      return;
    }
    response.sendStatus(200);
    void payments.settle();
  });
  return router;
}
