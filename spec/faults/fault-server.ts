import { once } from 'node:events';
import { type AddressInfo, type Server, type Socket, createServer } from 'node:net';
import { createServer as createTLSServer } from 'node:tls';
import { generate } from 'selfsigned';
import { GOOD, faults, write } from './faults';

/** A server that plays the fault named by the first segment of the path. */
export interface FaultServer {
  readonly url: string;
  /** Paths that were asked for, in order. */
  readonly paths: string[];
  stop(): void;
}

export async function startFaultServer(): Promise<FaultServer> {
  const paths: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    serve(socket, (path, nth) => {
      paths.push(path);
      const fault = faults[path.split('/')[1] ?? ''];
      if (fault) fault.play(socket, nth, url);
      else write(socket, 404, '');
    });
  });
  const port = await listen(server);
  const url = `http://127.0.0.1:${port}`;
  const stop = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { url, paths, stop };
}

/** Calls `onRequest` for each whole request that comes over a socket. */
function serve(socket: Socket, onRequest: (path: string, nth: number) => void): void {
  let received = '';
  let nth = 0;
  // Else the body would wait for the client's word that it has the head.
  socket.setNoDelay(true);
  // The client's side of a fault is not this server's concern.
  socket.on('error', () => undefined);
  socket.setEncoding('latin1').on('data', (chunk) => {
    received += String(chunk);
    const [head = '', rest] = received.split(/\r\n\r\n(.*)/s);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (rest === undefined || rest.length < length) return;
    received = '';
    nth += 1;
    onRequest(head.split(' ')[1] ?? '', nth);
  });
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A port on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  server.close();
  await once(server, 'close');
  return port;
}

/** Makes a certificate that signs itself. */
export async function certificateFor(
  host: string,
  notAfterDate = new Date('2120-01-01'),
): Promise<{ key: string; cert: string }> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: host }], {
    notBeforeDate: new Date('2020-01-01'),
    notAfterDate,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: host }] }],
  });
  return { key, cert };
}

/** A server over TLS that answers well, if only a client trusts its certificate. */
export async function startTLSServer(
  host: string,
  notAfterDate?: Date,
): Promise<{ url: string; certificate: string; stop(): void }> {
  const { key, cert } = await certificateFor(host, notAfterDate);
  const server = createTLSServer({ key, cert }, (socket) => serve(socket, () => write(socket, 200, GOOD)));
  // A client that does not trust the certificate breaks off.
  server.on('tlsClientError', () => undefined);
  const port = await listen(server);
  return { url: `https://localhost:${port}`, certificate: cert, stop: () => void server.close() };
}
