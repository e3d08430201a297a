// Counts what a batch of 1 024 calls does to learn that they have ended: looks at the port and at the shared memory,
// and reactions to promises. Prints how many of these there are for each call.
const threads = require('node:worker_threads');

const CALLS = 1_024;
let count = 0;

function counted(holder, name) {
  const original = holder[name];
  holder[name] = function (...args) {
    count += 1;
    return original.apply(this, args);
  };
}
counted(threads, 'receiveMessageOnPort');
counted(Atomics, 'load');
counted(Promise.prototype, 'then');

const [name, baseURL, concurrency] = process.argv.slice(2);
const { [name]: Client } = require('tspaystack2');

async function main() {
  const client = new Client('sk_test_cost', { baseURL });
  const options = { concurrency: Number(concurrency) };
  const run = (length) =>
    client.batch((queue) => Array.from({ length }, () => queue.getCustomer('CUS_1')), options);
  // The first batch makes the connections.
  await run(options.concurrency);
  count = 0;
  await run(CALLS);
  console.log(count / CALLS);
}

void main();
