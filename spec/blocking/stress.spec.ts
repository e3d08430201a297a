import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noReply } from '../support/clients';
import { startEchoServer } from '../support/echo-server';
import { type ScriptOptions, type ScriptResult, runScript } from '../support/run-script';

let server: Awaited<ReturnType<typeof startEchoServer>>;
let folder: string;

beforeEach(async () => {
  server = await startEchoServer();
  folder = await mkdtemp(join(tmpdir(), 'tspaystack2-stress-'));
});
afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

function run(source: string, options: ScriptOptions = {}) {
  const env = { PAYSTACK_BASE_URL: server.url, PAYSTACK_SECRET_KEY: 'sk_test_stress', ...options.env };
  return runScript(`const { Customer, NetworkException } = require('tspaystack2');\n${source}`, {
    ...options,
    env,
  });
}

const finished = (stdout: string) => ({ code: 0, signal: null, stdout, stderr: '' });

/**
 * Runs a script in which the library's first worker does a deed, as no caller could make it do: by a preload,
 * which threads take from NODE_OPTIONS. The deed may await `started()`, the first request on its way, or
 * `started(2)`, the second; it calls `dying()` before it kills the worker.
 */
async function runWithDeed(deed: string, source: string, options: ScriptOptions = {}) {
  const preload = join(folder, 'preload.js');
  const done = JSON.stringify(join(folder, 'done'));
  await writeFile(
    preload,
    `
    const { existsSync, writeFileSync } = require('node:fs');
    const { isMainThread, workerData } = require('node:worker_threads');
    if (!isMainThread && workerData?.port && !existsSync(${done})) {
      const dying = () => writeFileSync(${done}, String(Date.now()));
      const started = (nth = 1) => new Promise((resolve) => {
        require('node:diagnostics_channel').subscribe('http.client.request.start', () => --nth === 0 && resolve());
      });
      writeFileSync(${done}, '');
      ${deed}
    }
  `,
  );
  const helpers = `
    const told = ({ name, message, code, attempts, cause }) => {
      // Node tells that memory ran out before or after the worker's end is noticed, as chance has it.
      const sure = cause !== undefined && cause.code !== 'ERR_WORKER_OUT_OF_MEMORY';
      return { name, message, code, attempts, cause: sure ? [cause.name, cause.message] : undefined };
    };
    const tell = (value) => console.log(JSON.stringify(value));
    const sinceDeath = () => Date.now() - require('node:fs').readFileSync(${done}, 'utf8');
  `;
  const flags = options.env?.NODE_OPTIONS ?? '--max-old-space-size=64';
  const env = { NODE_OPTIONS: `${flags} --require ${preload}` };
  return run(helpers + source, { ...options, env });
}

/** How a script ended, with what it told line by line. */
function toldBy({ stdout, ...how }: ScriptResult) {
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

/** Milliseconds: a second is promised, and a busy machine may take a few. */
const SOON = 4_000;

describe.each(['deasync', 'atomics'])('waiting by %s, a worker that', (wait) => {
  // Where the event loop stands still, no event can tell why the worker died.
  const poison =
    wait === 'deasync' ? { cause: ['Error', expect.stringMatching(/Poisoned\.$/) as unknown] } : {};

  test.each([
    ['exits', `started().then(() => { dying(); process.exit(3); });`, {}],
    [
      'throws',
      `started().then(() => setImmediate(() => { dying(); throw new Error('Poisoned.'); }));`,
      poison,
    ],
    [
      'runs out of memory',
      `started().then(() => { dying(); const hoard = []; for (;;) hoard.push(new Array(1e5).fill(0)); });`,
      {},
    ],
    ['cannot start', `dying(); throw new Error('Poisoned.');`, poison],
  ])('%s makes the waiting call throw soon, and the next call works', async (_name, deed, cause) => {
    const result = await runWithDeed(
      deed,
      `
      const customer = new Customer(null, { wait: '${wait}' });
      try {
        customer.getCustomer('held');
      } catch (error) {
        const late = sinceDeath();
        tell(told(error));
        tell(late < ${SOON} || late);
      }
      tell(customer.getCustomer('CUS_1').data.url);
    `,
    );
    // Node says on stderr that memory ran out.
    expect({ ...toldBy(result), stderr: '' }).toEqual(
      finishedTelling({ ...died, ...cause }, true, '/customer/CUS_1/'),
    );
  });

  test('exits ends the calls of a batch that are under way', async () => {
    const result = await runWithDeed(
      `started(2).then(() => { dying(); process.exit(3); });`,
      `
      const customer = new Customer(null, { wait: '${wait}' });
      const codes = ['held', 'held', 'CUS_1'];
      const entries = customer.batch((queue) => codes.map((code) => queue.getCustomer(code)), { concurrency: 2 });
      const late = sinceDeath();
      for (const entry of entries) tell(entry instanceof NetworkException ? told(entry) : entry.data.url);
      tell(late < ${SOON} || late);
    `,
    );
    expect(toldBy(result)).toEqual(finishedTelling(died, died, '/customer/CUS_1/', true));
  });

  test('exits ends a walk through all customers', async () => {
    const result = await runWithDeed(
      `started().then(() => { dying(); process.exit(3); });`,
      `
      const baseURL = process.env.PAYSTACK_BASE_URL + '/held';
      try {
        for (const each of new Customer(null, { wait: '${wait}', baseURL }).allCustomers()) tell(each);
      } catch (error) {
        const late = sinceDeath();
        tell({ ...told(error), position: error.position, reply: error.reply, cause: told(error.cause) });
        tell(late < ${SOON} || late);
      }
    `,
    );
    const message = `A page could not be fetched: ${died.message}`;
    expect(toldBy(result)).toEqual(
      finishedTelling({ name: 'PageException', message, cause: died, position: 'next:', reply: null }, true),
    );
  });
});

test('a worker that exits ends both a waiting call and the one within its wait', async () => {
  const result = await runWithDeed(
    `started(2).then(() => { dying(); process.exit(3); });`,
    `
    const customer = new Customer();
    const fail = (name) => {
      try {
        customer.getCustomer('held');
      } catch (error) {
        const late = sinceDeath();
        tell([name, told(error), late < ${SOON} || late]);
      }
    };
    setTimeout(fail, 1, 'inner');
    fail('outer');
    tell(customer.getCustomer('CUS_1').data.url);
  `,
  );
  expect(toldBy(result)).toEqual(
    finishedTelling(['inner', died, true], ['outer', died, true], '/customer/CUS_1/'),
  );
});

test('a worker that does not answer in time is replaced', async () => {
  const result = await runWithDeed(
    `started().then(() => { for (;;); });`,
    `
    const customer = new Customer();
    const start = performance.now();
    try {
      customer.getCustomer('held', { deadline: 3_000 });
    } catch (error) {
      const beyond = performance.now() - start - 3_000;
      tell(told(error));
      tell((beyond >= 2_000 && beyond < 2_000 + ${SOON}) || beyond);
    }
    tell(customer.getCustomer('CUS_1').data.url);
  `,
  );
  const problem = 'the deadline of the call passed, and the thread that sends the requests does not answer.';
  const timedOut = { name: 'TimeoutException', message: noReply(1, problem), code: 'ETIMEDOUT', attempts: 1 };
  expect(toldBy(result)).toEqual(finishedTelling(timedOut, true, '/customer/CUS_1/'));
});

test('where no thread can be started, the client throws, and the next one works', async () => {
  const result = await run(`
    const threads = require('node:worker_threads');
    const { Worker } = threads;
    threads.Worker = class { constructor() { throw new Error('No thread left.'); } };
    try {
      new Customer();
    } catch ({ name, message, code, attempts, cause }) {
      console.log(JSON.stringify({ name, message, code, attempts, cause: [cause.name, cause.message] }));
    }
    threads.Worker = Worker;
    console.log(JSON.stringify(new Customer().getCustomer('CUS_1').data.url));
  `);
  const message = noReply(0, 'the thread that sends the requests cannot be started.');
  expect(toldBy(result)).toEqual(
    finishedTelling(
      { ...died, message, attempts: 0, cause: ['Error', 'No thread left.'] },
      '/customer/CUS_1/',
    ),
  );
});

describe.each(['deasync', 'atomics'])('waiting by %s, a call returns', (wait) => {
  const call = `
    console.log(new Customer(null, { wait: '${wait}' }).getCustomer('held').data.url);
  `;
  // The reply comes once the death of the worker is about to be watched for.
  const onSpawn: ScriptOptions['onSpawn'] = (child) => {
    child.stdout?.once('data', () => void fetch(`${server.url}/release`));
  };

  test('whose worker cannot be watched, as no further thread can be started', async () => {
    const result = await run(
      `
      const { writeSync } = require('node:fs');
      const threads = require('node:worker_threads');
      const { Worker } = threads;
      threads.Worker = function (...args) {
        threads.Worker = class {
          constructor() {
            writeSync(1, 'watching\\n');
            throw new Error('No thread left.');
          }
        };
        return new Worker(...args);
      };
      ${call}
    `,
      { onSpawn },
    );
    expect(result).toEqual(finished('watching\n/customer/held/\n'));
  });

  test('whose worker is watched by a thread that throws', async () => {
    const preload = join(folder, 'preload.js');
    await writeFile(
      preload,
      `
      const { workerData } = require('node:worker_threads');
      if (workerData?.lifeline && !workerData.port) {
        require('node:fs').writeSync(1, 'watching\\n');
        throw new Error('Poisoned.');
      }
    `,
    );
    const result = await run(call, { env: { NODE_OPTIONS: `--require ${preload}` }, onSpawn });
    expect(result).toEqual(finished('watching\n/customer/held/\n'));
  });
});

describe('an exception of other code, thrown while a call waits,', () => {
  const sources = {
    'a timer': `setTimeout(() => { throw new Error('Boom.'); }, 1);`,
    'a tick': `process.nextTick(() => { throw new Error('Boom.'); });`,
    "a socket's listener": `
      const { createServer, connect } = require('node:net');
      const echo = createServer((socket) => socket.end('x')).listen(0, '127.0.0.1', () => {
        connect(echo.address().port).once('data', () => { throw new Error('Boom.'); });
      });
      echo.unref();
    `,
  };
  const call = `
    new Customer().getCustomer('held');
    console.log('returned');
  `;

  test.each(Object.entries(sources))('goes to the uncaughtException handler: %s', async (_name, source) => {
    const handler = `
      process.once('uncaughtException', (error) => {
        console.log(error.message);
        fetch(process.env.PAYSTACK_BASE_URL + '/release');
      });
    `;
    expect(await run(handler + source + call)).toEqual(finished('Boom.\nreturned\n'));
  });

  test.each(Object.entries(sources))(
    'ends the process, if there is no handler: %s',
    async (_name, source) => {
      const { code, stdout, stderr } = await run(source + call);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain('Error: Boom.');
    },
  );
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
    const result = await run(`new Customer(null, { wait: '${wait}' }).getCustomer('held');`, {
      onSpawn: onHeld(signal),
    });
    expect(result).toEqual({ code: null, signal, stdout: '', stderr: '' });
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('a handler for %s runs', async (signal) => {
    const result = await run(
      `
      process.once('${signal}', () => { console.log('handled'); process.exit(7); });
      new Customer().getCustomer('held');
    `,
      { onSpawn: onHeld(signal) },
    );
    expect(result).toEqual({ code: 7, signal: null, stdout: 'handled\n', stderr: '' });
  });

  test('a thread that waits by atomics can be terminated', async () => {
    const source = `new (require('tspaystack2').Customer)(null, { wait: 'atomics' }).getCustomer('held')`;
    const result = await run(
      `
      const { Worker } = require('node:worker_threads');
      const thread = new Worker(${JSON.stringify(source)}, { eval: true });
      process.once('SIGINT', () => thread.terminate().then((code) => console.log('terminated', code)));
    `,
      { onSpawn: onHeld('SIGINT') },
    );
    expect(result).toEqual({ code: 0, signal: null, stdout: 'terminated 1\n', stderr: '' });
  });

  test('process.exit ends the process', async () => {
    const result = await run(`
      setTimeout(() => process.exit(7), 1);
      new Customer().getCustomer('held');
    `);
    expect(result).toEqual({ code: 7, signal: null, stdout: '', stderr: '' });
  });

  test('AsyncLocalStorage keeps its store, and other code keeps its own', async () => {
    const result = await run(`
      const { AsyncLocalStorage } = require('node:async_hooks');
      const storage = new AsyncLocalStorage();
      storage.run('timer', () => setTimeout(() => {
        console.log(storage.getStore());
        require('node:http').get(process.env.PAYSTACK_BASE_URL + '/release').end();
      }, 1));
      storage.run('caller', async () => {
        await null;
        new Customer().getCustomer('held');
        console.log(storage.getStore());
        await null;
        console.log(storage.getStore());
      });
    `);
    expect(result).toEqual(finished('timer\ncaller\ncaller\n'));
  });
});

test('ten threads call, each with its own Customer', async () => {
  const thread = `
    const { Customer } = require('tspaystack2');
    const { parentPort, workerData } = require('node:worker_threads');
    const customer = new Customer();
    const urls = [];
    for (let call = 0; call < 20; call++) urls.push(customer.getCustomer('CUS_' + workerData + '_' + call).data.url);
    parentPort.postMessage(urls);
  `;
  const result = await run(`
    const { once } = require('node:events');
    const { Worker } = require('node:worker_threads');
    const threads = Array.from({ length: 10 }, (_, number) => new Worker(${JSON.stringify(thread)}, { eval: true, workerData: number }));
    Promise.all(threads.map((thread) => once(thread, 'message'))).then((answers) => {
      const wrong = answers.flatMap(([urls], number) =>
        urls.filter((url, call) => url !== '/customer/CUS_' + number + '_' + call + '/'));
      console.log(answers.flat(2).length, wrong.length);
    });
  `);
  expect(result).toEqual(finished('200 0\n'));
});

test('two copies of the package in one process work side by side, one within the wait of the other', async () => {
  const result = await run(`
    const first = new Customer();
    for (const file of Object.keys(require.cache)) delete require.cache[file];
    const { Customer: Other } = require('tspaystack2');
    const second = new Other();
    setTimeout(() => console.log(Other === Customer, second.getCustomer('release').data.url), 1);
    console.log(first.getCustomer('held').data.url);
  `);
  expect(result).toEqual(finished('false /customer/release/\n/customer/held/\n'));
});

test('a process forked in between calls on its own', async () => {
  const result = await run(`
    const customer = new Customer();
    console.log(customer.getCustomer('CUS_1').data.url);
    const { execFileSync } = require('node:child_process');
    const source = "console.log(new (require('tspaystack2').Customer)().getCustomer('CUS_2').data.url)";
    process.stdout.write(execFileSync(process.execPath, ['--eval', source]));
    console.log(customer.getCustomer('CUS_3').data.url);
  `);
  expect(result).toEqual(finished('/customer/CUS_1/\n/customer/CUS_2/\n/customer/CUS_3/\n'));
});

test('over 100 000 calls neither memory nor handles grow', async () => {
  const heap = JSON.stringify(join(folder, 'heap'));
  const usage = `{ heap: process.memoryUsage().heapUsed / 2 ** 20, handles: process.getActiveResourcesInfo().length }`;
  const result = await runWithDeed(
    `
    require('node:diagnostics_channel').subscribe('http.client.request.start', ({ request }) => {
      if (!request.path.includes('usage')) return;
      gc();
      writeFileSync(${heap}, JSON.stringify(${usage}));
    });
  `,
    `
    const customer = new Customer();
    const calls = (count) => {
      for (let call = 0; call < count; call++) customer.getCustomer('CUS_1');
      customer.getCustomer('usage');
      gc();
      return [${usage}, JSON.parse(require('node:fs').readFileSync(${heap}, 'utf8'))];
    };
    const before = calls(5_000);
    const after = calls(100_000);
    tell(after.map(({ heap, handles }, thread) => {
      const grown = heap - before[thread].heap;
      return [handles - before[thread].handles, grown < 2 || grown];
    }));
  `,
    { env: { NODE_OPTIONS: '--expose-gc' }, deadline: 240_000 },
  );
  const neither = [0, true];
  expect(toldBy(result)).toEqual(finishedTelling([neither, neither]));
}, 250_000);

test('the stack of an exception shows the line of the caller', async () => {
  const result = await run(`
    function importCustomers() {
      new Customer(null, { baseURL: 'http://127.0.0.1:1', retries: 0 }).getCustomer('CUS_1');
    }
    try {
      importCustomers();
    } catch (error) {
      console.log(error.stack.includes('at importCustomers ([eval]'));
    }
  `);
  expect(result).toEqual(finished('true\n'));
});
