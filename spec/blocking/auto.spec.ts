import { join } from 'node:path';
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

  // Where the loop was turned in there, Node crashed, if not every time.
  test.each(['readline, awaited', 'the whole input, awaited', "a child's output, awaited", 'ports, awaited'])(
    '%s',
    async (program) => {
      expect(await run(program, { input })).toEqual(finished(`${paths}3 at the end\n`));
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
  test.each(['the main program', 'promise code of the main program'])('turns in %s', async (program) => {
    expect(await run(program)).toEqual(finished('true\n'));
  });

  test.each(['module.mjs', 'typed.mts'])('turns in the main program as an ES module: %s', async (file) => {
    const env = { PAYSTACK_BASE_URL: server.url };
    const result = await runScript(join(__dirname, 'scripts', file), [], { env });
    expect(result).toEqual(finished('true\nfalse\n'));
  });

  test.each([
    'promise code of a callback',
    'setTimeout',
    'setImmediate',
    'process.nextTick',
    'fs.readFile',
    'a stream',
    'a request',
    "a handler of process.on('exit')",
    'promise code with async hooks',
    'the main program of a thread',
    'the main program, where Error is frozen, once the loop has begun',
  ])('stands still in %s', async (program) => {
    expect(await run(program)).toEqual(finished('false\n'));
  });
});

test('an error has its stack as before once a call has looked at its own', async () => {
  expect(await run('a stack')).toEqual(finished('true true\n'));
});
