import { startThreadServer } from './thread-server';

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
`;

/** Starts a server that does as it is told. */
export async function startPlayedServer(play: Play): Promise<PlayedServer> {
  const { url, ask, stop } = await startThreadServer(source(play));
  return {
    url,
    requests: async (atLeast = 0) => (await ask({ requests: atLeast, abandoned: 0 })) as PlayedRequest[],
    abandoned: (atLeast) => ask({ requests: 0, abandoned: atLeast }),
    stop,
  };
}
