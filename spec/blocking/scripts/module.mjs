// Prints whether the loop turns during a call of the main program, and of the promise code behind an await.
import { Customer } from 'tspaystack2';

const customer = new Customer('sk_test_module');

function turns() {
  let hasTurned = false;
  const timer = setTimeout(() => (hasTurned = true));
  for (let call = 0; call < 20 && !hasTurned; call++) customer.getCustomer('CUS_1');
  clearTimeout(timer);
  return hasTurned;
}

console.log(turns());
await new Promise((resolve) => setTimeout(resolve));
console.log(turns());
