// Removes the folder in which a sandbox keeps its state, and prints what is told of it: node unwritten.cjs <folder>
const { once } = require('node:events');
const { rmSync } = require('node:fs');
const { join } = require('node:path');
const { startSandbox } = require('tspaystack2/sandbox');

const [folder] = process.argv.slice(2);
const tell = ({ message }) => console.log(message);

void (async () => {
  const sandbox = await startSandbox({ state: join(folder, 'state.json') });
  sandbox.ref();
  rmSync(folder, { recursive: true });
  const warned = once(process, 'warning');
  await sandbox.seedCustomers(1);
  (await warned).forEach(tell);
  await sandbox.stop().catch(tell);
  await sandbox.now().catch(tell);
})();
