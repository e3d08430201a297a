// Programs that make blocking calls with all defaults. Each tells what its call gave and whether other code ran
// meanwhile. The arguments name a group of them.
const { fork, spawn } = require('node:child_process');
const { createSocket } = require('node:dgram');
const { Resolver } = require('node:dns').promises;
const { once } = require('node:events');
const { createReadStream, mkdtempSync, readFile, rmSync, watch, writeFileSync } = require('node:fs');
const { createServer, get } = require('node:http');
const http2 = require('node:http2');
const https = require('node:https');
const { connect, createServer: createNetServer } = require('node:net');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { createInterface } = require('node:readline');
const { text } = require('node:stream/consumers');
const { setImmediate: turn } = require('node:timers/promises');
const tls = require('node:tls');
const { MessageChannel, Worker } = require('node:worker_threads');
const { AsyncCustomer, Customer } = require('tspaystack2');

const baseURL = process.env.PAYSTACK_BASE_URL;
const secureURL = baseURL.replace('http:', 'https:');
const port = Number(new URL(baseURL).port);
const host = '127.0.0.1';
/** No server listens there. */
const closedPort = 1;

const customer = new Customer('sk_test_standing');

/** Makes a call; gives the path that it sent, and how much other code ran meanwhile. */
function call(code = 'CUS_1') {
  let others = 0;
  const count = () => (others += 1);
  setTimeout(count);
  setImmediate(count);
  process.nextTick(count);
  queueMicrotask(count);
  const { url } = customer.getCustomer(code).data;
  return `${url} ${others}`;
}

/** Makes a call in a listener. */
const callIn = (emitter, event) => new Promise((resolve) => emitter.once(event, () => resolve(call())));

/** Makes a call in promise code that follows an event. */
async function callAfter(emitter, event) {
  await once(emitter, event);
  return call();
}

async function callAfterFailure(promise) {
  await promise.then(
    () => Promise.reject(new Error('Nothing failed.')),
    () => undefined,
  );
  return call();
}

const asyncCustomer = (url) => new AsyncCustomer('sk_test_standing', { baseURL: url, retries: 0 });

/** Opens a connection that stays open, idle. */
async function callBesideIdle(open) {
  await open();
  const result = call('reset-others');
  // The loop tells of the reset.
  await turn();
  await turn();
  await open();
  return result;
}

/** Makes a call while a request of `send` is under way, and its connection is reset. */
async function callBesideHeld(send) {
  const outcome = send(`${baseURL}/held`).then(
    () => 'answered',
    () => 'failed',
  );
  await fetch(`${baseURL}/once-waiting`);
  return `${call('reset-others')} ${await outcome}`;
}

const getText = async (url) => (await fetch(url)).text();

function getByHTTP(url) {
  return new Promise((resolve, reject) => {
    get(url, (response) => resolve(text(response))).once('error', reject);
  });
}

const sockets = {
  'fetch, certificate refused': () => callAfterFailure(fetch(secureURL)),
  'https.get, certificate refused': () => callAfter(https.get(secureURL), 'error'),
  'https.get, certificate refused, listener': () => callIn(https.get(secureURL), 'error'),
  'tls.connect, certificate refused': () => callAfter(tls.connect({ port, host }), 'error'),
  'tls.connect, certificate refused, listener': () => callIn(tls.connect({ port, host }), 'error'),
  'http2.connect, certificate refused': () => callAfter(http2.connect(secureURL), 'error'),
  'AsyncCustomer, certificate refused': () => callAfterFailure(asyncCustomer(secureURL).getCustomers()),
  'fetch, connection refused': () => callAfterFailure(fetch(`http://${host}:${closedPort + 1}`)),
  'http.get, connection refused': () => callAfter(get({ host, port: closedPort }), 'error'),
  'http.get, connection refused, listener': () => callIn(get({ host, port: closedPort }), 'error'),
  'net.connect, connection refused': () => callAfter(connect(closedPort, host), 'error'),
  'AsyncCustomer, connection refused': () =>
    callAfterFailure(asyncCustomer(`http://${host}:${closedPort}`).getCustomers()),
  'fetch, reset': () => callAfterFailure(fetch(`${baseURL}/reset-me`)),
  'http.get, reset': () => callAfter(get(`${baseURL}/reset-me`), 'error'),
  'http.get, reset, listener': () => callIn(get(`${baseURL}/reset-me`), 'error'),
  'AsyncCustomer, reset, and its later calls': async () => {
    const client = asyncCustomer(baseURL);
    const result = await callAfterFailure(client.getCustomer('reset-me'));
    const replies = await Promise.all(Array.from({ length: 5 }, () => client.getCustomer('CUS_2')));
    return `${result} ${replies.filter((reply) => reply.status).length}`;
  },
  'fetch, idle connection reset during the call': () => callBesideIdle(() => getText(baseURL)),
  'http.get, idle connection reset during the call': () => callBesideIdle(() => getByHTTP(baseURL)),
  'AsyncCustomer, idle connection reset during the call': () =>
    callBesideIdle(() => asyncCustomer(baseURL).getCustomer('CUS_2')),
  'fetch, request reset during the call': () => callBesideHeld(getText),
  'http.get, request reset during the call': () => callBesideHeld(getByHTTP),
  'AsyncCustomer, request reset during the call': () =>
    callBesideHeld((url) => asyncCustomer(url).getCustomer('CUS_2')),
  'fetch, aborted': () => callAfterFailure(fetch(`${baseURL}/held`, { signal: AbortSignal.timeout(5) })),
  'a socket that is destroyed before the call': async () => {
    const socket = connect(port, host);
    await once(socket, 'connect');
    socket.destroy();
    return call();
  },
  'a request handler whose client leaves': async () => {
    const server = createServer((request, response) => {
      client.destroy();
      server.emit('result', call());
      response.end();
    }).listen(0, host);
    await once(server, 'listening');
    const client = get({ port: server.address().port, agent: false }).once('error', () => undefined);
    const [result] = await once(server, 'result');
    server.close();
    return result;
  },
  'a socket of a server that is closed': async () => {
    const server = createNetServer((socket) => socket.end('x')).listen(0, host);
    await once(server, 'listening');
    const socket = connect(server.address().port, host);
    await once(socket, 'data');
    server.close();
    return call();
  },
  'a datagram': async () => {
    const socket = createSocket('udp4').bind(0, host);
    await once(socket, 'listening');
    socket.send('x', socket.address().port, host);
    await once(socket, 'message');
    socket.close();
    return call();
  },
  'a name that cannot be looked up': () => {
    const resolver = new Resolver({ timeout: 50, tries: 1 });
    resolver.setServers([`${host}:${closedPort}`]);
    return callAfterFailure(resolver.resolve4('example.com'));
  },
  'WebSocket, connection refused': () => {
    if (typeof WebSocket === 'undefined') return '/customer/CUS_1/ 0';
    const socket = new WebSocket(`ws://${host}:${closedPort + 1}`);
    return new Promise((resolve) => {
      socket.addEventListener('error', () => resolve(call()), { once: true });
    });
  },
};

/** A thread that posts a message, and then ends. */
const endingThread = () =>
  new Worker("require('node:worker_threads').parentPort.postMessage('done')", { eval: true });

function channel() {
  const { port1, port2 } = new MessageChannel();
  port2.postMessage('x');
  return { port1, port2 };
}

/** A file that exists as long as `use` takes. */
async function withFile(use) {
  const folder = mkdtempSync(join(tmpdir(), 'tspaystack2-standing-'));
  try {
    return await use(folder, join(folder, 'file'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const others = {
  'a port that its other end closes': () => {
    const { port1, port2 } = channel();
    port2.close();
    return callAfter(port1, 'message');
  },
  'a port that its other end closes, listener': () => {
    const { port1, port2 } = channel();
    port2.close();
    return callIn(port1, 'message');
  },
  'a port that is closed': async () => {
    const { port1 } = channel();
    await once(port1, 'message');
    port1.close();
    return call();
  },
  'a broadcast channel that is closed': async () => {
    const channels = [new BroadcastChannel('standing'), new BroadcastChannel('standing')];
    const message = new Promise((resolve) => (channels[0].onmessage = resolve));
    channels[1].postMessage('x');
    await message;
    for (const each of channels) each.close();
    return call();
  },
  'a broadcast channel that is closed, listener': () =>
    new Promise((resolve) => {
      const channels = [new BroadcastChannel('standing'), new BroadcastChannel('standing')];
      channels[0].onmessage = () => {
        for (const each of channels) each.close();
        resolve(call());
      };
      channels[1].postMessage('x');
    }),
  'the message of a thread that ends': () => callAfter(endingThread(), 'message'),
  'the message of a thread that ends, listener': () => callIn(endingThread(), 'message'),
  'the end of a thread': () => callAfter(endingThread(), 'exit'),
  'a thread that is terminated': async () => {
    const thread = new Worker('setInterval(() => undefined, 1000)', { eval: true });
    await once(thread, 'online');
    void thread.terminate();
    return call();
  },
  'the exception of a thread': () =>
    callAfter(new Worker("throw new Error('Boom.')", { eval: true }), 'error'),
  'the message of a child that leaves': () => {
    const program = "process.send('x', () => process.disconnect())";
    return callAfter(
      fork('-e', [program], { execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }),
      'message',
    );
  },
  'the output of a child': async () => {
    const child = spawn(process.execPath, [join(__dirname, 'three-lines.cjs')]);
    const results = [];
    for await (const line of createInterface({ input: child.stdout })) results.push(call(line));
    return results.join(', ');
  },
  'the output of a child, listener': async () => {
    const child = spawn(process.execPath, [join(__dirname, 'three-lines.cjs')]);
    const results = [];
    child.stdout.setEncoding('utf8').on('data', (lines) => {
      for (const line of lines.trim().split('\n')) results.push(call(line));
    });
    await once(child, 'close');
    return results.join(', ');
  },
  'the end of a child': () => callAfter(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit'),
  'a child that does not exist': () => callAfter(spawn('./no-such-program'), 'error'),
  'a file': () => new Promise((resolve) => readFile(__filename, () => resolve(call()))),
  'a file as a stream': () => callIn(createReadStream(__filename), 'data'),
  'a watched file': () =>
    withFile(async (folder, file) => {
      const watcher = watch(folder);
      writeFileSync(file, 'x');
      await once(watcher, 'change');
      watcher.close();
      return call();
    }),
  'a timer': () => new Promise((resolve) => setTimeout(() => resolve(call()))),
  'an interval': () =>
    new Promise((resolve) => {
      const timer = setInterval(() => {
        clearInterval(timer);
        resolve(call());
      });
    }),
  setImmediate: () => new Promise((resolve) => setImmediate(() => resolve(call()))),
  'process.nextTick': () => new Promise((resolve) => process.nextTick(() => resolve(call()))),
  queueMicrotask: () => new Promise((resolve) => queueMicrotask(() => resolve(call()))),
};

/** What throws while a call waits, if the loop turns. */
const throwers = {
  setImmediate: (boom) => setImmediate(boom),
  setTimeout: (boom) => setTimeout(boom),
  'process.nextTick': (boom) => process.nextTick(boom),
  queueMicrotask: (boom) => queueMicrotask(boom),
  'fs.readFile': (boom) => readFile(__filename, boom),
  'a port': (boom) => {
    const { port1 } = channel();
    port1.once('message', () => {
      port1.close();
      boom();
    });
  },
  'a socket': (boom) => connect(closedPort, host).once('error', boom),
  'a promise': (boom) => void Promise.resolve().then(boom),
};

function boom() {
  throw new Error('Boom.');
}

async function tellAll(programs) {
  for (const [name, program] of Object.entries(programs)) console.log(`${name}: ${await program()}`);
  process.exit();
}

const groups = {
  sockets: () => tellAll(sockets),
  others: () => tellAll(others),
  /** One program, many times. */
  again: async (name) => {
    const program = sockets[name] ?? others[name];
    for (let time = 0; time < 5; time++) console.log(`${name}: ${await program()}`);
    process.exit();
  },
  lines: async () => {
    const lines = createInterface({ input: process.stdin });
    lines.on('line', (line) => console.log(call(line))).on('close', () => console.log('closed'));
  },
  'lines, awaited': async () => {
    for await (const line of createInterface({ input: process.stdin })) console.log(call(line));
    console.log('closed');
  },
  'exceptions with a handler': async () => {
    for (const [name, thrower] of Object.entries(throwers)) {
      const thrown = new Promise((resolve) => process.once('uncaughtException', resolve));
      thrower(boom);
      console.log(`${name}: ${call()} ${(await thrown).message}`);
    }
  },
  'an exception': (name) => {
    throwers[name](boom);
    console.log(call());
  },
  variable: () => {
    let value = 'mine';
    setTimeout(() => (value = "a timer's"));
    call();
    console.log(value);
  },
};

void groups[process.argv[2]](...process.argv.slice(3));
