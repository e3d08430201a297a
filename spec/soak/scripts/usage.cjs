// Preloaded in every thread: in the one that sends, each request for `usage` has its usage written to USAGE_FILE.
const { subscribe } = require('node:diagnostics_channel');
const { writeFileSync } = require('node:fs');
const { isMainThread, workerData } = require('node:worker_threads');

/** Megabytes of the heap in use, and handles that are open. */
exports.usage = () => {
  gc();
  return {
    heap: process.memoryUsage().heapUsed / 2 ** 20,
    handles: process.getActiveResourcesInfo().length,
  };
};

if (!isMainThread && workerData?.port) {
  subscribe('http.client.request.start', ({ request }) => {
    if (request.path.includes('usage')) {
      writeFileSync(process.env.USAGE_FILE, JSON.stringify(exports.usage()));
    }
  });
}
