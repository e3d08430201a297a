import { type EchoServer, startEchoServer } from '../support/echo-server';
import { finished, runScript } from '../support/run-script';

let server: EchoServer;

beforeEach(async () => {
  server = await startEchoServer();
});
afterEach(() => server.stop());

test.each([
  ['ten threads', 'call, each with its own Customer', '200 0\n'],
  ['a thread that ends', 'takes the one that sends for it along', '0\n'],
  ['many clients', 'of a thread share one that sends', '1\n'],
  [
    'two copies',
    'of the package share one that sends, also where one calls within the wait of the other',
    'false /customer/release/ 1\n/customer/held/\n',
  ],
  ['two copies in promise code', 'wait by turns', 'returned\n'],
  ['a process in between', 'calls on its own', '/customer/CUS_1/\n/customer/CUS_2/\n/customer/CUS_3/\n'],
])('%s %s', async (program, _what, stdout) => {
  const env = { PAYSTACK_BASE_URL: server.url };
  const result = await runScript(require.resolve('./scripts/threads.cjs'), [program], { env });
  expect(result).toEqual(finished(stdout));
});
