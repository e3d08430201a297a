'use strict';

// The sandbox in a process of its own, so that the memory that is measured is the sandbox's. It tells its parent where it
// listens, and obeys its parent's messages: 'reset', and 'heap', which asks for the live heap of the sandbox's thread.
const { startSandbox } = require('tspaystack2/sandbox');

/** Bytes of a heap snapshot. V8 collects all garbage before it writes one. */
async function liveHeap(worker) {
  let bytes = 0;
  for await (const chunk of await worker.getHeapSnapshot()) bytes += chunk.length;
  return bytes;
}

async function main() {
  const threads = [];
  process.on('worker', (worker) => threads.push(worker));
  const sandbox = await startSandbox({ seed: 1 });
  sandbox.ref();
  const answers = { reset: () => sandbox.reset(), heap: () => liveHeap(threads[0]) };
  process.on('message', (question) => {
    void answers[question]().then((answer) => process.send(answer ?? question));
  });
  process.send({ url: sandbox.url, authKey: sandbox.authKey });
}

void main();
