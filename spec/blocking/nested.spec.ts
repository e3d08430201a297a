import { noReply } from '../support/clients';
import { type EchoServer, startEchoServer } from '../support/echo-server';
import { finished, runScript } from '../support/run-script';

let server: EchoServer;

beforeAll(async () => {
  server = await startEchoServer();
});
afterAll(() => server.stop());

test('a call within whose wait another one waits ends at its deadline, or once the other has ended', async () => {
  const env = { PAYSTACK_BASE_URL: server.url };
  const passed = noReply(1, 'the deadline of the call passed.');
  const result = await runScript(require.resolve('./scripts/nested.cjs'), [], { env });
  expect(result).toEqual(finished(`inner: ${passed}\nouter: ${passed}\n`));
});
