#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { ensure, rule, secretKey } from './checks';
import { LONGEST_TIMER } from './clock';
import { InvalidDataException } from './exceptions';
import { type SandboxOptions, startSandbox } from './sandbox';
import { LAST_PORT, MAX_CUSTOMERS } from './sandbox/argument-checks';
import { version } from './version';

const USAGE = `Usage: tspaystack2 sandbox [options]

Runs an in-memory Paystack on 127.0.0.1 until Ctrl-C.

Options:
  --port <number>       port to listen on, 0 for any free one (default 4010)
  --key <key>           secret key to accept (default sk_test_sandbox)
  --latency <ms>        milliseconds that each reply is held back (default 0)
  --customers <number>  customers to make up at the start (default 0)
  -h, --help            show this text
  --version             show the version
`;

const knownCommand = rule('"sandbox"', (value) => value === 'sandbox');

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '4010' },
      key: { type: 'string' },
      latency: { type: 'string', default: '0' },
      customers: { type: 'string', default: '0' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
  } else if (values.version) {
    console.log(version);
  } else {
    ensure('command', positionals.length > 0 ? positionals.join(' ') : undefined, knownCommand);
    if (values.key !== undefined) ensure('--key', values.key, secretKey);
    await runSandbox(
      {
        port: numberOf('--port', values.port, LAST_PORT),
        authKey: values.key,
        latency: numberOf('--latency', values.latency, LONGEST_TIMER),
      },
      numberOf('--customers', values.customers, MAX_CUSTOMERS),
    );
  }
}

async function runSandbox(options: SandboxOptions, customers: number): Promise<void> {
  const sandbox = await startSandbox({
    ...options,
    onRequest: ({ method, path, statusCode, duration }) => {
      console.log(`${method} ${path} ${statusCode} ${Math.round(duration)} ms`);
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void sandbox.stop());
  // Who read the log is gone, as `head` is once it has its lines.
  process.stdout.once('error', () => void sandbox.stop());
  await sandbox.seedCustomers(customers);
  sandbox.ref();

  const { url, authKey } = sandbox;
  console.log(`Paystack sandbox on ${url} with the key ${authKey}. Ctrl-C stops it.

export PAYSTACK_BASE_URL=${url}
export PAYSTACK_AUTHORIZATION_KEY=${quoted(authKey)}

curl -H ${quoted(`Authorization: Bearer ${authKey}`)} ${url}/customer
`);
}

function numberOf(option: string, value: string, most: number): number {
  const isWhole = () => /^\d+$/.test(value) && Number(value) <= most;
  ensure(option, value, rule(`a whole number, 0 to ${most}`, isWhole));
  return Number(value);
}

/** As the shell has to have it. */
function quoted(text: string): string {
  return /^[\w-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function isUsageError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return error instanceof InvalidDataException || code.startsWith('ERR_PARSE_ARGS');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  if (isUsageError(error)) console.error('Run "npx tspaystack2 --help" for the options.');
  process.exitCode = isUsageError(error) ? 2 : 1;
});
