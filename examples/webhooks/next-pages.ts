/** Paystack's webhooks in the pages router of Next.js. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { SecretKeys } from 'tspaystack2/webhooks';
import type { Payments } from './payments';
import { receive } from './receive';

/** The default export of a file in `pages/api`. */
export function webhookRoute(payments: Payments, secretKey?: SecretKeys) {
  return async function handler(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const rawBody = await buffer(request);
    const signature = request.headers['x-paystack-signature'];
    const status = await receive({ rawBody, signature }, payments, secretKey);
    response.writeHead(status).end();
    // A serverless function lives until this promise ends.
    if (status === 200) await payments.settle();
  };
}
