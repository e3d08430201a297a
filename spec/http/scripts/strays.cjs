// Makes ten calls of a class, after each of which the server sends what nobody asked for; prints the replies' messages.
// The thread is busy meanwhile, or idle.
const { once } = require('node:events');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Worker } = require('node:worker_threads');
const classes = require('tspaystack2');

const [, , kind, stray, isBusy, certificates] = process.argv;

const cells = new Int32Array(new SharedArrayBuffer(4));
const files = certificates === undefined ? [] : ['key', 'cert'];
const secure = Object.fromEntries(
  files.map((name) => [name, readFileSync(join(certificates, `${name}.pem`), 'utf8')]),
);
const server = new Worker(join(__dirname, '../servers/stray.cjs'), { workerData: { cells, ...secure } });

(async () => {
  const [port] = await once(server, 'message');
  const baseURL = certificates === undefined ? `http://127.0.0.1:${port}` : `https://localhost:${port}`;
  const client = new classes[kind]('sk_test_strays', { baseURL, retries: 0 });
  for (let round = 0; round < 10; round++) {
    console.log((await client.getCustomer(`CUS_${round}`)).message);
    const sent = once(server, 'message');
    server.postMessage(stray);
    if (isBusy === 'busy') Atomics.wait(cells, 0, round);
    else await sent;
  }
  await server.terminate();
})();
