// Preloaded in every thread: the first thread that sends for the library does the deed that the environment names, as
// no caller could make it do. Once it is about to die, the file DEED_DONE has the time.
const { subscribe } = require('node:diagnostics_channel');
const { existsSync, writeFileSync } = require('node:fs');
const { isMainThread, workerData } = require('node:worker_threads');

const { DEED, DEED_DONE } = process.env;

const dying = () => writeFileSync(DEED_DONE, String(Date.now()));

/** Calls back once so many requests are on their way. */
function onRequest(nth, callBack) {
  subscribe('http.client.request.start', () => --nth === 0 && callBack());
}

function exit() {
  dying();
  process.exit(3);
}

function poison() {
  dying();
  throw new Error('Poisoned.');
}

const deeds = {
  exits: () => onRequest(1, exit),
  'exits at the second request': () => onRequest(2, exit),
  'exits at the third request': () => onRequest(3, exit),
  throws: () => onRequest(1, () => setImmediate(poison)),
  'runs out of memory': () =>
    onRequest(1, () =>
      // Within the report of a request, V8 would end the whole process.
      setImmediate(() => {
        dying();
        const hoard = [];
        for (;;) hoard.push(new Array(1e5).fill(0));
      }),
    ),
  'throws as it starts': poison,
  'exits as it starts': exit,
  'never answers': () =>
    onRequest(1, () => {
      for (;;);
    }),
  'throws within a call': () =>
    onRequest(1, () => {
      const { random } = Math;
      // The wait before a retry has some jitter.
      Math.random = () => {
        Math.random = random;
        throw new Error('Poisoned.');
      };
    }),
};

if (!isMainThread && workerData?.port && !existsSync(DEED_DONE)) {
  writeFileSync(DEED_DONE, '');
  deeds[DEED]();
}
