// A batch that ends while it rests after a 429: the first entry comes, and `onResult` fails.
const { AsyncCustomer } = require('tspaystack2');

const [baseURL] = process.argv.slice(2);
const client = new AsyncCustomer('sk_test_batch', { baseURL, deadline: 1_000_000, onAttempt });

function onAttempt({ status }) {
  if (status === 429) void client.getCustomer('CUS_third');
}

function onResult() {
  throw new Error('The disk is full.');
}

const calls = (queue) => [queue.create('ada@example.com'), queue.create('obi@example.com')];
client.batch(calls, { onResult }).catch(({ message }) => console.log(message));
