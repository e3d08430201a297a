// Preloaded. The thread that sends prints when it loads axios and form-data. A moment later its other code asks for form-data.
const Module = require('node:module');
const { writeSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

if (!isMainThread) {
  const load = Module._load;
  Module._load = function (path, parent, ...rest) {
    const exported = load.call(this, path, parent, ...rest);
    if (path === 'asynckit') writeSync(1, 'form-data\n');
    if (path === 'axios/dist/node/axios.cjs') {
      writeSync(1, 'axios\n');
      const requireOfAxios = Module.createRequire(require.resolve(path));
      setImmediate(() => writeSync(1, `${String(new (requireOfAxios('form-data'))())}\n`));
    }
    return exported;
  };
}
