// With the default wait, one program by name.
const { createHook } = require('node:async_hooks');
const { spawn } = require('node:child_process');
const { once } = require('node:events');
const { createReadStream, readFile } = require('node:fs');
const { createServer, get } = require('node:http');
const { createInterface } = require('node:readline');
const { join } = require('node:path');
const { text } = require('node:stream/consumers');
const { Worker, isMainThread } = require('node:worker_threads');
const { Customer } = require('tspaystack2');

const customer = new Customer('sk_test_auto');
const pathFor = (code) => customer.getCustomer(code).data.url;

/** Creates a customer for each line, and tells at the end how many there were. */
function tellLines(end) {
  let count = 0;
  return {
    onLine: (line) => {
      console.log(pathFor(line));
      count += 1;
    },
    onEnd: () => console.log(`${count} at the ${end}`),
  };
}

/** Tells whether the loop turns during a call. */
function tellWhetherItTurns() {
  let hasTurned = false;
  const timer = setTimeout(() => (hasTurned = true));
  // Each of them takes longer than the timer, more or less.
  for (let call = 0; call < 20 && !hasTurned; call++) pathFor('CUS_1');
  clearTimeout(timer);
  console.log(hasTurned);
}

const programs = {
  readline: () => {
    const { onLine, onEnd } = tellLines('close');
    createInterface({ input: process.stdin }).on('line', onLine).on('close', onEnd);
  },
  'readline, awaited': async () => {
    const { onLine, onEnd } = tellLines('end');
    for await (const line of createInterface({ input: process.stdin })) onLine(line);
    onEnd();
  },
  'the whole input, awaited': async () => {
    const { onLine, onEnd } = tellLines('end');
    (await text(process.stdin)).trim().split('\n').forEach(onLine);
    onEnd();
  },
  "a child's output, awaited": async () => {
    const { onLine, onEnd } = tellLines('end');
    const child = spawn(process.execPath, [join(__dirname, 'three-lines.cjs')]);
    for await (const line of createInterface({ input: child.stdout })) onLine(line);
    onEnd();
  },
  "a child's output": () => {
    const { onLine, onEnd } = tellLines('close');
    const child = spawn(process.execPath, [join(__dirname, 'three-lines.cjs')]);
    child.stdout.setEncoding('utf8').on('data', (text) => text.trim().split('\n').forEach(onLine));
    child.on('close', onEnd);
  },
  'the main program': tellWhetherItTurns,
  'promise code': () => void Promise.resolve().then(tellWhetherItTurns),
  'promise code, after an output': () => {
    console.log('output');
    // A listener keeps the channel open.
    process.on('message', () => undefined);
    void Promise.resolve()
      .then(tellWhetherItTurns)
      .then(() => process.disconnect?.());
  },
  'after an await': async () => {
    await once(new Worker('', { eval: true }), 'exit');
    tellWhetherItTurns();
  },
  'the main program of a thread': () => {
    if (isMainThread) new Worker(__filename, { argv: ['the main program of a thread'] });
    else tellWhetherItTurns();
  },
  'promise code with async hooks': () => {
    createHook({ init: () => undefined }).enable();
    void Promise.resolve().then(tellWhetherItTurns);
  },
  'promise code while a pipe is open': () => {
    process.stdin.resume();
    void Promise.resolve().then(tellWhetherItTurns);
  },
  'promise code after the message of a thread that ends': async () => {
    const worker = new Worker("require('node:worker_threads').parentPort.postMessage('done')", {
      eval: true,
    });
    await once(worker, 'message');
    tellWhetherItTurns();
  },
  setTimeout: () => setTimeout(tellWhetherItTurns),
  setImmediate: () => setImmediate(tellWhetherItTurns),
  'process.nextTick': () => process.nextTick(tellWhetherItTurns),
  'fs.readFile': () => readFile(__filename, tellWhetherItTurns),
  'a stream': () => createReadStream(__filename).once('data', tellWhetherItTurns),
  'a request': () => {
    const server = createServer((_request, response) => {
      tellWhetherItTurns();
      response.end();
      server.close();
    });
    server.listen(0, '127.0.0.1', () => get({ port: server.address().port, agent: false }));
  },
};

void programs[process.argv[2]]();
