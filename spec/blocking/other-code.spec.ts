import { type EchoServer, startEchoServer } from '../support/echo-server';
import { type ScriptOptions, finished, runScript } from '../support/run-script';

let server: EchoServer;

beforeEach(async () => {
  server = await startEchoServer();
});
afterEach(() => server.stop());

function run(args: readonly string[], options: ScriptOptions = {}) {
  const env = { PAYSTACK_BASE_URL: server.url };
  return runScript(require.resolve('./scripts/other-code.cjs'), args, { ...options, env });
}

describe('an exception of other code, thrown while a call waits by deasync,', () => {
  const throwers = ['a timer', 'a tick', "a socket's listener"];

  test.each(throwers)('goes to the uncaughtException handler: %s', async (thrower) => {
    expect(await run(['an exception with a handler', thrower])).toEqual(finished('Boom.\nreturned\n'));
  });

  test.each(throwers)('ends the process, if there is no handler: %s', async (thrower) => {
    const { code, stdout, stderr } = await run(['an exception', thrower]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('Error: Boom.');
  });
});

test('a wait that something throws within leaves the next one as it should be', async () => {
  expect(await run(['a throw within the wait'])).toEqual(finished('Boom.\n/customer/held/\n'));
});

describe('during a wait', () => {
  const onHeld = (signal: NodeJS.Signals): ScriptOptions['onSpawn'] => {
    return (child) => void server.held().then(() => child.kill(signal));
  };

  test.each([
    ['SIGINT', 'deasync'],
    ['SIGINT', 'atomics'],
    ['SIGTERM', 'deasync'],
    ['SIGTERM', 'atomics'],
  ] as const)('%s ends the process at once, waiting by %s', async (signal, wait) => {
    const result = await run(['wait', wait], { onSpawn: onHeld(signal) });
    expect(result).toEqual({ code: null, signal, stdout: '', stderr: '' });
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('a handler for %s runs, waiting by deasync', async (signal) => {
    const result = await run(['a handler', signal, 'deasync'], { onSpawn: onHeld(signal) });
    expect(result).toEqual({ code: 7, signal: null, stdout: 'handled\n', stderr: '' });
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'a handler for %s runs after it, waiting by atomics',
    async (signal) => {
      const onSpawn: ScriptOptions['onSpawn'] = (child) => {
        void server.held().then(() => {
          child.kill(signal);
          return fetch(`${server.url}/release`);
        });
      };
      const result = await run(['a handler', signal, 'atomics'], { onSpawn });
      expect(result).toEqual({ code: 7, signal: null, stdout: 'returned\nhandled\n', stderr: '' });
    },
  );

  test('a thread that waits by atomics can be terminated', async () => {
    const result = await run(['a thread that is terminated'], { onSpawn: onHeld('SIGINT') });
    expect(result).toEqual(finished('terminated 1\n'));
  });

  test.each(['an exit', 'an exit during a batch', 'an exit with promises open'])(
    'process.exit ends the process: %s',
    async (program) => {
      expect(await run([program])).toEqual({ code: 7, signal: null, stdout: '', stderr: '' });
    },
  );

  test('AsyncLocalStorage keeps its store, and other code keeps its own', async () => {
    expect(await run(['stores'])).toEqual(finished('timer\ncaller\ncaller\n'));
  });
});
