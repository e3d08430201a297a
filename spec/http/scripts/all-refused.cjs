// Calls a host both of whose addresses refuse, at the port that is the first argument.
const addresses = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];
require('node:dns').lookup = (_host, _options, found) => found(null, addresses);

const { AsyncCustomer } = require('tspaystack2');

const client = new AsyncCustomer('sk_test_exceptions', {
  baseURL: `http://localhost:${process.argv[2]}`,
  retries: 0,
});
client.getCustomers().catch(({ message }) => console.log(message));
