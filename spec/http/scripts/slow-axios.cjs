// Preloaded in every thread: axios takes a while to load, as on a slow machine.
const Module = require('node:module');

const load = Module._load;
Module._load = (name, ...rest) => {
  if (name.startsWith('axios')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 700);
  return load(name, ...rest);
};
