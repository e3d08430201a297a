import { createHmac } from 'node:crypto';
import { AsyncPaystack, Customer } from 'tspaystack2';
import { startSandbox } from 'tspaystack2/sandbox';
import { constructEvent } from 'tspaystack2/webhooks';

async function main(): Promise<void> {
  const sandbox = await startSandbox();
  const options = { baseURL: sandbox.url };
  const created = new Customer(sandbox.authKey, options).create('ada@example.com', { firstName: 'Ada' });
  const found = await new AsyncPaystack(sandbox.authKey, options).customers.getCustomer('ada@example.com');
  if (found.status) console.log(`${created.message}. ${found.message}: ${found.data.first_name}`);
  const body = JSON.stringify({ event: 'charge.success', data: { reference: 'r1' } });
  const signature = createHmac('sha512', sandbox.authKey).update(body).digest('hex');
  const event = constructEvent(body, signature, sandbox.authKey);
  if (event.event === 'charge.success') console.log(`${event.event} of ${event.data.reference}`);
  await sandbox.stop();
}

void main();
