const tspaystack2 = require('tspaystack2');

const [name] = process.argv.slice(2);
// Longer than the test has, so that it shows whether the end waits for the page under way.
const client = new tspaystack2[name](null, { timeout: 300_000, deadline: 300_000 });

/** Leaves a walk at its first customer. `for await` suits what a blocking client gives as well. */
async function leave() {
  for await (const { customer_code } of client.allCustomers()) return customer_code;
}

/** The same, without any promise. */
function leaveAtOnce() {
  for (const { customer_code } of client.allCustomers()) return customer_code;
}

if (name === 'Customer') console.log(leaveAtOnce());
else void leave().then(console.log);
