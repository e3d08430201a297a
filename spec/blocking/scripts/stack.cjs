// Prints whether the stack of an exception shows the function that called.
const { Customer } = require('tspaystack2');

function importCustomers() {
  new Customer('sk_test_stack', { baseURL: 'http://127.0.0.1:1', retries: 0 }).getCustomer('CUS_1');
}

try {
  importCustomers();
} catch (error) {
  console.log(error.stack.includes(`at importCustomers (${__filename}:`));
}
