// After its first reply it accepts no connection for a while. Those that come then are begun again by the kernel a second
// later.
const { createServer } = require('node:http');
const { connect } = require('node:net');
const { serve } = require('../../support/servers/serve.cjs');

/** Milliseconds. */
const PAUSE = 700;

let isFirst = true;

/** Fills the queue of connections that wait to be accepted, and stands still. */
function standStill() {
  const others = Array.from({ length: 6 }, () => connect(server.address().port, '127.0.0.1'));
  // These connections are begun in the same way, before this.
  process.nextTick(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE));
  setTimeout(() => others.forEach((other) => other.destroy()), 2 * PAUSE).unref();
}

const server = createServer((_request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', Connection: 'close' });
  if (isFirst) response.once('finish', standStill);
  isFirst = false;
  response.end(JSON.stringify({ status: true, message: 'Slow' }));
});

const listen = server.listen.bind(server);
// A short queue.
server.listen = (port, host, onListening) => listen({ port, host, backlog: 1 }, onListening);
serve(server);
