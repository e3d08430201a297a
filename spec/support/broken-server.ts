import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const source = `
  const { createServer } = require('node:http');
  const { parentPort } = require('node:worker_threads');
  const plays = {
    silent: () => {},
    dripping: (response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write(' '), 10);
      response.once('close', () => clearInterval(timer));
    },
    reset: (response) => response.socket.resetAndDestroy(),
  };
  let methods = [];
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      const parts = request.url.split('/')[1].split(',');
      plays[parts[methods.length] ?? parts.at(-1)](response);
      methods.push(request.method);
    });
  });
  parentPort.on('message', () => {
    parentPort.postMessage(methods);
    methods = [];
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

/** A server that never gives a whole reply. */
export interface BrokenServer {
  readonly url: string;
  /** The methods of the requests that reached it, in order, since this was last asked. */
  methods(): Promise<string[]>;
  stop(): Promise<unknown>;
}

/**
 * Starts it, in a thread of its own. The first segment of a path says what it does: `silent`, `dripping` or
 * `reset`; or several of them with commas between, for one request after the other.
 */
export async function startBrokenServer(): Promise<BrokenServer> {
  const worker = new Worker(source, { eval: true });
  const [port] = (await once(worker, 'message')) as [number];
  const methods = async () => {
    worker.postMessage('methods');
    const [received] = (await once(worker, 'message')) as [string[]];
    return received;
  };
  return { url: `http://127.0.0.1:${port}`, methods, stop: () => worker.terminate() };
}
