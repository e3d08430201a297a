import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EchoServer, startEchoServer } from '../support/echo-server';
import { finished, runScript } from '../support/run-script';

let server: EchoServer;
let folder: string;

beforeAll(async () => {
  server = await startEchoServer();
  folder = await mkdtemp(join(tmpdir(), 'tspaystack2-soak-'));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

test.each([
  ['Customer', 'deasync', 2],
  ['Customer', 'atomics', 2],
  ['AsyncCustomer', undefined, 1],
])('over 100 000 calls of %s (%s) neither memory nor handles grow', async (name, wait, threads) => {
  const env = {
    NODE_OPTIONS: `--expose-gc --require ${require.resolve('./scripts/usage.cjs')}`,
    PAYSTACK_BASE_URL: server.url,
    USAGE_FILE: join(folder, `${name}-${wait}`),
  };
  const args = wait === undefined ? [name] : [name, JSON.stringify({ wait })];
  const script = require.resolve('./scripts/many-calls.cjs');
  const result = await runScript(script, args, { env, deadline: 500_000 });
  const grown = Array(threads).fill({ handles: 0, megabytes: 'less than 2' });
  expect(result).toEqual(finished(`${JSON.stringify(grown)}\n`));
});
