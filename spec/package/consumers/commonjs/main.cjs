const { AsyncCustomer, Customer } = require('tspaystack2');
const { startSandbox } = require('tspaystack2/sandbox');

async function main() {
  const sandbox = await startSandbox();
  const options = { baseURL: sandbox.url };
  const created = new Customer(sandbox.authKey, options).create('ada@example.com', { firstName: 'Ada' });
  const found = await new AsyncCustomer(sandbox.authKey, options).getCustomer('ada@example.com');
  console.log(`${created.message}. ${found.message}: ${found.data.first_name}`);
  await sandbox.stop();
}

void main();
