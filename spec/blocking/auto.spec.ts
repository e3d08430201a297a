import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { type EchoServer, startEchoServer } from '../support/echo-server';
import { type ScriptOptions, finished, runNode, runScript } from '../support/run-script';

let server: EchoServer;

beforeAll(async () => {
  server = await startEchoServer();
});
afterAll(() => server.stop());

function run(program: string, options: ScriptOptions = {}) {
  const env = { PAYSTACK_BASE_URL: server.url };
  return runScript(require.resolve('./scripts/auto.cjs'), [program], { ...options, env });
}

const input = 'CUS_1\nCUS_2\nCUS_3\n';
const paths = '/customer/CUS_1/\n/customer/CUS_2/\n/customer/CUS_3/\n';

describe('no line is lost with', () => {
  test('readline, whose close event comes after the last call', async () => {
    expect(await run('readline', { input })).toEqual(finished(`${paths}3 at the close\n`));
  });

  // Where the loop was turned in there, a third of the processes crashed.
  test.each(['readline, awaited', 'the whole input, awaited', "a child's output, awaited"])(
    '%s',
    async (program) => {
      const runs = await Promise.all(Array.from({ length: 4 }, () => run(program, { input })));
      expect(runs).toEqual(Array(4).fill(finished(`${paths}3 at the end\n`)));
    },
  );

  test("a child's output", async () => {
    expect(await run("a child's output")).toEqual(finished(`${paths}3 at the close\n`));
  });

  test('a piped REPL', async () => {
    const lines = [
      `const { Customer } = require('tspaystack2');`,
      `const customer = new Customer('sk_test_repl');`,
      ...[1, 2, 3].map((code) => `console.log(customer.getCustomer('CUS_${code}').data.url);`),
      '',
    ];
    const env = { PAYSTACK_BASE_URL: server.url };
    const { stdout, ...how } = await runNode(['--interactive'], { input: lines.join('\n'), env });
    expect({ ...how, stdout: '' }).toEqual(finished(''));
    expect(stdout.match(/\/customer\/CUS_\d\/\n/g)?.join('')).toBe(paths);
  });
});

describe('by default the event loop', () => {
  test.each(['the main program', 'promise code', 'after an await'])('turns in %s', async (program) => {
    expect(await run(program)).toEqual(finished('true\n'));
  });

  test.each([
    'setTimeout',
    'setImmediate',
    'process.nextTick',
    'fs.readFile',
    'a stream',
    'a request',
    'promise code with async hooks',
    'the main program of a thread',
  ])('stands still in %s', async (program) => {
    expect(await run(program)).toEqual(finished('false\n'));
  });

  // Where the loop was turned in there, a sixth of the processes crashed.
  test('stands still in promise code after the message of a thread that ends', async () => {
    const program = 'promise code after the message of a thread that ends';
    const runs = await Promise.all(Array.from({ length: 4 }, () => run(program)));
    expect(runs).toEqual(Array(4).fill(finished('false\n')));
  });

  test('stands still in promise code while a pipe is open', async () => {
    const program = 'promise code while a pipe is open';
    expect(await run(program, { input: '' })).toEqual(finished('false\n'));
  });

  test.each(['pipe', 'ipc'] as const)('turns in promise code whatever its output is: %s', async (channel) => {
    const child = spawn(
      process.execPath,
      [require.resolve('./scripts/auto.cjs'), 'promise code, after an output'],
      {
        env: { ...process.env, PAYSTACK_BASE_URL: server.url },
        stdio: ['ignore', 'pipe', 'pipe', channel],
      },
    );
    const [printed] = await Promise.all([child.stdout && text(child.stdout), once(child, 'close')]);
    expect(printed).toBe('output\ntrue\n');
  });
});
