import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { startSandbox } from 'tspaystack2/sandbox';
import { startReceiver } from './receiver';

const CLI = join(dirname(require.resolve('tspaystack2/package.json')), 'dist/cli.js');
const DEADLINE = 20_000;
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Runs the command to its end. */
function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    env: process.env,
    encoding: 'utf8',
    timeout: DEADLINE,
  });
  return { status, stdout, stderr };
}

/** Starts the command, and reads it line by line. */
function launch(...args: string[]) {
  const child = spawn(process.execPath, [CLI, ...args], {
    env: process.env,
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: DEADLINE,
  });
  children.push(child);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const read = async (count: number) => {
    const given: string[] = [];
    while (given.length < count) given.push(String((await lines.next()).value));
    return given;
  };
  return { child, read };
}

describe('sandbox', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('serves and logs until %s', async (signal) => {
    const { child, read } = launch('sandbox', '--port', '0', '--customers', '2');
    const lines = await read(7);
    const url = /http:\S+\d/.exec(lines[0] ?? '')?.[0] ?? '';
    expect(lines).toEqual([
      `Paystack sandbox on ${url} with the key sk_test_sandbox. Ctrl-C stops it.`,
      '',
      `export PAYSTACK_BASE_URL=${url}`,
      'export PAYSTACK_AUTHORIZATION_KEY=sk_test_sandbox',
      '',
      `curl -H 'Authorization: Bearer sk_test_sandbox' ${url}/customer`,
      '',
    ]);

    const reply = await fetch(`${url}/customer/?perPage=1`, {
      headers: { Authorization: 'Bearer sk_test_sandbox' },
    });
    expect(await reply.json()).toMatchObject({ meta: { total: 2 } });
    expect(await read(1)).toEqual([expect.stringMatching(/^GET \/customer\/ 200 \d+ ms$/)]);

    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it('sends webhooks, limits requests, and makes the same codes in each run', async () => {
    const receiver = await startReceiver('sk_test_sandbox');
    const options = ['--port=0', '--seed=1', '--rate-limit=1', '--webhook-url', receiver.url];
    const { read } = launch('sandbox', ...options);
    const url = /http:\S+\d/.exec((await read(7))[0] ?? '')?.[0] ?? '';
    const call = (path: string, body: object) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { Authorization: 'Bearer sk_test_sandbox', 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    const customer = { email: 'ada@example.com' };
    const codeOf = async (reply: Response) =>
      ((await reply.json()) as { data: { customer_code: string } }).data.customer_code;
    const seeded = await startSandbox({ seed: 1 });
    const [same] = await seeded.seedCustomers([customer]);
    await seeded.stop();
    expect(await codeOf(await call('/customer', customer))).toBe(same?.customer_code);
    expect((await call('/customer', customer)).status).toBe(429);

    const card = { number: '4084084084084081', cvv: '408', expiry_month: '12', expiry_year: '2030' };
    const delivered = receiver.next();
    await call('/charge', { ...customer, amount: 5000, card });
    await delivered;
    expect(receiver.received).toEqual(['charge.success']);
    await receiver.stop();
  });

  it('takes a key of any letters, and a latency', async () => {
    const { read } = launch('sandbox', '--port=0', '--latency=5', '--key', "it's-mine");
    const lines = await read(7);
    const url = /http:\S+\d/.exec(lines[0] ?? '')?.[0] ?? '';
    expect(lines.slice(3, 6)).toEqual([
      String.raw`export PAYSTACK_AUTHORIZATION_KEY='it'\''s-mine'`,
      '',
      String.raw`curl -H 'Authorization: Bearer it'\''s-mine' ${url}/customer`,
    ]);
    const reply = await fetch(`${url}/customer`, { headers: { Authorization: "Bearer it's-mine" } });
    expect(reply.status).toBe(200);
    const [line = ''] = await read(1);
    expect(Number(/(\d+) ms$/.exec(line)?.[1])).toBeGreaterThanOrEqual(4);
  });

  it('ends once nobody reads its log', async () => {
    const { child, read } = launch('sandbox', '--port=0');
    const [line = ''] = await read(7);
    child.stdout.destroy();
    // The log line of the first request breaks the pipe.
    await fetch(`${/http:\S+\d/.exec(line)?.[0]}/customer`).catch(() => undefined);
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('says that the port is taken', async () => {
    const sandbox = await startSandbox();
    const { port } = new URL(sandbox.url);
    const result = run('sandbox', '--port', port);
    await sandbox.stop();
    expect(result).toEqual({ status: 2, stdout: '', stderr: `Port ${port} is in use already.\n` });
  });
});

describe('usage', () => {
  it.each([[['sandbox', '--help']], [['sandbox', '-h']]])('is shown by %j', (args) => {
    const { status, stdout, stderr } = run(...args);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Usage: tspaystack2 sandbox \[options\]\n/);
    for (const option of ['port', 'key', 'latency', 'customers', 'help']) {
      expect(stdout).toContain(` --${option} `);
    }
  });

  it.each([
    [['--prot', '1'], "error: unknown option '--prot'\n(Did you mean --port?)\n"],
    [['--port'], "error: option '--port <number>' argument missing\n"],
    [['--port', 'http'], '`--port` must be a whole number, 0 to 65535, but "http" was given.\n'],
    [['--port', '65536'], '`--port` must be a whole number, 0 to 65535, but "65536" was given.\n'],
    [['--latency', '1s'], '`--latency` must be a whole number, 0 to 2147483647, but "1s" was given.\n'],
    [['--customers', '1e9'], '`--customers` must be a whole number, 0 to 1000000, but "1e9" was given.\n'],
    [
      ['--customers', '1000001'],
      '`--customers` must be a whole number, 0 to 1000000, but "1000001" was given.\n',
    ],
    [
      ['--key', 'a b'],
      '`--key` must be printable ASCII without spaces and line breaks, but a string was given.\n',
    ],
  ])('is explained after %j', (args, message) => {
    const { status, stdout, stderr } = run('sandbox', ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe(`${message}Run "npx tspaystack2 sandbox --help" for the options.\n`);
  });
});
