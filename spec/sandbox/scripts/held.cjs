// Starts a sandbox that keeps the process alive, and stops it by a timer that does not.
const { startSandbox } = require('tspaystack2/sandbox');

void startSandbox().then((sandbox) => {
  sandbox.ref();
  setTimeout(() => void sandbox.stop().then(() => console.log('stopped')), 1).unref();
});
