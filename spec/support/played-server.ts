import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** A request that reached a played server. */
export interface PlayedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>> | null;
  /** When it came, in milliseconds. */
  readonly at: number;
  /** How many were without a reply when it came, itself included. */
  readonly underWay: number;
}

/** Answers a request, now or later; with no status, by breaking the connection off. */
export type Answer = (statusCode?: number, body?: object, headers?: Record<string, string>) => void;

/** Gives what is done with each request. It runs in the server's thread, and can use nothing from outside itself. */
export type Play = () => (request: PlayedRequest, answer: Answer) => void;

export interface PlayedServer {
  readonly url: string;
  /** The requests that have come, once there are so many. */
  requests(atLeast?: number): Promise<PlayedRequest[]>;
  /** Resolves once so many requests were given up by the client before they had a reply. */
  abandoned(atLeast: number): Promise<unknown>;
  stop(): Promise<unknown>;
}

const source = (play: Play) => `
  const { createServer } = require('node:http');
  const { json } = require('node:stream/consumers');
  const { parentPort } = require('node:worker_threads');
  const handle = (${play.toString()})();
  const requests = [];
  const waiters = new Set();
  let underWay = 0;
  let abandoned = 0;
  const look = () => {
    for (const waiter of waiters) {
      if (requests.length < waiter.requests || abandoned < waiter.abandoned) continue;
      waiters.delete(waiter);
      parentPort.postMessage(requests);
    }
  };
  const server = createServer(async (message, response) => {
    const at = performance.now();
    const { method, url } = message;
    underWay += 1;
    response.once('close', () => {
      underWay -= 1;
      if (response.writableFinished || response.dropped) return;
      abandoned += 1;
      look();
    });
    const body = method === 'GET' ? null : await json(message);
    const { pathname: path, searchParams } = new URL(url, 'http://localhost');
    const request = { method, path, query: Object.fromEntries(searchParams), body, at, underWay };
    requests.push(request);
    look();
    handle(request, (statusCode, body = {}, headers = {}) => {
      if (statusCode === undefined) {
        response.dropped = true;
        response.socket.resetAndDestroy();
        return;
      }
      response.writeHead(statusCode, { 'Content-Type': 'application/json', ...headers });
      response.end(JSON.stringify({ status: statusCode < 300, message: 'Played', ...body }));
    });
  });
  parentPort.on('message', (waiter) => {
    waiters.add(waiter);
    look();
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

/** Starts a server that does as it is told, in a thread of its own: it answers while the calling thread blocks. */
export async function startPlayedServer(play: Play): Promise<PlayedServer> {
  const worker = new Worker(source(play), { eval: true });
  const [port] = (await once(worker, 'message')) as [number];
  const ask = async (requests: number, abandoned: number) => {
    worker.postMessage({ requests, abandoned });
    const [all] = (await once(worker, 'message')) as [PlayedRequest[]];
    return all;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    requests: (atLeast = 0) => ask(atLeast, 0),
    abandoned: (atLeast) => ask(0, atLeast),
    stop: () => worker.terminate(),
  };
}
