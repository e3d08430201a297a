import { type EchoServer, startEchoServer } from '../support/echo-server';
import { finished, runScript } from '../support/run-script';

let server: EchoServer;

beforeAll(async () => {
  server = await startEchoServer();
});
afterAll(() => server.stop());

const contexts = [
  'the top level',
  'setTimeout',
  'setImmediate',
  'process.nextTick',
  'queueMicrotask',
  '.then',
  'after an await',
  'an async function before any await',
  "an EventEmitter's listener",
  'a Worker',
  'a callback of fs.readFile, after another call',
  "a MessagePort's listener, after another call",
  'an http request handler, with 60 requests at once',
  "a handler of process.on('exit')",
  "a client made in a handler of process.on('exit')",
];

const withoutDeasync = ['--require', require.resolve('./scripts/no-deasync.cjs')];

test.each([
  ["waiting by 'atomics'", 'atomics', []],
  ["waiting by 'deasync'", 'deasync', []],
  ["waiting by 'deasync', which cannot be loaded", 'deasync', withoutDeasync],
])('%s, a blocking call returns in every context', async (_name, wait, flags) => {
  const env = { PAYSTACK_BASE_URL: server.url };
  const result = await runScript(require.resolve('./scripts/contexts.cjs'), [wait], { env, flags });
  const told = contexts.map((name) => `${name}: ${name.includes('60') ? '60' : '/customer/CUS_1/'}\n`);
  expect(result).toEqual(finished(told.join('')));
});
