// A server over HTTP and TLS on one port. It answers each request late enough that a loop which turns meanwhile gets
// further events.
const { once } = require('node:events');
const { createServer: createHTTPServer } = require('node:http');
const { createServer: createHTTPSServer } = require('node:https');
const { createServer } = require('node:net');
const { workerData } = require('node:worker_threads');
const { serve } = require('../../support/servers/serve.cjs');

/** Milliseconds. */
const LATE = 20;

const sockets = new Set();
const held = [];
let tellHeld;

async function handle(request, response) {
  const { url, socket } = request;
  if (url.includes('reset-me')) {
    socket.resetAndDestroy();
    return;
  }
  if (url.includes('held')) {
    held.push(response);
    tellHeld?.();
    return;
  }
  if (url.includes('once-waiting') && held.length === 0) await new Promise((resolve) => (tellHeld = resolve));
  if (url.includes('reset-others')) {
    for (const other of sockets) if (other.remotePort !== socket.remotePort) other.resetAndDestroy();
    held.length = 0;
  }
  await new Promise((resolve) => setTimeout(resolve, LATE));
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify({ status: true, message: 'Late', data: { url } }));
}

const plain = createHTTPServer(handle);
const secure = createHTTPSServer(workerData, handle);

/** The first byte of a client says what it speaks: that of TLS is 22. */
const server = createServer(async (socket) => {
  sockets.add(socket);
  socket.once('close', () => sockets.delete(socket)).on('error', () => undefined);
  await once(socket, 'readable');
  const first = socket.read();
  if (first === null) return;
  socket.unshift(first);
  (first[0] === 22 ? secure : plain).emit('connection', socket);
});

serve(server);
