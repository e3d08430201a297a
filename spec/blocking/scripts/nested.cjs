// A call is made within the wait for another; both are held by the server.
const { Customer } = require('tspaystack2');

const customer = new Customer('sk_test_nested', { wait: 'deasync', retries: 0 });

function call(name, deadline) {
  try {
    customer.getCustomer('held', { deadline });
  } catch ({ message }) {
    console.log(`${name}: ${message}`);
  }
}

customer.getCustomer('CUS_1');
setTimeout(call, 1, 'inner', 900);
call('outer', 300);
