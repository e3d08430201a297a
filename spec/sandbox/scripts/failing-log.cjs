// Serves two requests, whose log fails in both ways.
const { startSandbox } = require('tspaystack2/sandbox');

void (async () => {
  const sandbox = await startSandbox({
    onRequest: ({ path }) => {
      if (path === '/a') throw new Error('of a');
      return Promise.reject(new Error('of b'));
    },
  });
  for (const path of ['/a', '/b']) await fetch(sandbox.url + path);
  console.log((await sandbox.requests()).length);
  await sandbox.stop();
})();
