import { setTimeout as pause } from 'node:timers/promises';
import { startEchoServer } from '../support/echo-server';
import { type ScriptOptions, runScript } from '../support/run-script';

/** What every script starts with. `call(code)` blocks, and prints the path that its reply carries. */
const preamble = `
  const { Customer } = require('tspaystack2');
  const customer = new Customer('sk_test_contexts');
  const call = (code = 'CUS_1') => console.log(customer.getCustomer(code).data.url);
`;

const contexts: Record<string, string> = {
  'the top level': `call();`,
  setTimeout: `setTimeout(call, 1, 'CUS_1');`,
  setImmediate: `setImmediate(call, 'CUS_1');`,
  'process.nextTick': `process.nextTick(call, 'CUS_1');`,
  queueMicrotask: `queueMicrotask(() => call());`,
  '.then': `Promise.resolve().then(() => call());`,
  'after an await': `(async () => { await null; call(); })();`,
  'an async function before any await': `(async () => { call(); })();`,
  'an EventEmitter listener': `
    const emitter = new (require('node:events'))();
    emitter.on('call', () => call());
    emitter.emit('call');
  `,
  'a Worker': `
    const { Worker } = require('node:worker_threads');
    new Worker(${JSON.stringify(`${preamble} call();`)}, { eval: true });
  `,
  'a callback of fs.readFile, after another call': `
    require('node:fs').readFile('package.json', () => {
      customer.getCustomer('CUS_0');
      customer.getCustomer('CUS_0');
      call();
    });
  `,
  "a MessagePort's listener, after another call": `
    const { port1, port2 } = new (require('node:worker_threads').MessageChannel)();
    port1.once('message', () => {
      customer.getCustomer('CUS_0');
      customer.getCustomer('CUS_0');
      call();
      port1.close();
    });
    port2.postMessage('go');
  `,
  "a process.on('exit') handler": `process.on('exit', () => call());`,
  "a client made in a process.on('exit') handler": `
    process.on('exit', () => console.log(new Customer('sk_test_late').getCustomer('CUS_1').data.url));
  `,
};

let server: Awaited<ReturnType<typeof startEchoServer>>;

beforeEach(async () => {
  server = await startEchoServer();
});
afterEach(() => server.stop());

function run(source: string, options: ScriptOptions = {}) {
  return runScript(preamble + source, { ...options, env: { PAYSTACK_BASE_URL: server.url } });
}

const finished = (stdout: string) => ({ code: 0, signal: null, stdout, stderr: '' });

describe.each([
  ['with deasync', ''],
  [
    'with deasync made unloadable',
    `
    const Module = require('node:module');
    const load = Module._load;
    Module._load = (name, ...rest) => {
      if (name === 'deasync') throw new Error('No native part for this machine.');
      return load(name, ...rest);
    };
    `,
  ],
])('%s, a blocking call returns in', (_name, setUp) => {
  test.each(Object.entries(contexts))('%s', async (_context, source) => {
    expect(await run(setUp + source)).toEqual(finished('/customer/CUS_1/\n'));
  });

  test('an http request handler, with 60 requests at once', async () => {
    const result = await run(`${setUp}
      const http = require('node:http');
      const server = http.createServer((request, response) => {
        response.end(customer.getCustomer(request.url.slice(1)).data.url);
      });
      server.listen(0, '127.0.0.1', async () => {
        const url = 'http://127.0.0.1:' + server.address().port;
        const answers = await Promise.all(
          Array.from({ length: 60 }, async (_, index) => (await fetch(url + '/CUS_' + index)).text()),
        );
        console.log(answers.join(' '));
        server.closeAllConnections();
        server.close();
      });
    `);
    const answers = Array.from({ length: 60 }, (_, index) => `/customer/CUS_${index}/`);
    expect(result).toEqual(finished(`${answers.join(' ')}\n`));
  });
});

test('a timer that fires during a blocking call makes a blocking call of its own', async () => {
  const result = await run(`
    setTimeout(call, 1, 'release-from-timer');
    call('held');
  `);
  expect(result).toEqual(finished('/customer/release-from-timer/\n/customer/held/\n'));
});

test('the event loop keeps turning during each wait by deasync', async () => {
  const result = await run(`
    customer.getCustomer('CUS_0');
    setTimeout(() => fetch(process.env.PAYSTACK_BASE_URL + '/release').then(() => console.log('fetched')), 1);
    call('held');
    console.log('returned');
  `);
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
  const source = `
    require('node:fs').readFile('package.json', () => {
      customer.getCustomer('CUS_0');
      customer.getCustomer('CUS_0');
      call('held');
    });
  `;
  expect(await run(source, { onSpawn })).toEqual(finished('/customer/held/\n'));
});

test('the longest deadline there is fits into the timer of a wait', async () => {
  const result = await run(`console.log(customer.getCustomer('CUS_1', { deadline: 2 ** 31 - 1 }).data.url);`);
  expect(result).toEqual(finished('/customer/CUS_1/\n'));
});

test('the event loop stands still during a wait by atomics', async () => {
  const result = await run(`
    setTimeout(console.log, 0, 'timer');
    const still = new Customer('sk_test_still', { wait: 'atomics' });
    for (let calls = 0; calls < 20; calls++) still.getCustomer('CUS_1');
    console.log('returned');
  `);
  expect(result).toEqual(finished('returned\ntimer\n'));
});

test('importing the package loads neither axios nor deasync, and starts no thread', async () => {
  const result = await runScript(`
    require('tspaystack2');
    const { Worker } = require('node:worker_threads');
    const loaded = (name) => Object.keys(require.cache).some((file) => file.includes('/node_modules/' + name + '/'));
    console.log(loaded('axios'), loaded('deasync'), loaded('worker_threads'), new Worker('', { eval: true }).threadId);
  `);
  expect(result).toEqual(finished('false false false 1\n'));
});

test('Customer loads no axios into the main thread, and AsyncCustomer no deasync and no thread', async () => {
  const result = await run(`
    const loaded = (name) => Object.keys(require.cache).some((file) => file.includes('/node_modules/' + name + '/'));
    call();
    console.log(loaded('axios'), loaded('deasync'));
  `);
  expect(result).toEqual(finished('/customer/CUS_1/\nfalse true\n'));
  const other = await runScript(
    `
    const { AsyncCustomer } = require('tspaystack2');
    const { Worker } = require('node:worker_threads');
    const loaded = (name) => Object.keys(require.cache).some((file) => file.includes('/node_modules/' + name + '/'));
    new AsyncCustomer('sk_test_x').getCustomer('CUS_1').then(({ data }) => {
      console.log(data.url, loaded('axios'), loaded('deasync'), new Worker('', { eval: true }).threadId);
    });
  `,
    { env: { PAYSTACK_BASE_URL: server.url } },
  );
  expect(other).toEqual(finished('/customer/CUS_1/ true false 1\n'));
});
