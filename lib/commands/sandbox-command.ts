import { MINUTE } from '../sandbox/core/sandbox-clock';
import { appendFileSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { type Check, ensure, filledTextCheck, secretKeyCheck } from '../arguments/checks';
import { LONGEST_TIMER } from '../clock';
import { keyInEnvironment } from '../arguments/key';
import { LAST_PORT, localURL } from '../sandbox/argument-checks';
import { PUBLIC_KEY } from '../sandbox/core/public-key';
import { MAX_CUSTOMERS } from '../sandbox/seed-checks';
import { withoutSecrets } from '../sandbox/core/secrets';
import { quoted } from '../sandbox/shell';
import { openBrowser } from './browser';
import { wholeNumber } from './command-arguments';

interface SandboxCommandOptions {
  readonly port: number;
  readonly key?: string;
  readonly latency: number;
  readonly customers: number;
  readonly webhookUrl?: string;
  readonly rateLimit?: number;
  readonly seed?: number;
  readonly state?: string;
  readonly requests?: string;
  readonly open?: true;
}

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
    .option(
      '--key <key>',
      'secret key to accept (default: PAYSTACK_AUTHORIZATION_KEY or PAYSTACK_SECRET_KEY of the environment, else "sk_test_sandbox")',
      checked('--key', secretKeyCheck),
    )
    .option(
      '--latency <ms>',
      'milliseconds by which each reply is delayed',
      wholeNumber('--latency', 0, LONGEST_TIMER),
      0,
    )
    .option(
      '--customers <number>',
      'make up customers at the start until there are so many',
      wholeNumber('--customers', 0, MAX_CUSTOMERS),
      0,
    )
    .option(
      '--webhook-url <url>',
      'URL on this computer to which signed events are sent',
      checked('--webhook-url', localURL),
    )
    .option(
      '--rate-limit <number>',
      'requests to one endpoint that are accepted in a minute',
      wholeNumber('--rate-limit', 1, Number.MAX_SAFE_INTEGER),
    )
    .option(
      '--seed <number>',
      'makes codes and times the same in each run',
      wholeNumber('--seed', 0, Number.MAX_SAFE_INTEGER),
    )
    .option(
      '--state <file>',
      'file that keeps all records, loaded at the start',
      checked('--state', filledTextCheck),
    )
    .option(
      '--requests <file>',
      'file into which each request is written, one line of JSON each; what the file held is lost',
      checked('--requests', filledTextCheck),
    )
    .option('--open', 'open the dashboard in a browser')
    .action(runSandbox);
}

/** Makes the function that reads a text from an option. */
function checked(option: string, check: Check): (value: string) => string {
  return (value) => {
    ensure(option, value, check);
    return value;
  };
}

async function runSandbox(options: SandboxCommandOptions): Promise<void> {
  const { port, latency, customers, webhookUrl: webhookURL, rateLimit, seed, state, requests } = options;
  if (requests !== undefined) writeFileSync(requests, '', { mode: 0o600 });
  const key = keyOf(options);
  const { key: authKey } = key;
  const { startSandbox } = await import('../sandbox/index.js');
  const sandbox = await startSandbox({
    ...{ port, authKey, latency, webhookURL, seed, state },
    rateLimit: rateLimit === undefined ? undefined : { requests: rateLimit, window: MINUTE },
    onRequest: ({ duration, ...request }) => {
      const { method, path, statusCode } = request;
      if (requests !== undefined) appendFileSync(requests, `${JSON.stringify(request)}\n`);
      // A log is kept and passed on. What an identity check is about does not belong there.
      const [shown] = withoutSecrets([path], authKey);
      console.log(`${method} ${shown} ${statusCode} ${Math.round(duration)} ms`);
    },
    onWebhook: ({ id, event, statusCode, error }) => {
      const state = statusCode === null ? `no reply: ${error ?? ''}` : String(statusCode);
      // A delivery that failed is debugged on its page.
      const page = statusCode === 200 ? '' : `  ${sandbox.url}/_sandbox/webhooks/${id}`;
      console.log(`Webhook ${event} ${state}${page}`);
    },
  });
  void sandbox.ended.then(tellDeath);
  const stop = () => void sandbox.stop().catch(tellUnwritten);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
  // The reader of the log may end early, as `head` does.
  process.stdout.once('error', stop);
  if (customers > 0) await sandbox.seedCustomers(Math.max(customers - (await sandbox.customers()).length, 0));
  sandbox.ref();

  const { url } = sandbox;
  console.log(startOf(url, webhookURL, key));
  if (options.open) {
    openBrowser(url, () => console.log(`No browser can be opened here. The dashboard is at ${url}`));
  }
}

/** The key to accept, and the variable of the environment that it comes from, if it does. */
interface Key {
  readonly key: string;
  readonly source?: string;
}

function keyOf({ key }: SandboxCommandOptions): Key {
  return key === undefined ? (keyInEnvironment() ?? { key: 'sk_test_sandbox' }) : { key };
}

/** What the command prints at its start. A key of the environment is not printed: it may be a real one. */
function startOf(url: string, webhookURL: string | undefined, { key, source }: Key): string {
  const lines = [
    `Paystack sandbox on ${url}. Ctrl-C stops it.`,
    '',
    `Dashboard   ${url}`,
    `Webhook     ${webhookURL ?? 'none (--webhook-url names one)'}`,
    `Secret key  ${source === undefined ? key : `that of ${source}`}`,
    `Public key  ${PUBLIC_KEY}, for ${url}/v2/inline.js`,
    '',
    `export PAYSTACK_BASE_URL=${url}`,
    ...(source === undefined ? [`export PAYSTACK_AUTHORIZATION_KEY=${quoted(key)}`] : []),
    '',
    `curl -H ${source === undefined ? quoted(`Authorization: Bearer ${key}`) : `"Authorization: Bearer $${source}"`} ${url}/customer`,
    '',
  ];
  return lines.join('\n');
}

function tellDeath(reason: Error | undefined): void {
  if (reason === undefined) return;
  console.error(`The sandbox has ended: ${reason.message}`);
  process.exitCode = 1;
}

function tellUnwritten(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
