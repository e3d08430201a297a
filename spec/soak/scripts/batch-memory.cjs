// How much memory 15 000 calls of a batch leave behind, after the first 5 000. Prints it in MiB.
const tspaystack2 = require('tspaystack2');

const [name, baseURL] = process.argv.slice(2);

function heapUsed() {
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

function* calls(queue) {
  for (let index = 0; index < 20_000; index++) yield queue.create(`c${index}@example.com`);
}

async function main() {
  let before = 0;
  const onResult = (_entry, index) => {
    if (index === 5_000) before = heapUsed();
  };
  const count = await new tspaystack2[name]('sk_test_batch', { baseURL }).batch(calls, { onResult });
  console.log(JSON.stringify({ count, growth: (heapUsed() - before) / 2 ** 20 }));
}

void main();
