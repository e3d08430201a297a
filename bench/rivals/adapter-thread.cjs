'use strict';

// The adapter of axios in a thread, and nothing else: the least that a blocking call through axios costs.
const {
  MessageChannel,
  Worker,
  isMainThread,
  receiveMessageOnPort,
  workerData,
} = require('node:worker_threads');

if (isMainThread) {
  exports.open = (baseURL) => {
    const { port1, port2 } = new MessageChannel();
    const posted = new Int32Array(new SharedArrayBuffer(4));
    const data = { baseURL, posted, port: port2 };
    new Worker(__filename, { workerData: data, transferList: [port2] }).unref();
    return () => {
      const before = Atomics.load(posted, 0);
      port1.postMessage('call');
      Atomics.wait(posted, 0, before);
      return parsed(receiveMessageOnPort(port1).message);
    };
  };
} else {
  const send = require('./adapter.cjs').sending(workerData.baseURL);
  workerData.port.on('message', async () => {
    workerData.port.postMessage(new Uint8Array(await send()));
    Atomics.add(workerData.posted, 0, 1);
    Atomics.notify(workerData.posted, 0);
  });
}

const decoder = new TextDecoder();
const parsed = (bytes) => JSON.parse(decoder.decode(bytes)).data;
