/** Paystack's webhooks in Hono. */
import type { Context } from 'hono';
import { type FetchOptions, answer } from './fetch';

/** The handler, for `app.post('/paystack/webhook', webhookRoute({ payments, after }))`. */
export function webhookRoute(options: FetchOptions) {
  return (context: Context): Promise<Response> => answer(context.req.raw, options);
}
