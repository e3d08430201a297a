const { parentPort } = require('node:worker_threads');

/**
 * Serves in a thread of the tests: tells the port once it listens, and replies to what the tests ask.
 *
 * @param server - a server of `node:http`, `node:net` or `node:tls`.
 * @param answer - gives the reply to a message, or its promise.
 */
exports.serve = (server, answer) => {
  parentPort.on('message', async ({ message, port }) => port.postMessage(await answer(message)));
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
};
