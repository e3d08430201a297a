// Resets a sandbox while its clock moves on and a webhook is under way that nobody answers.
const { once } = require('node:events');
const { createServer } = require('node:http');
const { startSandbox } = require('tspaystack2/sandbox');

async function main() {
  const receiver = createServer().listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const sandbox = await startSandbox({ webhookURL: `http://127.0.0.1:${receiver.address().port}/` });
  const headers = { Authorization: `Bearer ${sandbox.authKey}`, 'Content-Type': 'application/json' };
  const body = JSON.stringify({ email: 'ada@example.com', amount: 5000, reference: 'order-1' });
  await fetch(`${sandbox.url}/transaction/initialize`, { method: 'POST', headers, body });
  const told = once(receiver, 'request');
  await sandbox.pay('order-1');
  await told;
  const advanced = sandbox.advance('31 days');
  await sandbox.reset();
  await advanced;
  console.log((await sandbox.transactions()).length);
  await sandbox.stop();
  receiver.closeAllConnections();
  receiver.close();
}

void main();
