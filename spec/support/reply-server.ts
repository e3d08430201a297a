import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Metadata that says how to reply. */
export interface ReplyOrder {
  readonly statusCode: number;
  /** Bytes of the reply, in base64. */
  readonly body: string;
}

const source = `
  const { createServer } = require('node:http');
  const { json } = require('node:stream/consumers');
  const { parentPort } = require('node:worker_threads');
  const server = createServer(async (request, response) => {
    const { statusCode, body } = (await json(request)).metadata;
    response.writeHead(statusCode).end(body, 'base64');
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

/** A server in a thread of its own, which replies to a customer's creation as the `ReplyOrder` in it says. */
export async function startReplyServer(): Promise<{ url: string; stop(): Promise<unknown> }> {
  const worker = new Worker(source, { eval: true });
  const [port] = (await once(worker, 'message')) as [number];
  return { url: `http://127.0.0.1:${port}`, stop: () => worker.terminate() };
}
