import { createHmac } from 'node:crypto';
import samples from '../fixtures/webhooks.json';
import { KEY } from '../support/secrets';

/** Signs a body as Paystack does. */
export function sign(body: string | Uint8Array, key = KEY): string {
  return createHmac('sha512', key).update(body).digest('hex');
}

/** A payment of 100 NGN, as Paystack tells of it. */
export const charge = {
  event: 'charge.success',
  data: samples['charge.success'].data,
};
