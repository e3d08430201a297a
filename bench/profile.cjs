'use strict';

// Prints where the time of a call goes: microseconds of each part, by V8's profiler.
const { fork } = require('node:child_process');
const { once } = require('node:events');
const { Session } = require('node:inspector/promises');
const { join } = require('node:path');

const project = join(__dirname, '..');

/** The parts, by where their code is; the first that fits. Native code counts as part of the code that calls it. */
const PARTS = [
  ['tspaystack2', (url) => url.includes(join(project, 'dist'))],
  ['axios', (url) => url.includes('/node_modules/axios/')],
  ['Node', (url) => url.startsWith('node:')],
  ['the program', (url) => url !== ''],
];

const ENGINE = { '(idle)': 'waiting', '(garbage collector)': 'garbage', '(program)': 'V8' };

const RIVALS = ['axios.cjs', 'async-customer.cjs'];
const LEVELS = [1, 64, 1_024];

async function makeCalls(call, inFlight, milliseconds) {
  const end = performance.now() + milliseconds;
  let calls = 0;
  const lane = async () => {
    for (; performance.now() < end; calls += 1) await call();
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  return calls;
}

function timesOf({ nodes, samples, timeDeltas }) {
  const parts = new Map();
  const setPart = (node, inherited) => {
    const { functionName, url } = node.callFrame;
    const own = ENGINE[functionName] ?? PARTS.find(([, isIn]) => isIn(url))?.[0];
    parts.set(node.id, own ?? inherited);
    for (const id of node.children ?? []) setPart(nodesById.get(id), own ?? inherited);
  };
  const nodesById = new Map(nodes.map((node) => [node.id, node]));
  setPart(nodes[0], 'V8');
  const times = new Map();
  samples.forEach((id, index) => {
    const part = parts.get(id);
    times.set(part, (times.get(part) ?? 0) + timeDeltas[index]);
  });
  return times;
}

async function main() {
  const server = fork(join(__dirname, 'server.cjs'));
  const [port] = await once(server, 'message');
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 83 });
  const columns = ['all', 'waiting', 'Node', 'axios', 'tspaystack2', 'garbage', 'V8', 'the program'];
  const row = (name, cells) =>
    console.log(name.padEnd(36), ...cells.map((cell) => String(cell).padStart(11)));
  row('microseconds a call', columns);
  for (const inFlight of LEVELS) {
    for (const rival of RIVALS) {
      const call = require(`./rivals/${rival}`).open(`http://127.0.0.1:${port}/0`);
      await makeCalls(call, inFlight, 2_000);
      await session.post('Profiler.start');
      const calls = await makeCalls(call, inFlight, 3_000);
      const { profile } = await session.post('Profiler.stop');
      const times = timesOf(profile);
      times.set(
        'all',
        [...times.values()].reduce((sum, time) => sum + time, 0),
      );
      row(
        `${rival.replace('.cjs', '')}, ${inFlight} in flight`,
        columns.map((part) => Math.round((times.get(part) ?? 0) / calls)),
      );
    }
  }
  server.disconnect();
}

void main();
