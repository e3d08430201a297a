import type { Command } from 'commander';
import { ensure, secretKey } from '../checks';
import { LONGEST_TIMER } from '../clock';
import { LAST_PORT, MAX_CUSTOMERS } from '../sandbox/argument-checks';
import { wholeNumber } from './command-arguments';

interface SandboxCommandOptions {
  readonly port: number;
  readonly key: string;
  readonly latency: number;
  readonly customers: number;
  readonly webhookUrl?: string;
  readonly rateLimit?: number;
  readonly seed?: number;
}

/** Milliseconds in which `--rate-limit` counts. */
const MINUTE = 60_000;

/** Adds the command that runs the sandbox. */
export function addSandbox(program: Command): void {
  program
    .command('sandbox')
    .description('Runs an in-memory Paystack on 127.0.0.1 until Ctrl-C.')
    .option(
      '--port <number>',
      'port to listen on, 0 for any free one',
      wholeNumber('--port', 0, LAST_PORT),
      4010,
    )
    .option('--key <key>', 'secret key to accept', key, 'sk_test_sandbox')
    .option(
      '--latency <ms>',
      'milliseconds that each reply is held back',
      wholeNumber('--latency', 0, LONGEST_TIMER),
      0,
    )
    .option(
      '--customers <number>',
      'customers to make up at the start',
      wholeNumber('--customers', 0, MAX_CUSTOMERS),
      0,
    )
    .option('--webhook-url <url>', 'where signed events go, a URL on this computer')
    .option(
      '--rate-limit <number>',
      'requests to one endpoint that are let through in a minute',
      wholeNumber('--rate-limit', 1, Number.MAX_SAFE_INTEGER),
    )
    .option(
      '--seed <number>',
      'makes codes and times the same in each run',
      wholeNumber('--seed', 0, Number.MAX_SAFE_INTEGER),
    )
    .action(runSandbox);
}

function key(value: string): string {
  ensure('--key', value, secretKey);
  return value;
}

async function runSandbox(options: SandboxCommandOptions): Promise<void> {
  const { port, key: authKey, latency, customers, webhookUrl: webhookURL, rateLimit, seed } = options;
  const { startSandbox } = await import('../sandbox/index.js');
  const sandbox = await startSandbox({
    ...{ port, authKey, latency, webhookURL, seed },
    rateLimit: rateLimit === undefined ? undefined : { requests: rateLimit, window: MINUTE },
    onRequest: ({ method, path, statusCode, duration }) => {
      console.log(`${method} ${path} ${statusCode} ${Math.round(duration)} ms`);
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void sandbox.stop());
  // Who read the log is gone, as `head` is once it has its lines.
  process.stdout.once('error', () => void sandbox.stop());
  await sandbox.seedCustomers(customers);
  sandbox.ref();

  const { url } = sandbox;
  console.log(`Paystack sandbox on ${url} with the key ${authKey}. Ctrl-C stops it.

export PAYSTACK_BASE_URL=${url}
export PAYSTACK_AUTHORIZATION_KEY=${quoted(authKey)}

curl -H ${quoted(`Authorization: Bearer ${authKey}`)} ${url}/customer
`);
}

/** As the shell has to have it. */
function quoted(text: string): string {
  return /^[\w-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
