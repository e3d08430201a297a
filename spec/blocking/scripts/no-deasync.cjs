// Preloaded: makes deasync unloadable, as where it has no native part for the machine.
const Module = require('node:module');

const load = Module._load;
Module._load = (name, ...rest) => {
  if (name === 'deasync') throw new Error('No native part for this machine.');
  return load(name, ...rest);
};
