// Starts a sandbox in a worker, and posts the status of its reply.
const { parentPort } = require('node:worker_threads');
const { startSandbox } = require('tspaystack2/sandbox');

void startSandbox().then(async ({ url, stop }) => {
  const { status } = await fetch(`${url}/customer`);
  await stop();
  parentPort.postMessage(status);
});
