/** The app under test: it receives webhooks, and knows which payments were made. */
import { type Server, createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { constructEvent } from 'tspaystack2/webhooks';

export interface App {
  readonly server: Server;
  /** References of payments that were made. */
  readonly paid: Set<string>;
}

export function buildApp(secretKey: string): App {
  const paid = new Set<string>();
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const event = constructEvent(body, request.headers['x-paystack-signature'], secretKey);
      if (event.event === 'charge.success') paid.add(event.data.reference);
      response.end();
    });
  });
  return { server, paid };
}
