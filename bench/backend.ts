/**
 * Loads the service in examples/backend, which runs as a process of its own, while the sandbox that it asks is slow
 * and fails now and then. Whether each request is answered, and what memory the service takes: see docs/backend.md.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import autocannon, { type Request, type Result } from 'autocannon';
import { startSandbox } from 'tspaystack2/sandbox';
import { asText } from './table';

const CONNECTIONS = 200;
const PEOPLE = 500;
const LATENCY = { min: 5, max: 50 };
const FAILURES = { status: 503, rate: 0.05 };
/** How much the memory may grow from the warm-up to the end and still be called flat. */
const GROWTH = 1.2;

/** One pass of the load over the service, and the memory that the service took at its end, in MiB. */
interface Pass {
  readonly title: string;
  readonly result: Result;
  readonly memory: number;
}

/** What was sent but not answered while the load lasted; one a connection may be under way as its time is up. */
function unanswered({ requests }: Result): number {
  return Math.max(0, requests.sent - requests.total - CONNECTIONS);
}

/** The statuses that the load is to meet, the last one for an injected failure. */
const EXPECTED = new Set(['200', '201', '503']);

function isExpected({ result: { statusCodeStats = {} } }: Pass): boolean {
  return Object.keys(statusCodeStats).every((status) => EXPECTED.has(status));
}

function isAnswered({ result }: Pass): boolean {
  return result.errors + result.timeouts + unanswered(result) === 0;
}

/** The three routes in turn, for one person after the other. */
function requestsFor(codes: readonly string[]): Request[] {
  let nth = 0;
  const next = () => {
    nth += 1;
    return nth % PEOPLE;
  };
  const emailOf = (person: number) => `person.${person}@example.com`;
  return [
    {
      method: 'POST',
      path: '/customers',
      headers: { 'Content-Type': 'application/json' },
      setupRequest: (request) => ({
        ...request,
        body: JSON.stringify({ email: emailOf(next()), firstName: 'Ada' }),
      }),
    },
    {
      method: 'GET',
      setupRequest: (request) => ({ ...request, path: `/customers/${encodeURIComponent(emailOf(next()))}` }),
    },
    {
      method: 'POST',
      setupRequest: (request) => ({ ...request, path: `/customers/${codes[next()] ?? ''}/block` }),
    },
  ];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts the service as its users would; its log goes nowhere, but is written. */
async function startService(env: Record<string, string>) {
  const port = await freePort();
  const main = join(__dirname, '../examples/backend/main.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.resume();
  const url = `http://127.0.0.1:${port}`;
  while (!(await fetch(url).catch(() => undefined))) await pause(100);
  return {
    url,
    /** Resident memory in MiB, as the system counts it. */
    memory: () =>
      Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })) / 1024,
    stop: async () => {
      child.kill('SIGTERM');
      const [code] = (await once(child, 'exit')) as [number | null];
      return code;
    },
  };
}

function tableOf(passes: readonly Pass[]): string {
  const row = ({ title, result, memory }: Pass) => {
    const { requests, latency, statusCodeStats = {}, errors, timeouts, duration } = result;
    const answers = Object.entries(statusCodeStats).map(([status, { count = 0 }]) => `${status}: ${count}`);
    return [
      title,
      `${Math.round(duration)} s`,
      String(requests.total),
      answers.join(', '),
      `${errors} / ${timeouts} / ${unanswered(result)}`,
      String(Math.round(requests.total / duration)),
      `${latency.p50} / ${latency.p99}`,
      `${memory.toFixed(0)} MiB`,
    ];
  };
  const head = [
    'pass',
    'time',
    'answered',
    'with status',
    'errors / timeouts / unanswered',
    'a second',
    'ms p50 / p99',
    'memory then',
  ];
  return asText([head, ...passes.map(row)]);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { seconds: { type: 'string', default: '30' } } });
  const seconds = Number(values.seconds);

  const sandbox = await startSandbox({ latency: LATENCY });
  const people = Array.from({ length: PEOPLE }, (_, person) => ({ email: `person.${person}@example.com` }));
  const codes = (await sandbox.seedCustomers(people)).map(({ customer_code }) => customer_code);
  await sandbox.setFailures(FAILURES);
  const service = await startService({
    PAYSTACK_AUTHORIZATION_KEY: sandbox.authKey,
    PAYSTACK_BASE_URL: sandbox.url,
  });

  const pass = async (title: string, duration: number): Promise<Pass> => {
    const requests = requestsFor(codes);
    const result = await autocannon({ url: service.url, connections: CONNECTIONS, duration, requests });
    // What the end of the load cut off is over by then.
    await pause(1_000);
    return { title, result, memory: service.memory() };
  };
  const passes = [
    await pass('warm-up', Math.min(10, seconds)),
    await pass('first', seconds),
    await pass('second', seconds),
  ];
  const code = await service.stop();
  await sandbox.stop();

  const [warm, ...loaded] = passes.map(({ memory }) => memory) as [number, ...number[]];
  const checks = {
    'answered every request': passes.every(isAnswered),
    'with 200, 201 or 503 only': passes.every(isExpected),
    'memory is flat': loaded.every((memory) => memory <= warm * GROWTH),
    'ended with 0 on SIGTERM': code === 0,
  };
  console.log(`Node ${process.version}, ${cpus().length} cores; ${CONNECTIONS} connections\n`);
  console.log(`${tableOf(passes)}\n`);
  for (const [check, holds] of Object.entries(checks)) console.log(`${check}: ${holds ? 'yes' : 'NO'}`);
  process.exitCode = Object.values(checks).every(Boolean) ? 0 : 1;
}

void main();
