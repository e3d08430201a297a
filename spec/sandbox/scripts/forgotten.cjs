// Starts a sandbox, and never stops it.
const { startSandbox } = require('tspaystack2/sandbox');

void startSandbox().then(() => console.log('forgotten'));
