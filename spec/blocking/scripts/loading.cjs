// Prints which of axios and deasync are loaded, and the number of the next thread, after the first argument's deed.
const { Worker } = require('node:worker_threads');
const { AsyncCustomer, Customer } = require('tspaystack2');

const isLoaded = (name) => Object.keys(require.cache).some((file) => file.includes(`/node_modules/${name}/`));

const deeds = {
  import: () => 'nothing',
  blocking: () => new Customer('sk_test_loading').getCustomer('CUS_1').data.url,
  turning: () => new Customer('sk_test_loading', { wait: 'deasync' }).getCustomer('CUS_1').data.url,
  async: async () => (await new AsyncCustomer('sk_test_loading').getCustomer('CUS_1')).data.url,
};

(async () => {
  const result = await deeds[process.argv[2]]();
  const { threadId } = new Worker('', { eval: true });
  console.log(JSON.stringify({ result, axios: isLoaded('axios'), deasync: isLoaded('deasync'), threadId }));
})();
