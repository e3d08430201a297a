import { Module, createRequire } from 'node:module';

/**
 * Loads what sends requests. axios takes half of its time to load form-data, and the first call of each script would
 * wait for that, although no call sends a form. So axios gets an empty module in its place. This concerns only the thread
 * that sends, and only while axios loads.
 */
export function loadExchange(): typeof import('../http/exchange') {
  const { cache, file } = formData();
  if (file === undefined || cache[file] !== undefined) return load();
  cache[file] = Object.assign(new Module(file), { exports: Forms, loaded: true });
  try {
    return load();
  } finally {
    Reflect.deleteProperty(cache, file);
  }
}

/** What axios has in place of the class for forms. */
function Forms(): never {
  throw new Error('Forms cannot be sent.');
}

const load = () => require('../http/exchange') as typeof import('../http/exchange');

/** The file of form-data, as axios finds it; none if this version of axios does without it. */
function formData() {
  const ofAxios = createRequire(require.resolve('axios/dist/node/axios.cjs'));
  try {
    return { cache: ofAxios.cache, file: ofAxios.resolve('form-data') };
  } catch {
    return { cache: ofAxios.cache, file: undefined };
  }
}
