import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noReply } from '../support/clients';
import { type EchoServer, startEchoServer } from '../support/echo-server';
import { type ScriptOptions, finished, runScript } from '../support/run-script';

let server: EchoServer;
let folder: string;

beforeEach(async () => {
  server = await startEchoServer();
  folder = await mkdtemp(join(tmpdir(), 'tspaystack2-death-'));
});
afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** Runs a program of worker-death.cjs in which the first thread that sends does a deed; gives what it told. */
async function run(deed: string, program: string, wait = 'atomics') {
  const { stdout, ...how } = await runScript(require.resolve('./scripts/worker-death.cjs'), [program, wait], {
    env: {
      NODE_OPTIONS: `--max-old-space-size=64 --require ${require.resolve('./scripts/deeds.cjs')}`,
      PAYSTACK_BASE_URL: server.url,
      PAYSTACK_SECRET_KEY: 'sk_test_death',
      DEED: deed,
      DEED_DONE: join(folder, 'done'),
    },
  });
  return { ...how, told: stdout.split('\n').flatMap((line) => (line ? [JSON.parse(line) as unknown] : [])) };
}

const finishedTelling = (...told: readonly unknown[]) => ({ code: 0, signal: null, told, stderr: '' });

/** The exception of a call whose worker died. */
const died = {
  name: 'NetworkException',
  message: noReply(1, 'the thread that sends the requests ended.'),
  code: 'ERR_WORKER_EXITED',
  attempts: 1,
};

/** The exception of a call whose worker did not come to start. */
const notStarted = {
  ...died,
  message: noReply(
    0,
    'the thread that sends the requests cannot be started. Where the package is bundled: mark tspaystack2 as ' +
      "external in the bundler's settings, so that its worker is a file.",
  ),
  attempts: 0,
};

describe.each(['deasync', 'atomics'])("waiting by '%s', a worker that", (wait) => {
  // Where the event loop stands still, no event can tell why the worker died.
  const poisoned =
    wait === 'atomics' ? {} : { cause: ['Error', expect.stringMatching(/Poisoned\.$/) as unknown] };

  test.each([
    ['exits', died],
    ['throws', { ...died, ...poisoned }],
    ['runs out of memory', died],
    ['throws as it starts', { ...notStarted, ...poisoned }],
    ['exits as it starts', notStarted],
  ])('%s makes the waiting call throw soon, and the next call works', async (deed, failure) => {
    const result = await run(deed, 'call', wait);
    // Node says on stderr that memory ran out.
    expect({ ...result, stderr: '' }).toEqual(finishedTelling([failure, true], '/customer/CUS_1/'));
  });

  test('exits ends the calls of a batch that are under way', async () => {
    const result = await run('exits at the second request', 'batch', wait);
    expect(result).toEqual(finishedTelling(true, died, died, '/customer/CUS_1/'));
  });

  test('exits ends auto-pagination through all customers', async () => {
    const failure = { name: 'PageException', message: `A page could not be fetched: ${died.message}` };
    const cause = [died.name, died.message];
    const page = { position: 'next:', reply: null, cause: died };
    expect(await run('exits', 'walk', wait)).toEqual(finishedTelling([{ ...failure, cause }, true], page));
  });

  test('throws within a call ends that call alone', async () => {
    const failure = {
      name: 'NetworkException',
      message: noReply(1, 'the library failed.'),
      code: 'ERR_UNEXPECTED',
      attempts: 1,
      cause: ['Error', 'Poisoned.'],
    };
    // Only while the loop turns can one call be made within the wait for another.
    const program = wait === 'atomics' ? 'a failing call before another' : 'a failing call beside another';
    expect(await run('throws within a call', program, wait)).toEqual(
      finishedTelling(failure, '/customer/held/'),
    );
  });
});

test('a worker that exits ends both a waiting call and the one within its wait', async () => {
  const result = await run('exits at the third request', 'a call within a wait', 'deasync');
  const [inner, outer] = ['inner', 'outer'].map((call) => [call, died, true]);
  expect(result).toEqual(finishedTelling('/customer/CUS_1/', inner, outer, '/customer/CUS_1/'));
});

test('a worker that does not answer in time is replaced', async () => {
  const problem = 'the deadline of the call passed, and the thread that sends the requests does not answer.';
  const timedOut = { name: 'TimeoutException', message: noReply(1, problem), code: 'ETIMEDOUT', attempts: 1 };
  const result = await run('never answers', 'no answer');
  expect(result).toEqual(finishedTelling([timedOut, true], '/customer/CUS_1/'));
});

test('where no thread can be started, the client throws, and the next one works', async () => {
  const message = noReply(0, 'the thread that sends the requests cannot be started.');
  const noThread = { ...notStarted, message, cause: ['Error', 'No thread left.'] };
  expect(await run('exits', 'no thread')).toEqual(
    finishedTelling([died, true], noThread, '/customer/CUS_1/'),
  );
});

describe.each(['deasync', 'atomics'])(
  "waiting by '%s', a call returns whose worker cannot be watched:",
  (wait) => {
    test.each(['cannot start', 'throws'])('the thread that would watch %s', async (how) => {
      // The reply comes once the death of the worker is about to be watched for.
      const onSpawn: ScriptOptions['onSpawn'] = (child) => {
        child.stdout?.once('data', () => void fetch(`${server.url}/release`));
      };
      const env = {
        NODE_OPTIONS: `--require ${require.resolve('./scripts/no-watcher.cjs')}`,
        PAYSTACK_BASE_URL: server.url,
        PAYSTACK_SECRET_KEY: 'sk_test_death',
        NO_WATCHER: how,
      };
      const script = require.resolve('./scripts/worker-death.cjs');
      const result = await runScript(script, ['held until released', wait], { env, onSpawn });
      expect(result).toEqual(finished('watching\n"/customer/held/"\n'));
    });
  },
);
