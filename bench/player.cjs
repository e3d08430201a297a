'use strict';

// One rival in a process of its own: says that it is ready, then takes a turn for each line that it reads.
// Between two turns it stands still, and so takes nothing from the others.
const { readSync, writeSync } = require('node:fs');
const { code } = require('./rivals/request.cjs');

const [file, ...args] = process.argv.slice(2);

// In no promise job, where a naive deasync would hang. An ES module can only be had in one.
if (file.endsWith('.cjs')) play(require(file).open(...args));
else import(file).then(({ open }) => play(open(...args)));

function play(call) {
  const first = call();
  if (first instanceof Promise) return playAwaited(call, first);
  check(first);
  for (let turn = nextTurn(); turn; turn = nextTurn()) {
    const meter = start(turn);
    do call();
    while (meter.goesOn());
    meter.report();
  }
}

async function playAwaited(call, first) {
  check(await first);
  for (let turn = nextTurn(); turn; turn = nextTurn()) {
    const meter = start(turn);
    const lane = async () => {
      do await call();
      while (meter.goesOn());
    };
    await Promise.all(Array.from({ length: turn.inFlight ?? 1 }, lane));
    meter.report();
  }
}

function check(customer) {
  if (customer.customer_code !== code) throw new Error(`${file} got a wrong reply.`);
  writeSync(1, 'ready\n');
}

function nextTurn() {
  const buffer = Buffer.alloc(1024);
  const length = readSync(0, buffer);
  return length > 0 && JSON.parse(buffer.toString('utf8', 0, length));
}

function start({ milliseconds = 0, calls = 1 }) {
  const cpu = process.cpuUsage();
  const began = performance.now();
  let done = 0;
  return {
    goesOn: () => ++done < calls || performance.now() - began < milliseconds,
    report() {
      const wall = performance.now() - began;
      const { user, system } = process.cpuUsage(cpu);
      // Where the process was started so that it can, it collects its garbage before the memory is read.
      globalThis.gc?.();
      const resident = process.memoryUsage.rss();
      writeSync(1, `${JSON.stringify({ calls: done, wall, cpu: (user + system) / 1000, resident })}\n`);
    },
  };
}
