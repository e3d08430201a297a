import { type EchoServer, startEchoServer } from '../support/echo-server';
import { finished, runScript } from '../support/run-script';

let server: EchoServer;

beforeAll(async () => {
  server = await startEchoServer();
});
afterAll(() => server.stop());

const script = require.resolve('./scripts/contexts.cjs');
const withoutDeasync = ['--require', require.resolve('./scripts/no-deasync.cjs')];

const paths = (count: number, first = 0) =>
  Array.from({ length: count }, (_, index) => `/customer/CUS_${first + index}/\n`).join('');

describe.each([
  ["waiting by 'auto'", 'auto', []],
  ["waiting by 'deasync'", 'deasync', []],
  // Which is the same as waiting by 'atomics'.
  ['with deasync made unloadable', 'deasync', withoutDeasync],
])('%s, a blocking call returns in', (_name, wait, flags) => {
  test.each([
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
    "a handler of process.on('exit')",
    "a client made in a handler of process.on('exit')",
  ])('%s', async (context) => {
    const env = { PAYSTACK_BASE_URL: server.url };
    expect(await runScript(script, [context, wait], { env, flags })).toEqual(finished(paths(1, 1)));
  });

  test('an http request handler, with 60 requests at once', async () => {
    const context = 'an http request handler, with 60 requests at once';
    const env = { PAYSTACK_BASE_URL: server.url };
    expect(await runScript(script, [context, wait], { env, flags })).toEqual(finished(paths(60)));
  });
});
