import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { constructEvent } from 'tspaystack2/webhooks';

/** A merchant's server for webhooks. */
export interface Receiver {
  readonly url: string;
  /** Names of the events that came, verified, in their order. */
  readonly received: string[];
  /** Statuses of the next replies; then 200. `undefined` breaks the connection. */
  answers: (number | undefined)[];
  /** The body of the replies. */
  body: string;
  /** Whether the replies have no end. */
  isEndless: boolean;
  /** Whether what comes is left without a reply. */
  isHanging: boolean;
  /** Settles once an event has come, at once where one has. */
  readonly next: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts a server that verifies each webhook by the key. */
export async function startReceiver(secretKey: string): Promise<Receiver> {
  const received: string[] = [];
  const receiver = {
    received,
    answers: [] as (number | undefined)[],
    body: '',
    isEndless: false,
    isHanging: false,
  };
  const arrivals = new EventEmitter();
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push(constructEvent(body, request.headers['x-paystack-signature'], secretKey).event);
      arrivals.emit('event');
      if (receiver.isHanging) return;
      const status = receiver.answers.length > 0 ? receiver.answers.shift() : 200;
      if (status === undefined) response.destroy();
      else if (receiver.isEndless) response.writeHead(status).write(receiver.body);
      else response.writeHead(status).end(receiver.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`,
    next: async () => {
      if (received.length === 0) await once(arrivals, 'event');
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
