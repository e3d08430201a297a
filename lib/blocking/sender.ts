import { join } from 'node:path';
import workerThreads, {
  MessageChannel,
  type MessagePort,
  type Worker,
  receiveMessageOnPort,
} from 'node:worker_threads';
import { now } from '../clock';
import type { NetworkException } from '../exceptions';
import { onAbort } from '../http/abort';
import { type Outcome, errorFacts, exceptionOf, thrownFor } from '../http/failure';
import type { PreparedCall } from '../call/prepared-call';
import type { SentCall } from '../call/transport';
import { version } from '../version';
import {
  type CallMessage,
  Cell,
  Start,
  type WatcherData,
  type WorkerData,
  type WorkerMessage,
} from './protocol';
import { BUNDLED, isThere, startThread } from './threads';

// The thread that sends, and what is known of it, outlast the module registry of a test file. Their listeners must not
// use the globals of that file.
const { load, store } = Atomics;

/** The thread that sends for this one. */
export interface Sender {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly cells: Int32Array;
  /** Takes what the worker posts about a call, by the id of the call. */
  readonly receivers: Map<number, (message: WorkerMessage) => void>;
  lifeline: MessagePort | undefined;
  lastId: number;
  /** Why the worker is gone, if it said so. */
  error: unknown;
}

/** Milliseconds in which a worker has to start. */
const LONGEST_START = 30_000;

/** If a worker is still silent so many milliseconds after the deadline of a call, it counts as stuck. */
const GRACE = 2_000;

/**
 * Every copy of this package in a thread finds the thread that sends here. A test runner loads a copy for each file,
 * each with globals of its own; Node's modules are the same for all.
 */
const shelf = workerThreads as Record<symbol, Sender | undefined>;
const place = Symbol.for(`tspaystack2/${version}`);

/**
 * The thread that sends for this one; a new one if there is none, or if it is gone.
 *
 * @throws NetworkException if it cannot be started.
 */
export function currentSender(): Sender {
  const known = shelf[place];
  return known === undefined || isGone(known) ? (shelf[place] = startSender()) : known;
}

/**
 * Waits until the thread that sends has started. What that takes is not charged to a call.
 *
 * @throws NetworkException if it does not.
 */
export function startedSender(wait: (sender: Sender, done: () => boolean, until: number) => void): Sender {
  const sender = currentSender();
  const startOf = () => load(sender.cells, Cell.START);
  if (startOf() === Start.PENDING) {
    wait(sender, () => startOf() !== Start.PENDING, now() + LONGEST_START);
  }
  if (startOf() === Start.READY) return sender;
  const isLate = startOf() === Start.PENDING && !isGone(sender);
  if (!isGone(sender)) abandon(sender);
  throw isLate ? notStarted(undefined) : notStarted(sender.error, BUNDLED);
}

export function isGone({ cells }: Sender): boolean {
  return load(cells, Cell.GONE) === 1;
}

/** A call that was handed to the thread that sends. */
export class Ticket implements SentCall {
  /** When, on the clock of `now()`, the worker has to have answered. */
  readonly expires: number;
  #outcome: Outcome | undefined;
  readonly #id: number;
  readonly #forget: () => void;

  constructor(
    readonly sender: Sender,
    readonly call: PreparedCall,
    readonly onEnd?: (ticket: Ticket) => void,
  ) {
    this.#id = ++sender.lastId;
    this.expires = now() + call.request.deadline + GRACE;
    sender.receivers.set(this.#id, (message) => this.#receive(message));
    this.#post({ id: this.#id, request: call.request, isObserved: call.onAttempt !== undefined });
    this.#forget = onAbort(call.signal, () => this.cancel());
  }

  /** Looks whether the call has ended; if the worker cannot answer any more, it has. */
  get hasEnded(): boolean {
    if (this.#outcome === undefined) receive(this.sender);
    if (this.#outcome === undefined && isGone(this.sender)) this.#end(died(this.sender));
    if (this.#outcome === undefined && now() >= this.expires) this.#end(stuck(this.sender));
    return this.#outcome !== undefined;
  }

  cancel(): void {
    this.#post({ id: this.#id });
  }

  take() {
    if (this.#outcome === undefined) throw new Error('This call has not ended.');
    if (this.#outcome.failure) throw thrownFor(this.#outcome.failure, this.call.signal);
    return this.#outcome.reply;
  }

  #post(message: CallMessage): void {
    this.sender.port.postMessage(message);
  }

  #receive({ news, outcome }: WorkerMessage): void {
    if (news) this.call.onAttempt?.(news);
    else this.#end(outcome);
  }

  #end(outcome: Outcome): void {
    this.#outcome = outcome;
    this.sender.receivers.delete(this.#id);
    this.#forget();
    this.onEnd?.(this);
  }
}

/** Receives what the worker has posted. A message for a call that has ended is dropped. */
export function receive({ port, receivers }: Sender): void {
  for (;;) {
    const received = receiveMessageOnPort(port);
    if (received === undefined) return;
    const message = received.message as WorkerMessage;
    receivers.get(message.id)?.(message);
  }
}

/**
 * Starts a thread that watches the worker. It notices that the worker dies while this thread stands still and gets no
 * events.
 */
export function watch(sender: Sender): void {
  const { lifeline, cells } = sender;
  if (lifeline === undefined) return;
  sender.lifeline = undefined;
  const data: WatcherData = { lifeline, cells };
  try {
    started(WATCHER, data, [lifeline]).on('error', () => undefined);
  } catch {
    // The call goes on without a watcher, as it does if the watcher fails later. Its deadline bounds the wait.
  }
}

function startSender(): Sender {
  const calls = new MessageChannel();
  const life = new MessageChannel();
  const cells = new Int32Array(new SharedArrayBuffer(12));
  const data: WorkerData = { version, port: calls.port2, cells, lifeline: life.port2 };
  const worker = started(WORKER, data, [calls.port2, life.port2]);
  const receivers = new Map<number, (message: WorkerMessage) => void>();
  const sender: Sender = {
    worker,
    port: calls.port1,
    cells,
    receivers,
    lifeline: life.port1,
    lastId: 0,
    error: undefined,
  };
  worker.on('error', (error) => (sender.error = error));
  worker.on('exit', () => store(cells, Cell.GONE, 1));
  return sender;
}

/** Gives up on a worker that does not answer. */
function abandon({ worker, cells }: Sender): void {
  store(cells, Cell.GONE, 1);
  void worker.terminate();
}

// In a bundle this folder is another one, or there is none. The paths are literal, so that tools that copy a program
// find the files.
const WORKER = typeof __dirname === 'string' ? join(__dirname, 'tspaystack2-worker.js') : undefined;
const WATCHER = typeof __dirname === 'string' ? join(__dirname, 'tspaystack2-watcher.js') : undefined;

function started(file: string | undefined, workerData: unknown, transferList: MessagePort[]): Worker {
  if (!isThere(file)) throw notStarted(undefined, BUNDLED);
  try {
    const worker = startThread(file, { workerData, transferList, name: 'tspaystack2' });
    worker.unref();
    return worker;
  } catch (error) {
    throw notStarted(error);
  }
}

function notStarted(error: unknown, why = ''): NetworkException {
  const problem = `the thread that sends the requests cannot be started.${why === '' ? '' : ` ${why}`}`;
  const cause = error === undefined ? undefined : errorFacts(error);
  return exceptionOf({ code: 'ERR_WORKER_EXITED', problem, cause }, 0);
}

function died({ error }: Sender): Outcome {
  const problem = 'the thread that sends the requests ended.';
  const cause = error === undefined ? undefined : errorFacts(error);
  return { failure: { code: 'ERR_WORKER_EXITED', problem, attempts: 1, cause } };
}

function stuck(sender: Sender): Outcome {
  abandon(sender);
  const problem = 'the deadline of the call passed, and the thread that sends the requests does not answer.';
  return { failure: { code: 'ETIMEDOUT', problem, attempts: 1 } };
}
