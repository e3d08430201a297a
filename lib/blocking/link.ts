import { MessageChannel, type MessagePort, Worker, receiveMessageOnPort } from 'node:worker_threads';
import { errorFacts, faultException } from '../http/fault';
import type { PreparedCall } from '../transport';
import { type CallMessage, Cell, type WatcherData, type WorkerData, type WorkerMessage } from './protocol';
import { Ticket } from './ticket';

/** The line between this thread and the worker that sends for it. */
export class Link {
  static #current: Link | undefined;

  /** The worker of this thread; a new one if there is none, or if it is gone. */
  static current(): Link {
    if (Link.#current === undefined || Link.#current.gone) Link.#current = new Link();
    return Link.#current;
  }

  readonly cells = new Int32Array(new SharedArrayBuffer(8));
  /** Why the worker is gone, if it said so. */
  error: unknown;
  readonly #worker: Worker;
  readonly #port: MessagePort;
  #lifeline: MessagePort | undefined;
  readonly #tickets = new Map<number, Ticket>();
  #lastId = 0;

  private constructor() {
    const calls = new MessageChannel();
    const life = new MessageChannel();
    const data: WorkerData = { port: calls.port2, cells: this.cells, lifeline: life.port2 };
    this.#worker = startThread('./worker', data, [calls.port2, life.port2]);
    this.#worker.on('error', (error) => (this.error = error));
    this.#worker.on('exit', () => this.#markGone());
    this.#port = calls.port1;
    this.#lifeline = life.port1.once('close', () => this.#markGone());
    this.#lifeline.unref();
  }

  get gone(): boolean {
    return Atomics.load(this.cells, Cell.GONE) === 1;
  }

  /** Hands a call to the worker. */
  post(call: PreparedCall): Ticket {
    const ticket = new Ticket(this, ++this.#lastId, call);
    this.#tickets.set(ticket.id, ticket);
    this.send({ id: ticket.id, request: call.request, reports: call.onAttempt !== undefined });
    return ticket;
  }

  send(message: CallMessage): void {
    this.#port.postMessage(message);
  }

  /** Takes in what the worker has posted. What belongs to no open ticket came too late, and is dropped. */
  receive(): void {
    for (;;) {
      const received = receiveMessageOnPort(this.#port);
      if (received === undefined) return;
      const { id, attempt, outcome } = received.message as WorkerMessage;
      const ticket = this.#tickets.get(id);
      if (attempt) ticket?.call.onAttempt?.(attempt);
      else ticket?.end(outcome);
    }
  }

  /** Forgets a call. */
  close({ id }: Ticket): void {
    this.#tickets.delete(id);
  }

  /**
   * Has a thread watch the worker, so that its death is noticed while this thread stands still and no event
   * can reach it.
   */
  watch(): void {
    const lifeline = this.#lifeline?.removeAllListeners('close');
    if (lifeline === undefined) return;
    this.#lifeline = undefined;
    const data: WatcherData = { lifeline, cells: this.cells };
    try {
      startThread('./watcher', data, [lifeline]).on('error', () => undefined);
    } catch {
      // As where it fails later: the call does without a watcher, and its deadline bounds the wait.
    }
  }

  /** Gives up on a worker that does not keep its word. */
  abandon(): void {
    this.#markGone();
    void this.#worker.terminate();
  }

  #markGone(): void {
    Atomics.store(this.cells, Cell.GONE, 1);
    this.#lifeline = undefined;
  }
}

function startThread(file: string, workerData: unknown, transferList: MessagePort[]): Worker {
  // No flags of the script: a loader or a preload of its own has no business in here.
  const options = { workerData, transferList, execArgv: [], name: 'tspaystack2' };
  try {
    const worker = new Worker(require.resolve(file), options);
    worker.unref();
    return worker;
  } catch (error) {
    const problem = 'the thread that sends the requests cannot be started.';
    throw faultException({ code: 'ERR_WORKER_EXITED', problem, attempts: 0, cause: errorFacts(error) });
  }
}
