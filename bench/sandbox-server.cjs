'use strict';

// The sandbox in a process of its own, so that the memory that is measured is the sandbox's. It tells its parent where it
// listens, and is reset by any message, which it then confirms.
const { startSandbox } = require('tspaystack2/sandbox');

async function main() {
  const sandbox = await startSandbox({ seed: 1 });
  sandbox.ref();
  process.on('message', () => {
    void sandbox.reset().then(() => process.send('reset'));
  });
  process.send({ url: sandbox.url, authKey: sandbox.authKey });
}

void main();
