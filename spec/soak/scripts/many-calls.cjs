// Makes 100 000 calls of the class that is the first argument, and tells by how much memory and handles have grown, in
// this thread and in the one that sends.
const { existsSync, readFileSync } = require('node:fs');
const classes = require('tspaystack2');
const { usage } = require('./usage.cjs');

const [, , kind, ...options] = process.argv;
const client = new classes[kind]('sk_test_soak', JSON.parse(options[0] ?? '{}'));

async function usageAfter(calls) {
  for (let call = 0; call < calls; call++) {
    const reply = client.getCustomer('CUS_1');
    if (kind.startsWith('Async')) await reply;
  }
  await client.getCustomer('usage');
  const { USAGE_FILE } = process.env;
  return [usage(), ...(existsSync(USAGE_FILE) ? [JSON.parse(readFileSync(USAGE_FILE, 'utf8'))] : [])];
}

(async () => {
  const before = await usageAfter(5_000);
  const after = await usageAfter(100_000);
  const grown = after.map(({ heap, handles }, thread) => {
    const megabytes = heap - before[thread].heap;
    return {
      handles: handles - before[thread].handles,
      megabytes: megabytes < 2 ? 'less than 2' : megabytes,
    };
  });
  console.log(JSON.stringify(grown));
})();
