import { type EchoServer, startEchoServer } from '../support/echo-server';
import { finished, runScript } from '../support/run-script';

let server: EchoServer;

beforeAll(async () => {
  server = await startEchoServer();
});
afterAll(() => server.stop());

test('the thread that sends loads axios without form-data, which other code of the thread still gets', async () => {
  const env = {
    PAYSTACK_BASE_URL: server.url,
    NODE_OPTIONS: `--require ${require.resolve('./scripts/loaded.cjs')}`,
  };
  const result = await runScript(require.resolve('./scripts/standing.cjs'), ['variable'], { env });
  expect(result).toEqual(finished('axios\nform-data\n[object FormData]\nmine\n'));
});
