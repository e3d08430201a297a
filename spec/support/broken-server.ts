import { startThreadServer } from './thread-server';

const source = `
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
`;

/** A server that never gives a whole reply. */
export interface BrokenServer {
  readonly url: string;
  /** The methods of the requests that reached it, in order, since this was last asked. */
  methods(): Promise<string[]>;
  stop(): Promise<unknown>;
}

/**
 * Starts it. The first segment of a path says what it does: `silent`, `dripping` or
 * `reset`; or several of them with commas between, for one request after the other.
 */
export async function startBrokenServer(): Promise<BrokenServer> {
  const { url, ask, stop } = await startThreadServer(source);
  return { url, methods: async () => (await ask('methods')) as string[], stop };
}
