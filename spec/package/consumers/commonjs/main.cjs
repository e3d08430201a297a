const { createHmac } = require('node:crypto');
const { AsyncPaystack, Customer } = require('tspaystack2');
const { startSandbox } = require('tspaystack2/sandbox');
const { constructEvent } = require('tspaystack2/webhooks');

async function main() {
  const sandbox = await startSandbox();
  const options = { baseURL: sandbox.url };
  const created = new Customer(sandbox.authKey, options).create('ada@example.com', { firstName: 'Ada' });
  const found = await new AsyncPaystack(sandbox.authKey, options).customers.getCustomer('ada@example.com');
  console.log(`${created.message}. ${found.message}: ${found.data.first_name}`);
  const body = JSON.stringify({ event: 'charge.success', data: { reference: 'r1' } });
  const signature = createHmac('sha512', sandbox.authKey).update(body).digest('hex');
  const event = constructEvent(body, signature, sandbox.authKey);
  if (event.event === 'charge.success') console.log(`${event.event} of ${event.data.reference}`);
  await sandbox.stop();
}

void main();
