// Calls that are all refused need no waiting: the batch has to give the event loop its turns all the same.
const { AsyncCustomer } = require('tspaystack2');

const controller = new AbortController();
setTimeout(() => controller.abort(), 1);

function* calls(queue) {
  for (;;) yield queue.getCustomer('');
}

const options = { signal: controller.signal, onResult() {} };
new AsyncCustomer('sk_test_queue').batch(calls, options).catch(({ message }) => console.log(message));
