// Stops a sandbox while the result of a command comes in.
const { startSandbox } = require('tspaystack2/sandbox');

void startSandbox().then(async (sandbox) => {
  const customers = sandbox.customers();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_000);
  await sandbox.stop();
  console.log(await customers, 'stopped');
});
