/**
 * Loads the sandbox on 200 connections: whether each request is answered with 200, how many are in a second, and what
 * memory its process takes. See docs/testing.md. It ends with 1 on errors and where the memory grows.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Result } from 'autocannon';
import { CONNECTIONS, GROWTH, failuresOf, startLoadedSandbox } from './sandbox-load';
import { asText } from './table';

/** More than the sandbox keeps, so that what it keeps grows no more afterwards. */
const WARM_UP = 120_000;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { seconds: { type: 'string', default: '30' } } });
  const sandbox = await startLoadedSandbox();
  try {
    const start = sandbox.memory();
    await sandbox.prepare();
    const warmUp = await sandbox.load({ amount: WARM_UP });
    const warm = sandbox.memory();
    const result = await sandbox.load({ duration: Number(values.seconds) });
    const end = sandbox.memory();

    const failures = failuresOf(warmUp) + failuresOf(result);
    const isFlat = end <= warm * GROWTH;
    console.log(`Node ${process.version}, ${cpus().length} cores; ${CONNECTIONS} connections\n`);
    console.log(
      asText([
        ['pass', 'time', 'answered', 'errors', 'a second', 'ms p50 / p99', 'memory then'],
        ['start', '', '', '', '', '', inMiB(start)],
        rowOf('warm-up', warmUp, warm),
        rowOf('load', result, end),
      ]),
    );
    console.log(`\nno errors: ${failures === 0 ? 'yes' : 'NO'}\nmemory is flat: ${isFlat ? 'yes' : 'NO'}`);
    process.exitCode = failures === 0 && isFlat ? 0 : 1;
  } finally {
    await sandbox.stop();
  }
}

function rowOf(title: string, result: Result, memory: number): string[] {
  const { duration, requests, latency } = result;
  return [
    title,
    `${Math.round(duration)} s`,
    String(requests.total),
    String(failuresOf(result)),
    String(Math.round(requests.total / duration)),
    `${latency.p50} / ${latency.p99}`,
    inMiB(memory),
  ];
}

function inMiB(memory: number): string {
  return `${memory.toFixed(0)} MiB`;
}

void main();
