import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { type PlayedServer, startPlayedServer } from '../support/played-server';
import { runScript } from '../support/run-script';

let sandbox: Sandbox;
let proxy: PlayedServer;

beforeAll(async () => {
  sandbox = await startSandbox();
  proxy = await startPlayedServer(() => (_request, answer) => answer(502));
});
afterAll(() => Promise.all([sandbox.stop(), proxy.stop()]));

test.each(['Customer', 'AsyncCustomer'])(
  '%s goes past the proxy that the environment names',
  async (name) => {
    const script = `
    const { ${name} } = require('tspaystack2');
    const call = async () => new ${name}('${sandbox.authKey}', { retries: 0 }).getCustomers();
    call().then(({ message }) => console.log(message));
  `;
    const names = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'];
    const env = {
      PAYSTACK_BASE_URL: sandbox.url,
      ...Object.fromEntries(names.map((variable) => [variable, proxy.url])),
    };
    const stdout = 'Customers retrieved\n';
    expect(await runScript(script, { env })).toEqual({ code: 0, signal: null, stdout, stderr: '' });
    expect(await proxy.requests()).toEqual([]);
  },
);
