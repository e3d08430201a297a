// Preloaded in every thread: the thread that would watch for the death of the one that sends does not come to it, as
// NO_WATCHER says; when it is tried, that is printed.
const { writeSync } = require('node:fs');
const threads = require('node:worker_threads');

const { Worker, isMainThread, workerData } = threads;
const tell = () => writeSync(1, 'watching\n');

if (process.env.NO_WATCHER === 'cannot start' && isMainThread) {
  threads.Worker = function (...args) {
    threads.Worker = class {
      constructor() {
        tell();
        throw new Error('No thread left.');
      }
    };
    return new Worker(...args);
  };
}
if (process.env.NO_WATCHER === 'throws' && workerData?.lifeline && !workerData.port) {
  tell();
  throw new Error('Poisoned.');
}
