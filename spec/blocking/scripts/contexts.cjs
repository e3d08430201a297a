// Makes a blocking call in the context that the first argument names, waiting as the second one says; prints the path
// that its reply carries.
const { EventEmitter } = require('node:events');
const { readFile } = require('node:fs');
const http = require('node:http');
const { MessageChannel, Worker, isMainThread, workerData } = require('node:worker_threads');
const { Customer } = require('tspaystack2');

const [context, wait] = isMainThread ? process.argv.slice(2) : workerData;
const customer = new Customer('sk_test_contexts', { wait });
const pathFor = (code) => customer.getCustomer(code).data.url;
const call = (code = 'CUS_1') => console.log(pathFor(code));

/** A wake-up for a reply can get lost in a callback, but not for the first call in it. */
function callAfterOthers() {
  customer.getCustomer('CUS_0');
  customer.getCustomer('CUS_0');
  call();
}

const contexts = {
  'the top level': call,
  setTimeout: () => setTimeout(call, 1, 'CUS_1'),
  setImmediate: () => setImmediate(call, 'CUS_1'),
  'process.nextTick': () => process.nextTick(call, 'CUS_1'),
  queueMicrotask: () => queueMicrotask(() => call()),
  '.then': () => Promise.resolve().then(() => call()),
  'after an await': async () => {
    await null;
    call();
  },
  'an async function before any await': async () => call(),
  "an EventEmitter's listener": () => {
    const emitter = new EventEmitter();
    emitter.on('call', () => call());
    emitter.emit('call');
  },
  'a Worker': () => new Worker(__filename, { workerData: ['the top level', wait] }),
  'a callback of fs.readFile, after another call': () => readFile(__filename, callAfterOthers),
  "a MessagePort's listener, after another call": () => {
    const { port1, port2 } = new MessageChannel();
    port1.once('message', () => {
      callAfterOthers();
      port1.close();
    });
    port2.postMessage('go');
  },
  "a handler of process.on('exit')": () => process.on('exit', () => call()),
  "a client made in a handler of process.on('exit')": () =>
    process.on('exit', () =>
      console.log(new Customer('sk_test_late', { wait }).getCustomer('CUS_1').data.url),
    ),
  'an http request handler, with 60 requests at once': () => {
    const server = http.createServer((request, response) => response.end(pathFor(request.url.slice(1))));
    server.listen(0, '127.0.0.1', async () => {
      const url = `http://127.0.0.1:${server.address().port}`;
      const answers = await Promise.all(
        Array.from({ length: 60 }, async (_, index) => (await fetch(`${url}/CUS_${index}`)).text()),
      );
      console.log(answers.join('\n'));
      server.closeAllConnections();
      server.close();
    });
  },
};

contexts[context]();
