/* Before the first test file: keeps account of the threads that send, in the process that runs all of them. */
const threads = require('node:worker_threads');
const { basename } = require('node:path');

const started = new Set();
const alive = new Set();

// Jest gives the modules of Node themselves to the tests, not copies.
threads.Worker = class extends threads.Worker {
  constructor(file, options) {
    super(file, options);
    const isSender = options?.name === 'tspaystack2' && !basename(String(file)).includes('watcher');
    if (!isSender) return;
    started.add(this);
    alive.add(this);
    this.once('exit', () => alive.delete(this));
  }
};

module.exports = () => {
  globalThis.sendingThreads = { started, alive };
};
