// Makes two calls of the class that is named. The server is slow to accept the connection of the second one.
const { [process.argv[2]]: Client } = require('tspaystack2');

(async () => {
  const client = new Client('sk_test_slow', { retries: 0 });
  console.log((await client.getCustomer('CUS_1')).message);
  console.log((await client.getCustomer('CUS_2')).message);
})();
