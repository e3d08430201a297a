// Prints for each way in which a blocking call can fail whether its exception has the caller's line among the ten
// lines that a stack has.
const { Customer, Paystack } = require('tspaystack2');

class Own extends Customer {
  create(email, ...rest) {
    return super.create(email, ...rest);
  }
}

// Nothing listens here.
const options = { baseURL: 'http://127.0.0.1:1', retries: 0 };
const customer = new Customer('sk_test_lines', options);
const own = new Own('sk_test_lines', options);
const paystack = new Paystack('sk_test_lines', options);
const first = ([entry]) => entry;

const failures = {
  'a refused call': () => own.create(''),
  'a refused option': () => own.create('ada@example.com', null, { timeout: -1 }),
  'a failed call': () => own.create('ada@example.com'),
  'a failed call of Paystack': () => paystack.customers.create('ada@example.com'),
  'a refused entry': () => first(own.batch((queue) => [queue.create('')])),
  'an entry of a refused option': () =>
    first(own.batch((queue) => [queue.create('ada@example.com', null, { timeout: -1 })])),
  'a failed entry': () => first(customer.batch((queue) => [queue.create('ada@example.com')])),
  'a failed entry of Paystack': () =>
    first(paystack.batch((queue) => [queue.customers.create('ada@example.com')])),
  'a refused walk': () => Array.from(customer.allCustomers({ pages: 1 })),
  'a failed walk': () => Array.from(customer.allCustomers()),
  'a refused client': () => new Own('sk_test_lines', { timeout: -1 }),
};

function exceptionOf(fail) {
  try {
    return fail();
  } catch (error) {
    return error;
  }
}

for (const [name, fail] of Object.entries(failures)) {
  const { stack } = exceptionOf(fail);
  console.log(`${name}: ${stack.includes(__filename) ? 'shown' : stack}`);
}
