import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** What reached the server, as it came over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const source = `
  const { createServer } = require('node:http');
  const { parentPort } = require('node:worker_threads');
  const held = [];
  let released = false;
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      const data = { method, url, headers, body: Buffer.concat(chunks).toString() };
      response.setHeader('Content-Type', 'application/json');
      const reply = () => response.end(JSON.stringify({ status: true, message: 'Echo', data }));
      if (url.includes('held') && !released) {
        held.push(reply);
      } else {
        reply();
      }
      if (url.includes('release')) {
        released = true;
        for (const replyNow of held) replyNow();
      }
    });
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

/**
 * A server in a thread of its own, whose replies carry the request that it got in `data`. A request with
 * `held` in its path is answered once one with `release` in its path has come.
 */
export async function startEchoServer(): Promise<{ url: string; stop(): Promise<unknown> }> {
  const worker = new Worker(source, { eval: true });
  const [port] = (await once(worker, 'message')) as [number];
  return { url: `http://127.0.0.1:${port}`, stop: () => worker.terminate() };
}
