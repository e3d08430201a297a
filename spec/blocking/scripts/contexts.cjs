// Makes a blocking call in one context after the other, waiting as the argument says. Tells the path that each reply
// carries.
const { EventEmitter } = require('node:events');
const { readFile } = require('node:fs');
const http = require('node:http');
const { setImmediate: turn } = require('node:timers/promises');
const { MessageChannel, Worker, isMainThread, parentPort, workerData } = require('node:worker_threads');
const { Customer } = require('tspaystack2');

const wait = isMainThread ? process.argv[2] : workerData;
const customer = new Customer('sk_test_contexts', { wait });
const call = (code = 'CUS_1') => customer.getCustomer(code).data.url;

/** A wake-up for a reply can get lost in a callback, but not for the first call in it. */
function callAfterOthers() {
  call('CUS_0');
  call('CUS_0');
  return call();
}

/** Makes a call in a callback. */
const callIn = (schedule, makeCall = call) => new Promise((resolve) => schedule(() => resolve(makeCall())));

const contexts = {
  setTimeout: () => callIn((callback) => setTimeout(callback, 1)),
  setImmediate: () => callIn(setImmediate),
  'process.nextTick': () => callIn(process.nextTick),
  queueMicrotask: () => callIn(queueMicrotask),
  '.then': () => Promise.resolve().then(() => call()),
  'after an await': async () => {
    await null;
    return call();
  },
  'an async function before any await': async () => call(),
  "an EventEmitter's listener": () =>
    callIn((callback) => {
      const emitter = new EventEmitter();
      emitter.on('call', callback);
      emitter.emit('call');
    }),
  'a Worker': () =>
    new Promise((resolve) => {
      const thread = new Worker(__filename, { workerData: wait });
      let answer;
      thread.once('message', (message) => (answer = message)).once('exit', () => resolve(answer));
    }),
  'a callback of fs.readFile, after another call': () =>
    callIn((callback) => readFile(__filename, callback), callAfterOthers),
  "a MessagePort's listener, after another call": () => {
    const { port1, port2 } = new MessageChannel();
    port2.postMessage('go');
    return callIn(
      (callback) => port1.once('message', callback),
      () => {
        const path = callAfterOthers();
        port1.close();
        return path;
      },
    );
  },
  'an http request handler, with 60 requests at once': () =>
    new Promise((resolve) => {
      const server = http.createServer((request, response) => response.end(call(request.url.slice(1))));
      server.listen(0, '127.0.0.1', async () => {
        const url = `http://127.0.0.1:${server.address().port}`;
        const codes = Array.from({ length: 60 }, (_, index) => `CUS_${index}`);
        const paths = await Promise.all(codes.map(async (code) => (await fetch(`${url}/${code}`)).text()));
        server.closeAllConnections();
        server.close(() =>
          resolve(paths.filter((path, index) => path === `/customer/${codes[index]}/`).length),
        );
      });
    }),
};

/** Each context is entered from a callback of its own. */
async function tellAll() {
  for (const [name, context] of Object.entries(contexts)) {
    await turn();
    console.log(`${name}: ${await context()}`);
  }
}

if (isMainThread) {
  process.on('exit', () => console.log(`a handler of process.on('exit'): ${call()}`));
  process.on('exit', () => {
    const { url } = new Customer('sk_test_late', { wait }).getCustomer('CUS_1').data;
    console.log(`a client made in a handler of process.on('exit'): ${url}`);
  });
  console.log(`the top level: ${call()}`);
  void tellAll();
} else {
  parentPort.postMessage(call());
}
