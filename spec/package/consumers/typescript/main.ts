import { AsyncCustomer, Customer } from 'tspaystack2';
import { startSandbox } from 'tspaystack2/sandbox';

async function main(): Promise<void> {
  const sandbox = await startSandbox();
  const options = { baseURL: sandbox.url };
  const created = new Customer(sandbox.authKey, options).create('ada@example.com', { firstName: 'Ada' });
  const found = await new AsyncCustomer(sandbox.authKey, options).getCustomer('ada@example.com');
  if (found.status) console.log(`${created.message}. ${found.message}: ${found.data.first_name}`);
  await sandbox.stop();
}

void main();
