// Takes the file away in which a sandbox keeps its state, and prints what is told and kept: node taken.cjs <folder>
const { once } = require('node:events');
const { rmSync } = require('node:fs');
const { join } = require('node:path');
const { startSandbox } = require('tspaystack2/sandbox');

const state = join(process.argv[2], 'state.json');
const tell = ({ message }) => console.log(message);

void (async () => {
  const first = await startSandbox({ state });
  first.ref();
  const warned = once(process, 'warning');
  rmSync(`${state}.tspaystack2.lock`, { recursive: true });
  const second = await startSandbox({ state });
  await second.seedCustomers([{ email: 'grace@example.com' }]);
  await second.stop();
  (await warned).forEach(tell);
  await first.seedCustomers([{ email: 'ada@example.com' }]);
  await first.stop().catch(tell);
  const third = await startSandbox({ state });
  for (const { email } of await third.customers()) console.log(email);
  await third.stop();
})();
