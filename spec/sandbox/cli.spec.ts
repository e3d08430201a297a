import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startSandbox } from 'tspaystack2/sandbox';
import { START, killAll, launch, run, urlIn } from './command';
import { startReceiver } from './receiver';

afterEach(killAll);

describe('sandbox', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('serves and logs until %s', async (signal) => {
    const { child, read } = launch('sandbox', '--port', '0', '--customers', '2');
    const lines = await read(START);
    const url = urlIn(lines[0]);
    expect(lines).toEqual([
      `Paystack sandbox on ${url}. Ctrl-C stops it.`,
      '',
      `Dashboard   ${url}`,
      'Webhook     none (--webhook-url names one)',
      'Secret key  sk_test_sandbox',
      `Public key  pk_test_sandbox, for ${url}/v2/inline.js`,
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

  it('logs no number that an identity check is about', async () => {
    const { read } = launch('sandbox', '--port', '0');
    const url = urlIn((await read(START))[0]);
    for (const path of ['/decision/bin/539983', '/bank/resolve_bvn/22222222221']) await fetch(url + path);
    expect(await read(2)).toEqual([
      expect.stringMatching(/^GET \/decision\/bin\/••• 401 \d+ ms$/),
      expect.stringMatching(/^GET \/bank\/resolve_bvn\/••• 401 \d+ ms$/),
    ]);
  });

  it('writes each request into a file, as a line of JSON', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'requests-'));
    const file = join(folder, 'requests.jsonl');
    writeFileSync(file, 'of an earlier run');
    try {
      const { read } = launch('sandbox', '--port', '0', '--requests', file);
      const url = urlIn((await read(START))[0]);
      const headers = { Authorization: 'Bearer sk_test_sandbox', 'Content-Type': 'application/json' };
      await fetch(`${url}/customer`, { method: 'POST', headers, body: '{"email":"ada@example.com"}' });
      await fetch(`${url}/customer/?perPage=1&page=2`, { headers });
      await read(2);
      const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
      expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
        expect.objectContaining({
          method: 'POST',
          path: '/customer',
          query: [],
          body: { email: 'ada@example.com' },
          statusCode: 200,
        }),
        expect.objectContaining({
          method: 'GET',
          path: '/customer/',
          query: [
            ['perPage', '1'],
            ['page', '2'],
          ],
          body: null,
        }),
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('says why it cannot write the requests', () => {
    const { stderr, status } = run('sandbox', '--port', '0', '--requests', '/no/such/folder/requests.jsonl');
    expect([status, stderr]).toEqual([2, expect.stringContaining('no such file or directory')]);
  });

  it('sends webhooks, limits requests, and makes the same codes in each run', async () => {
    const receiver = await startReceiver('sk_test_sandbox');
    const options = ['--port=0', '--seed=1', '--rate-limit=1', '--webhook-url', receiver.url];
    const { read } = launch('sandbox', ...options);
    const url = urlIn((await read(START))[0]);
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
    receiver.answers = [500];
    const delivered = receiver.next();
    await call('/charge', { ...customer, amount: 5000, card });
    await delivered;
    expect(receiver.received).toEqual(['charge.success']);
    // Two requests for a customer, the charge and the webhook; a webhook that fails leads to its page.
    expect((await read(4)).filter((line) => line.startsWith('Webhook'))).toEqual([
      `Webhook charge.success 500  ${url}/_sandbox/webhooks/1`,
    ]);
    await receiver.stop();
  });

  it('takes a key of any letters, and a latency', async () => {
    const { read } = launch('sandbox', '--port=0', '--latency=5', '--key', "it's-mine");
    const lines = await read(START);
    const url = urlIn(lines[0]);
    expect(lines.slice(8, 11)).toEqual([
      String.raw`export PAYSTACK_AUTHORIZATION_KEY='it'\''s-mine'`,
      '',
      String.raw`curl -H 'Authorization: Bearer it'\''s-mine' ${url}/customer`,
    ]);
    const reply = await fetch(`${url}/customer`, { headers: { Authorization: "Bearer it's-mine" } });
    expect(reply.status).toBe(200);
    const [line = ''] = await read(1);
    expect(Number(/(\d+) ms$/.exec(line)?.[1])).toBeGreaterThanOrEqual(4);
  });

  it('takes its key from the environment, and does not print it', async () => {
    const env = { PAYSTACK_AUTHORIZATION_KEY: '', PAYSTACK_SECRET_KEY: 'sk_test_hidden' };
    const { read } = launch('sandbox', '--port=0', { env });
    const lines = await read(START - 1);
    const url = urlIn(lines[0]);
    expect(lines.slice(4)).toEqual([
      'Secret key  that of PAYSTACK_SECRET_KEY',
      `Public key  pk_test_sandbox, for ${url}/v2/inline.js`,
      '',
      `export PAYSTACK_BASE_URL=${url}`,
      '',
      `curl -H "Authorization: Bearer $PAYSTACK_SECRET_KEY" ${url}/customer`,
      '',
    ]);
    const statusOf = async (key: string) =>
      (await fetch(`${url}/customer`, { headers: { Authorization: `Bearer ${key}` } })).status;
    expect([await statusOf('sk_test_hidden'), await statusOf('sk_test_sandbox')]).toEqual([200, 401]);
  });

  it('refuses a wrong key of the environment by the name of the variable, and prefers --key', async () => {
    const env = { PAYSTACK_AUTHORIZATION_KEY: 'two words' };
    const { child } = launch('sandbox', '--port=0', { env });
    expect(await text(child.stderr)).toContain('PAYSTACK_AUTHORIZATION_KEY');
    const { read } = launch('sandbox', '--port=0', '--key=sk_test_mine', { env });
    expect((await read(START))[4]).toBe('Secret key  sk_test_mine');
  });

  it('says why its thread died, and ends with 1', async () => {
    const env = { NODE_OPTIONS: '--max-old-space-size=40' };
    const { child, read } = launch('sandbox', '--port=0', { env });
    const url = urlIn((await read(START))[0]);
    child.stdout.resume();
    const [said, ended] = [text(child.stderr), once(child, 'exit')];
    const metadata = { text: 'x'.repeat(900_000), list: Array<string>(8_000).fill('abc') };
    for (let count = 0, isAlive = true; isAlive && count < 100; count += 1) {
      const reply = fetch(`${url}/customer`, {
        method: 'POST',
        headers: { Authorization: 'Bearer sk_test_sandbox' },
        body: JSON.stringify({ email: `ada-${count}@example.com`, metadata }),
      });
      isAlive = await reply.then(
        async (each) => (await each.text()) !== '',
        () => false,
      );
    }
    expect(await ended).toEqual([1, null]);
    expect(await said).toBe(
      'The sandbox has ended: Worker terminated due to reaching memory limit: JS heap out of memory\n',
    );
  });

  it('ends once nobody reads its log', async () => {
    const { child, read } = launch('sandbox', '--port=0');
    const [line = ''] = await read(START);
    child.stdout.destroy();
    // The log line of the first request breaks the pipe.
    await fetch(`${urlIn(line)}/customer`).catch(() => undefined);
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

describe('--state', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cli-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('keeps what there is until the next start, and makes up only the customers that are missing', async () => {
    const state = join(folder, 'state.json');
    const emails = [];
    for (const count of [2, 3, 1]) {
      const { child, read } = launch('sandbox', '--port=0', '--state', state, '--customers', String(count));
      const reply = await fetch(`${urlIn((await read(START))[0])}/customer`, {
        headers: { Authorization: 'Bearer sk_test_sandbox' },
      });
      const { data } = (await reply.json()) as { data: { email: string }[] };
      emails.push(data.map(({ email }) => email).reverse());
      child.kill('SIGTERM');
      expect(await once(child, 'exit')).toEqual([0, null]);
    }
    const [two = [], three = [], one] = emails;
    expect([two.length, three.length]).toEqual([2, 3]);
    expect([three.slice(0, 2), one]).toEqual([two, three]);
  });

  it('refuses a file of something else, and leaves it as it is', () => {
    const state = join(folder, 'notes.txt');
    writeFileSync(state, 'notes');
    expect(run('sandbox', '--port=0', '--state', state)).toEqual({
      status: 2,
      stdout: '',
      stderr: `The state in ${state} cannot be loaded: This is no snapshot of a sandbox. The file is left as it is. Move it away, or name another file.\n`,
    });
    expect(readFileSync(state, 'utf8')).toBe('notes');
  });

  it('ends with 1 where the state cannot be written at the end', async () => {
    const inner = mkdtempSync(join(folder, 'inner-'));
    const state = join(inner, 'state.json');
    const { child, read } = launch('sandbox', '--port=0', '--state', state);
    const told = text(child.stderr);
    const url = urlIn((await read(START))[0]);
    rmSync(inner, { recursive: true });
    await fetch(`${url}/customer`, {
      method: 'POST',
      headers: { Authorization: 'Bearer sk_test_sandbox' },
      body: '{"email":"ada@example.com"}',
    });
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([1, null]);
    expect(await told).toContain(`The state cannot be kept in ${state}: there is no folder ${inner}.\n`);
  });
});

// The fake opener is a script that needs a shell.
(process.platform === 'win32' ? describe.skip : describe)('--open', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cli-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Puts a script first in PATH under the names of the programs that open a browser. */
  function withOpener(script: string) {
    for (const name of ['xdg-open', 'open']) {
      writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
      chmodSync(join(folder, name), 0o755);
    }
    return { PATH: [folder, dirname(process.execPath), process.env.PATH].join(delimiter) };
  }

  it('opens the dashboard, and tells nothing but its address', async () => {
    // It tells the sandbox what it was given, and the sandbox logs it.
    const call =
      "const [url] = process.argv.slice(1); fetch(url + '/' + process.argv.slice(1).map(encodeURIComponent))";
    const env = withOpener(`exec node -e "${call}" -- "$@"`);
    const { child, read } = launch('sandbox', '--port=0', '--key=sk_test_hidden', '--open', { env });
    const url = urlIn((await read(START))[0]);
    const [line] = await read(1);
    expect(line).toMatch(/^GET \/(\S+) 401 \d+ ms$/);
    expect(decodeURIComponent(line?.split(' ')[1] ?? '')).toBe(`/${url}`);
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it.each([
    ['the opener fails', 'exit 3'],
    ['there is no opener', undefined],
  ])('says the address and goes on where %s', async (_name, script) => {
    const env = script === undefined ? { PATH: folder } : withOpener(script);
    const { child, read } = launch('sandbox', '--port=0', '--open', { env });
    const lines = await read(START + 1);
    const url = urlIn(lines[0]);
    expect(lines[START]).toBe(`No browser can be opened here. The dashboard is at ${url}`);
    expect((await fetch(`${url}/customer`)).status).toBe(401);
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});

describe('usage', () => {
  it.each([[['sandbox', '--help']], [['sandbox', '-h']]])('is shown by %j', (args) => {
    const { status, stdout, stderr } = run(...args);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Usage: tspaystack2 sandbox \[options\]\n/);
    const options = ['port', 'key', 'latency', 'customers', 'webhook-url', 'rate-limit', 'seed', 'state'];
    for (const option of [...options, 'open', 'help']) {
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
      ['--webhook-url', 'https://example.com/webhook'],
      '`--webhook-url` must be an http or https URL on this computer, such as http://127.0.0.1:3000/webhook, but "https://example.com/webhook" was given.\n',
    ],
    [
      ['--webhook-url', 'http://ada:secret@127.0.0.1/'],
      '`--webhook-url` must be an http or https URL on this computer, such as http://127.0.0.1:3000/webhook, but "http://…@127.0.0.1/" was given.\n',
    ],
    [
      ['--rate-limit', '0'],
      '`--rate-limit` must be a whole number, 1 to 9007199254740991, but "0" was given.\n',
    ],
    [
      ['--rate-limit', '100/min'],
      '`--rate-limit` must be a whole number, 1 to 9007199254740991, but "100/min" was given.\n',
    ],
    [['--seed', '-1'], '`--seed` must be a whole number, 0 to 9007199254740991, but "-1" was given.\n'],
    [['--seed', 'a'], '`--seed` must be a whole number, 0 to 9007199254740991, but "a" was given.\n'],
    [['--state='], '`--state` must be a non-empty string of well-formed Unicode, but "" was given.\n'],
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
