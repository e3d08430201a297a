// Prints which of axios and deasync are loaded, and how many threads that send were started, after the program that the
// first argument names.
const workerThreads = require('node:worker_threads');

let senders = 0;
const { Worker } = workerThreads;
// A thread that watches for the death of another is started only where that one is slow.
workerThreads.Worker = class extends Worker {
  constructor(file, ...options) {
    super(file, ...options);
    if (!file.endsWith('tspaystack2-watcher.js')) senders += 1;
  }
};

const { AsyncCustomer, Customer } = require('tspaystack2');

const isLoaded = (name) => Object.keys(require.cache).some((file) => file.includes(`/node_modules/${name}/`));

const programs = {
  import: () => 'nothing',
  blocking: () => new Customer('sk_test_loading').getCustomer('CUS_1').data.url,
  turning: () => new Customer('sk_test_loading', { wait: 'deasync' }).getCustomer('CUS_1').data.url,
  async: async () => (await new AsyncCustomer('sk_test_loading').getCustomer('CUS_1')).data.url,
};

(async () => {
  const result = await programs[process.argv[2]]();
  console.log(JSON.stringify({ result, axios: isLoaded('axios'), deasync: isLoaded('deasync'), senders }));
})();
