/** Paystack's webhooks in a function of Netlify. */
import type { SecretKeys } from 'tspaystack2/webhooks';
import { answer } from './fetch';
import type { Payments } from './payments';

/** The part of Netlify's `Context` that is needed. */
export interface NetlifyContext {
  waitUntil(promise: Promise<unknown>): void;
}

/** The default export of a file in `netlify/functions`. */
export function webhookFunction(payments: Payments, secretKey?: SecretKeys) {
  return (request: Request, context: NetlifyContext): Promise<Response> =>
    answer(request, { payments, secretKey, after: (task) => context.waitUntil(task()) });
}
