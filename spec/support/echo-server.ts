import { type ThreadServer, startThreadServer } from './thread-server';

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
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    const data = { method, url, headers, body: await text(request) };
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
`;

/**
 * A server whose replies carry the request that it got in `data`. A request with
 * `held` in its path is answered once one with `release` in its path has come.
 */
export function startEchoServer(): Promise<ThreadServer> {
  return startThreadServer(source);
}
