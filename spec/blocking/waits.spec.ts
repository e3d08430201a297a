import { setTimeout as pause } from 'node:timers/promises';
import { type EchoServer, startEchoServer } from '../support/echo-server';
import { type ScriptOptions, finished, runScript } from '../support/run-script';

let server: EchoServer;

beforeEach(async () => {
  server = await startEchoServer();
});
afterEach(() => server.stop());

function run(script: string, program: string, options: ScriptOptions = {}) {
  const env = { PAYSTACK_BASE_URL: server.url };
  return runScript(require.resolve(`./scripts/${script}.cjs`), [program], { ...options, env });
}

test('a timer that fires during a blocking call makes a blocking call of its own', async () => {
  const stdout = '/customer/release-from-timer/\n/customer/held/\n';
  expect(await run('waits', 'a call of a timer')).toEqual(finished(stdout));
});

test('the event loop keeps turning during each wait by deasync', async () => {
  const result = await run('waits', 'the loop turns');
  expect(result.stdout.split('\n').sort()).toEqual(['', '/customer/held/', 'fetched', 'returned']);
  expect(result).toEqual(finished(result.stdout));
});

test('a reply that is long in coming wakes a wait within a callback of fs.readFile', async () => {
  const onSpawn: ScriptOptions['onSpawn'] = () => {
    // Longer than the wait has its quick pulse.
    void server
      .held()
      .then(() => pause(300))
      .then(() => fetch(`${server.url}/release`));
  };
  expect(await run('waits', 'a late reply', { onSpawn })).toEqual(finished('/customer/held/\n'));
});

test('the longest deadline there is fits into the timer of a wait', async () => {
  expect(await run('waits', 'the longest deadline')).toEqual(finished('/customer/CUS_1/\n'));
});

test.each([
  ['importing the package loads neither axios nor deasync, and starts no thread', 'import', 'nothing'],
  ['AsyncCustomer loads no deasync, and starts no thread', 'async', '/customer/CUS_1/'],
  ['Customer loads neither into the main thread, and starts one thread', 'blocking', '/customer/CUS_1/'],
  ["Customer loads deasync for `wait: 'deasync'`", 'turning', '/customer/CUS_1/'],
])('%s', async (_name, program, result) => {
  const { stdout, ...how } = await run('loading', program);
  expect(how).toEqual({ code: 0, signal: null, stderr: '' });
  expect(JSON.parse(stdout)).toEqual({
    result,
    axios: program === 'async',
    deasync: program === 'turning',
    senders: ['blocking', 'turning'].includes(program) ? 1 : 0,
  });
});
