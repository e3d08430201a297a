import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { AsyncPaystack } from 'tspaystack2';
import { constructEvent } from 'tspaystack2/webhooks';

/** Starts the payment of an order, and gives the page on which the customer pays. */
export async function startCheckout(paystack: AsyncPaystack, order: string, email: string, amount: number) {
  const reply = await paystack.transactions.initialize(amount, { email, reference: order });
  if (!reply.status) throw new Error(reply.message ?? 'Paystack refused the payment.');
  return reply.data.authorization_url;
}

/** Makes a handler of webhooks that ships each order once, when Paystack confirms that it is paid. */
export function shipOnWebhook(paystack: AsyncPaystack, secretKey: string, ship: (order: string) => void) {
  const shipped = new Set<string>();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const signature = request.headers['x-paystack-signature'];
    const event = constructEvent(await buffer(request), signature, secretKey);
    if (event.event === 'charge.success' && !shipped.has(event.data.reference)) {
      const { reference } = event.data;
      const reply = await paystack.transactions.verify(reference);
      if (reply.status && reply.data.status === 'success') {
        shipped.add(reference);
        ship(reference);
      }
    }
    response.end();
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    handle(request, response).catch(() => response.writeHead(400).end());
  };
}
