import { generate } from 'selfsigned';
import { type ScriptOptions, finished, runNode, runScript } from '../support/run-script';
import { type ThreadServer, startThreadServer } from '../support/thread-server';

let server: ThreadServer;

beforeAll(async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'example.com' }]);
  server = await startThreadServer(require.resolve('./servers/disturbing.cjs'), { key, cert });
});
afterAll(() => server.stop());

function run(args: readonly string[], options: ScriptOptions = {}) {
  const env = { PAYSTACK_BASE_URL: server.url };
  return runScript(require.resolve('./scripts/standing.cjs'), args, { ...options, env });
}

/** The lines of programs whose calls gave a reply, while nothing else ran. */
const told = (results: Readonly<Record<string, string>>) =>
  finished(
    Object.entries(results)
      .map(([name, result]) => `${name}: ${result}\n`)
      .join(''),
  );

const still = '/customer/CUS_1/ 0';
const reset = '/customer/reset-others/ 0';
const lines = '/customer/CUS_1/ 0, /customer/CUS_2/ 0, /customer/CUS_3/ 0';

describe('by default nothing else runs during a call, and the process goes on, after', () => {
  test('events of sockets', async () => {
    expect(await run(['sockets'])).toEqual(
      told({
        'fetch, certificate refused': still,
        'https.get, certificate refused': still,
        'https.get, certificate refused, listener': still,
        'tls.connect, certificate refused': still,
        'tls.connect, certificate refused, listener': still,
        'http2.connect, certificate refused': still,
        'AsyncCustomer, certificate refused': still,
        'fetch, connection refused': still,
        'http.get, connection refused': still,
        'http.get, connection refused, listener': still,
        'net.connect, connection refused': still,
        'AsyncCustomer, connection refused': still,
        'fetch, reset': still,
        'http.get, reset': still,
        'http.get, reset, listener': still,
        'AsyncCustomer, reset, and its later calls': `${still} 5`,
        'fetch, idle connection reset during the call': reset,
        'http.get, idle connection reset during the call': reset,
        'AsyncCustomer, idle connection reset during the call': reset,
        'fetch, request reset during the call': `${reset} failed`,
        'http.get, request reset during the call': `${reset} failed`,
        'AsyncCustomer, request reset during the call': `${reset} failed`,
        'fetch, aborted': still,
        'a socket that is destroyed before the call': still,
        'a request handler whose client leaves': still,
        'a socket of a server that is closed': still,
        'a datagram': still,
        'a name that cannot be looked up': still,
        'WebSocket, connection refused': still,
      }),
    );
  });

  test('events of ports, threads, children, files and timers', async () => {
    expect(await run(['others'])).toEqual(
      told({
        'a port that its other end closes': still,
        'a port that its other end closes, listener': still,
        'a port that is closed': still,
        'a broadcast channel that is closed': still,
        'a broadcast channel that is closed, listener': still,
        'the message of a thread that ends': still,
        'the message of a thread that ends, listener': still,
        'the end of a thread': still,
        'a thread that is terminated': still,
        'the exception of a thread': still,
        'the message of a child that leaves': still,
        'the output of a child': lines,
        'the output of a child, listener': lines,
        'the end of a child': still,
        'a child that does not exist': still,
        'a file': still,
        'a file as a stream': still,
        'a watched file': still,
        'a timer': still,
        'an interval': still,
        setImmediate: still,
        'process.nextTick': still,
        queueMicrotask: still,
      }),
    );
  });

  // Each as the first event of its process: where the loop turned, these crashed or hung.
  test('one event alone', async () => {
    const names = ['fetch, certificate refused', 'http.get, reset', 'the message of a thread that ends'];
    const results = await Promise.all(names.map((name) => run(['again', name])));
    expect(results).toEqual(names.map((name) => finished(`${name}: ${still}\n`.repeat(5))));
  });
});

test('a timer does not change a variable of a script in the middle of a call', async () => {
  expect(await run(['variable'])).toEqual(finished('mine\n'));
});

describe('an exception of other code', () => {
  const throwers = [
    'setImmediate',
    'setTimeout',
    'process.nextTick',
    'queueMicrotask',
    'fs.readFile',
    'a port',
    'a socket',
    'a promise',
  ];

  test('goes to the uncaughtException handler after the call', async () => {
    const boom = Object.fromEntries(throwers.map((name) => [name, `${still} Boom.`]));
    expect(await run(['exceptions with a handler'])).toEqual(told(boom));
  });

  test.each(['setImmediate', 'a socket'])('ends the process after the call: %s', async (name) => {
    const { stderr, ...how } = await run(['an exception', name]);
    expect(how).toEqual({ code: 1, signal: null, stdout: `${still}\n` });
    expect(stderr).toContain('Error: Boom.');
  });
});

describe('no line is lost that comes from', () => {
  const input = 'CUS_1\nCUS_2\nCUS_3\n';
  const results = lines.replaceAll(', ', '\n');

  test.each(['lines', 'lines, awaited'])('a pipe: %s', async (program) => {
    expect(await run([program], { input })).toEqual(finished(`${results}\nclosed\n`));
  });

  test('a piped REPL', async () => {
    const program = [
      `const { Customer } = require('tspaystack2');`,
      `const customer = new Customer('sk_test_repl');`,
      ...[1, 2, 3].map((code) => `console.log(customer.getCustomer('CUS_${code}').data.url);`),
      '',
    ];
    const env = { PAYSTACK_BASE_URL: server.url };
    const { stdout, ...how } = await runNode(['--interactive'], { input: program.join('\n'), env });
    expect({ ...how, stdout: '' }).toEqual(finished(''));
    expect(stdout.match(/\/customer\/CUS_\d\/\n/g)).toEqual(
      [1, 2, 3].map((code) => `/customer/CUS_${code}/\n`),
    );
  });
});
