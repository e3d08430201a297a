import { Module, createRequire } from 'node:module';

// Half of the time that axios takes to load goes to what serves forms and proxies, which no call uses, and which the
// first call of every script would wait for. In this thread, which is the library's own, their first use loads them.
const ofAxios = createRequire(require.resolve('axios'));

type Loaded = object & (new (...args: unknown[]) => object);

function putOff(name: string): void {
  const file = ofAxios.resolve(name);
  const placeholder = new Module(file);
  const load = () => {
    if (ofAxios.cache[file] === placeholder) Reflect.deleteProperty(ofAxios.cache, file);
    return ofAxios(name) as Loaded;
  };
  placeholder.loaded = true;
  // A bound function can be constructed, and has no fixed property that the Proxy would be held to.
  placeholder.exports = new Proxy(Object.bind(null), {
    get: (_, key) => Reflect.get(load(), key) as unknown,
    construct: (_, args) => Reflect.construct<unknown[], object>(load(), args),
  });
  ofAxios.cache[file] = placeholder;
}

for (const name of ['form-data', 'https-proxy-agent']) {
  try {
    putOff(name);
  } catch {
    // This version of axios does without it.
  }
}
