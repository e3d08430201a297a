import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { Disturbances } from './disturbances';
import { ACTIONS } from './actions';
import { LONGEST_TIMER } from '../clock';
import type { World } from './core/world';
import type { Failures, Latency } from './sandbox-options';
import type { RateLimit } from './core/limiter';
import { RequestLog, type Exchange } from './request-log';
import { isForBrowser, replyToBrowser } from './pages/website';
import { parsed } from './params';
import { InMemoryPaystack, type PaystackOptions } from './in-memory-paystack';
import { type PaystackReply, Refusal } from './refusal';
import type { ServedRequest } from './requests';
import { StateFile, StateKeeper } from './state-file';

/** The data that the worker is started with. */
export interface Settings extends Omit<PaystackOptions, 'url' | 'onAttempt'> {
  port: number;
  authKey: string;
  latency: Latency;
  /** Whether the worker reports each reply to the controller. */
  isLogged: boolean;
  /** Path of the file that keeps the state; `undefined` for none. */
  state: string | undefined;
}

/** A command from the controller to the worker. */
export interface Command {
  id: number;
  name: keyof Commands;
  args: unknown[];
}

/**
 * A message from the worker: the result of a command, a request that it served, or a warning. The port is the result of
 * command 0. Results are JSON, since a message itself cannot hold values with many levels.
 */
export type Report =
  | { id: number; json: string | undefined }
  | { id: number; error: string }
  | { served: ServedRequest }
  | { warning: string };

/** The commands that the worker obeys. */
export type Commands = typeof commands;

if (!parentPort) throw new Error('The server of the sandbox runs as a worker only: call startSandbox().');
const controller = parentPort;
const settings = workerData as Settings;

const MAX_BODY_BYTES = 1024 * 1024;
const TOO_LARGE = new Refusal(413, 'body_too_large', 'The body is larger than 1 MiB', 'Send a smaller body.')
  .reply;

/** The address of the server; empty until it listens. */
let url = '';
let paystack = newPaystack();
const stateFile = settings.state === undefined ? undefined : new StateFile(settings.state);
const keeper =
  stateFile &&
  new StateKeeper(
    stateFile,
    () => paystack.world.save(),
    (warning) => report({ warning }),
  );
let timer: NodeJS.Timeout | undefined;
let disturbances = new Disturbances(settings.latency);
const log = new RequestLog();
/** The dashboards that are open. */
const watchers = new Set<ServerResponse>();

/** Kinds of records that a command returns, all of one kind, in the order of creation. */
const KINDS = [
  'customers',
  'transactions',
  'plans',
  'subscriptions',
  'invoices',
  'refunds',
  'transfers',
  'paymentRequests',
  'dedicatedAccounts',
  'disputes',
] as const satisfies readonly (keyof World)[];

type RecordKind = (typeof KINDS)[number];

/** An action as a command. It has no parameter for the world, since that is always the sandbox's own. */
type Act<F> = F extends (world: World, ...args: infer A) => infer R ? (...args: A) => R : never;

const actions = Object.fromEntries(
  Object.entries(ACTIONS).map(([name, action]) => [
    name,
    (...args: unknown[]) =>
      paystack.act((world) => (action as (world: World, ...args: unknown[]) => unknown)(world, ...args)),
  ]),
) as { [K in keyof typeof ACTIONS]: Act<(typeof ACTIONS)[K]> };

const records = Object.fromEntries(KINDS.map((kind) => [kind, () => paystack.world[kind].oldestFirst])) as {
  [K in RecordKind]: () => World[K]['oldestFirst'];
};

const commands = {
  ...actions,
  ...records,
  requests: () => log.exchanges.map(({ request }) => request),
  advance: (milliseconds: number) => paystack.advance(milliseconds),
  now: () => paystack.world.now,
  deliveries: () => paystack.deliveries(),
  redeliver: (id: number) => paystack.redeliver(id),
  snapshot: () => paystack.snapshot(),
  restore: (snapshot: string) => {
    paystack.restore(snapshot);
  },
  setLatency: (latency: Latency) => {
    disturbances.latency = latency;
  },
  setFailures: (failures: Failures | null) => {
    disturbances.failures = failures;
  },
  setRateLimit: (limit: RateLimit | null) => {
    paystack.rateLimit = limit ?? undefined;
  },
  reset: () => {
    paystack.stop();
    paystack = newPaystack();
    disturbances = new Disturbances(settings.latency);
    log.clear();
  },
  close: () => {
    server.close();
    server.closeAllConnections();
    paystack.stop();
    keeper?.close();
  },
};

function newPaystack(): InMemoryPaystack {
  const { authKey, seed, rateLimit, webhookURL, webhookRetries } = settings;
  const options = { seed, rateLimit, webhookURL, webhookRetries };
  return new InMemoryPaystack(authKey, { ...options, url, onAttempt: changed });
}

controller.on('message', (command: Command) => {
  void obey(command);
});

async function obey({ id, name, args }: Command): Promise<void> {
  const command = commands[name] as (...args: unknown[]) => unknown;
  try {
    const value = await command(...args);
    report({ id, json: value === undefined ? undefined : JSON.stringify(value) });
  } catch (error) {
    report({ id, error: error instanceof Error ? error.message : String(error) });
  }
  changed();
}

/** Sets a timer for what falls due next. With a clock that stands still nothing falls due. */
function arm(): void {
  clearTimeout(timer);
  const { nextWake, world } = paystack;
  if (nextWake === undefined || !world.clock.isRunning) return;
  const wait = Math.min(Math.max(nextWake - world.clock.now, 0), LONGEST_TIMER);
  timer = setTimeout(() => {
    paystack.catchUp();
    changed();
  }, wait);
}

// An idle connection is never closed, so that no client sends a request on one that is about to be.
const server = createServer({ keepAliveTimeout: 0 }, (incoming, outgoing) => {
  serve(incoming, outgoing).catch(() => outgoing.destroy());
});
server.once('error', (error: NodeJS.ErrnoException) => {
  throw error.code === 'EADDRINUSE' ? new Error(`Port ${settings.port} is in use already.`) : error;
});
start().catch((error: unknown) => {
  // An exception outside of a promise ends the thread, whatever NODE_OPTIONS says of rejections.
  setImmediate(() => server.emit('error', error));
});

async function start(): Promise<void> {
  await stateFile?.lock();
  server.listen(settings.port, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    url = `http://127.0.0.1:${port}`;
    paystack = newPaystack();
    stateFile?.load((saved) => paystack.restore(saved));
    // A file that cannot be written must be reported before any request is served.
    keeper?.write();
    report({ id: 0, json: String(port) });
    paystack.catchUp();
    changed();
  });
}

function report(message: Report): void {
  controller.postMessage(message);
}

async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const arrival = performance.now();
  const text = await textOf(incoming);
  if (await servePage(incoming, outgoing, text)) return;
  const {
    exchange,
    reply: { statusCode, retryAfter, headers = {}, body },
  } = fulfil(incoming, text);
  outgoing.statusCode = statusCode;
  outgoing.setHeader('Content-Type', 'application/json; charset=utf-8');
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
  if (retryAfter !== undefined) outgoing.setHeader('Retry-After', retryAfter);
  const json = JSON.stringify(body);
  changed();
  const delay = disturbances.delay();
  if (delay > 0) await sleep(delay);
  outgoing.end(json);
  const duration = performance.now() - arrival;
  log.finish(exchange, json, duration);
  tellWatchers();
  const { method, path } = exchange.request;
  if (settings.isLogged) report({ served: { method, path, statusCode, duration } });
}

/** Shows a page, if that is what is asked for. Latency, failures and records are for the API. */
async function servePage(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  text: string | undefined,
): Promise<boolean> {
  const { method, path, query } = targetOf(incoming);
  const request = { method, path: segmentsOf(path), query, headers: incoming.headers, text };
  if (!isForBrowser(request)) return false;
  const { authKey, webhookURL } = settings;
  const { latency, failures } = disturbances;
  const current = { latency, failures, rateLimit: paystack.rateLimit, webhookURL };
  const website = { url, authKey, paystack, exchanges: log.exchanges, settings: current, commands };
  const { statusCode, headers, body } = await replyToBrowser(request, website);
  outgoing.writeHead(statusCode, headers);
  if (body === undefined) {
    outgoing.flushHeaders();
    watchers.add(outgoing);
    outgoing.once('close', () => watchers.delete(outgoing));
  } else {
    outgoing.end(body);
    if (method === 'POST') changed();
  }
  return true;
}

/** To be called after each possible change. Sets the timer, has the state written, and updates the dashboards. */
function changed(): void {
  arm();
  keeper?.changed();
  tellWatchers();
}

function tellWatchers(): void {
  for (const watcher of watchers) watcher.write('data: changed\n\n');
}

/** Finds the reply to a request, and records both. */
function fulfil(
  incoming: IncomingMessage,
  text: string | undefined,
): { exchange: Exchange; reply: PaystackReply } {
  const { method, path, query } = targetOf(incoming);
  const {
    authorization,
    'content-type': contentType = null,
    'user-agent': userAgent = null,
  } = incoming.headers;
  const body = text ? parsed(text) : null;
  const reply =
    disturbances.failure() ??
    (text === undefined
      ? TOO_LARGE
      : paystack.answer({ method, path: segmentsOf(path), query, body, authorization }));
  const { statusCode } = reply;
  const authorized = paystack.accepts(authorization);
  const request = { method, path, query: [...query], authorized, contentType, userAgent, body, statusCode };
  return { exchange: log.add(request, paystack.world.now), reply };
}

function targetOf({ method = '', url = '' }: IncomingMessage) {
  const [path = '', search = ''] = url.split(/\?(.*)/s);
  return { method, path, query: new URLSearchParams(search) };
}

/** The whole body; `undefined` where it is too large. */
async function textOf(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  // The rest of a body that is too large is read, too. A client that is still sending would otherwise miss the reply.
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return size <= MAX_BODY_BYTES ? Buffer.concat(chunks).toString() : undefined;
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter(Boolean).map(decoded);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
