import { once } from 'node:events';
import { type IncomingMessage, createServer, request as sendRequest } from 'node:http';
import { type AddressInfo, type Socket, connect } from 'node:net';
import type { Duplex } from 'node:stream';

/** What a proxy saw of a request. */
export interface ProxiedRequest {
  readonly method: string | undefined;
  /** The URL that is wanted; of a tunnel, host and port. */
  readonly target: string | undefined;
  /** What it was told of the user of the proxy. */
  readonly user: string | undefined;
  /** What it was told of the user of the target. */
  readonly authorization: string | undefined;
}

export interface ProxyServer {
  /** Its URL, with the password in it. */
  readonly url: string;
  readonly requests: readonly ProxiedRequest[];
  stop(): void;
}

const NOT_LET_THROUGH = 'HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n';

/**
 * Starts a proxy that does its duty: it forwards requests, and makes tunnels.
 *
 * @param user - who is let through, as `name:password`. Default: everybody.
 * @param host - the address at which it listens.
 */
export async function startProxyServer(user?: string, host = '127.0.0.1'): Promise<ProxyServer> {
  const requests: ProxiedRequest[] = [];
  const sockets = new Set<Duplex>();

  /** Notes a request; tells whether it is let through. */
  function note({ method, url: target, headers }: IncomingMessage): boolean {
    const [scheme = '', encoded = ''] = headers['proxy-authorization']?.split(' ') ?? [];
    const given = scheme === 'Basic' ? Buffer.from(encoded, 'base64').toString() : undefined;
    requests.push({ method, target, user: given, authorization: headers.authorization });
    return given === user;
  }

  function keep(socket: Duplex): Duplex {
    sockets.add(socket);
    return socket.on('error', () => socket.destroy());
  }

  const server = createServer((request, response) => {
    if (!note(request)) {
      response.writeHead(407).end();
      return;
    }
    const { 'proxy-authorization': _, ...headers } = request.headers;
    const onward = sendRequest(request.url ?? '', { method: request.method, headers }, (reply) => {
      response.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(response);
    });
    onward.once('error', () => response.writeHead(502).end());
    request.pipe(onward);
  });
  server.on('connection', keep);
  server.on('connect', (request, socket) => {
    if (!note(request)) {
      socket.end(NOT_LET_THROUGH);
      return;
    }
    const { hostname, port } = new URL(`http://${request.url ?? ''}`);
    const onward: Socket = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    keep(onward);
  });

  server.listen(0, host);
  await once(server, 'listening');
  const url = new URL(
    `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`,
  );
  const [name = '', password = ''] = user?.split(':') ?? [];
  // The setters leave a percent sign as it is.
  url.username = encodeURIComponent(name);
  url.password = encodeURIComponent(password);
  const stop = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { url: url.href, requests, stop };
}
