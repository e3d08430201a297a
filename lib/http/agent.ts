import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';

const unconnected = new WeakSet<object>();

/** Whether the socket of a failed request never got as far as to carry a byte of it. */
export function neverConnected(socket: object | null | undefined): boolean {
  return socket !== null && socket !== undefined && unconnected.has(socket);
}

function watched(socket: Duplex | null | undefined, ready: 'connect' | 'secureConnect') {
  if (socket) {
    unconnected.add(socket);
    socket.once(ready, () => unconnected.delete(socket));
  }
  return socket;
}

class HTTPAgent extends http.Agent {
  override createConnection(...args: Parameters<http.Agent['createConnection']>) {
    return watched(super.createConnection(...args), 'connect');
  }
}

class HTTPSAgent extends https.Agent {
  override createConnection(...args: Parameters<https.Agent['createConnection']>) {
    return watched(super.createConnection(...args), 'secureConnect');
  }
}

// axios asks each socket for this very delay; with another one here, each request would set it twice over.
const options = { keepAlive: true, keepAliveMsecs: 60_000 };

export const httpAgent = new HTTPAgent(options);
export const httpsAgent = new HTTPSAgent(options);
