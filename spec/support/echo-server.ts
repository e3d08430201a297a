import { startThreadServer } from './thread-server';

/** What reached the server, as it came over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const source = `
  const held = [];
  let released = false;
  let asked = false;
  const tell = () => {
    if (!asked || held.length === 0) return;
    asked = false;
    parentPort.postMessage('held');
  };
  parentPort.on('message', () => {
    asked = true;
    tell();
  });
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    const data = { method, url, headers, body: await text(request) };
    response.setHeader('Content-Type', 'application/json');
    const reply = () => response.end(JSON.stringify({ status: true, message: 'Echo', data }));
    if (url.includes('held') && !released) {
      held.push(reply);
      tell();
    } else {
      reply();
    }
    if (url.includes('release')) {
      released = true;
      for (const replyNow of held) replyNow();
    }
  });
`;

export interface EchoServer {
  readonly url: string;
  /** Waits until a request is held. */
  held(): Promise<unknown>;
  stop(): Promise<unknown>;
}

/**
 * A server whose replies carry the request that it got in `data`. A request with
 * `held` in its path is answered once one with `release` in its path has come.
 */
export async function startEchoServer(): Promise<EchoServer> {
  const { url, ask, stop } = await startThreadServer(source);
  return { url, held: () => ask('held'), stop };
}
