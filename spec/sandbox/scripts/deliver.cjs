// Has a sandbox deliver one webhook, and prints the status of the reply: node deliver.cjs <url>
const { AsyncPaystack } = require('tspaystack2');
const { startSandbox } = require('tspaystack2/sandbox');

void (async () => {
  const sandbox = await startSandbox({ webhookURL: process.argv[2] });
  const paystack = new AsyncPaystack(sandbox.authKey, { baseURL: sandbox.url });
  const { data } = await paystack.transactions.initialize(50_000, { email: 'ada@example.com' });
  await sandbox.pay(data.reference);
  const [delivery] = await sandbox.deliveries();
  console.log(delivery.attempts[0].statusCode ?? delivery.attempts[0].error);
  await sandbox.stop();
})();
