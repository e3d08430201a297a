import makeSynchronous from 'make-synchronous';

// The function is sent to a thread as text, and so has to bring along all that it needs.
const call = makeSynchronous(async (axios, baseURL) => {
  globalThis.call ??= (await import(axios)).open(baseURL);
  return globalThis.call();
});

const axios = new URL('axios.cjs', import.meta.url).href;

export const open = (baseURL) => () => call(axios, baseURL);
