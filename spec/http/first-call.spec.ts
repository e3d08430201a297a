import { type EchoServer, startEchoServer } from '../support/echo-server';
import { finished, runScript } from '../support/run-script';

let server: EchoServer;

beforeAll(async () => {
  server = await startEchoServer();
});
afterAll(() => server.stop());

test.each(['Customer', 'AsyncCustomer'])(
  '%s does not charge the start of a process to its first call',
  async (name) => {
    // Loading axios takes longer than that here.
    const options = JSON.stringify({ deadline: 600, timeout: 600, retries: 0 });
    const NODE_OPTIONS = `--require ${require.resolve('./scripts/slow-axios.cjs')}`;
    const env = { PAYSTACK_BASE_URL: server.url, NODE_OPTIONS };
    const args = [name, options, '["request","GET","/"]'];
    const { stdout, ...how } = await runScript(require.resolve('./scripts/calls.cjs'), args, { env });
    expect({ ...how, stdout: '' }).toEqual(finished(''));
    expect(JSON.parse(stdout)).toMatchObject({ message: 'Echo' });
  },
);
