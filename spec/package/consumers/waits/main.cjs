const { Customer } = require('tspaystack2');
const { startSandbox } = require('tspaystack2/sandbox');

async function main() {
  const sandbox = await startSandbox();
  for (const wait of process.argv.slice(2)) {
    const customer = new Customer(sandbox.authKey, { baseURL: sandbox.url, wait });
    console.log(`${wait}: ${customer.getCustomers().message}`);
  }
  await sandbox.stop();
}

void main();
