import { join } from 'node:path';
import { setImmediate as immediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { BUNDLED, isThere, startThread } from '../blocking/threads';
import type { SandboxOptions } from './sandbox-options';
import { messageOf } from './errors';
import type { Commands } from './commands';
import type { Settings } from './running-sandbox';
import type { Command, Report } from './thread-messages';

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

// In a bundle there may be no __dirname. The path is literal, so that tools that copy a program find the file.
const SERVER = typeof __dirname === 'string' ? join(__dirname, 'tspaystack2-sandbox.js') : undefined;

/**
 * Starts the worker and sends it commands. The worker keeps the process alive only while a command waits for its
 * result, so that a test run that forgets `stop` can end.
 */
export class ServerThread {
  /** The port that the server listens on. Rejects if it cannot listen. */
  readonly port: Promise<number>;
  /** Settles once the thread has ended: with `undefined` after `stop`, else with the reason. */
  readonly ended: Promise<Error | undefined>;
  readonly #worker: Worker;
  readonly #keepsState: boolean;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #isHeld = false;
  #stop: Promise<void> | undefined;
  #end: Error | undefined;

  /** @throws Error where the file that the worker runs is missing. */
  constructor(settings: Settings, { onRequest, onWebhook }: Pick<SandboxOptions, 'onRequest' | 'onWebhook'>) {
    if (!isThere(SERVER)) throw new Error(`The sandbox cannot be started. ${BUNDLED}`);
    this.#keepsState = settings.state !== undefined;
    this.#worker = startThread(SERVER, { workerData: settings });
    this.#worker.on('message', (report: Report) => {
      if ('served' in report) tell('onRequest', report.served, onRequest);
      else if ('tried' in report) tell('onWebhook', report.tried, onWebhook);
      else if ('warning' in report) process.emitWarning(report.warning);
      // This waits until the port's own event is over. The caller may make a blocking call next. That call may turn
      // the event loop, and the loop may free the port.
      else void immediate().then(() => this.#settle(report));
    });
    this.#worker.on('error', (error) => {
      this.#finish(error);
    });
    this.ended = new Promise((resolve) => {
      this.#worker.on('exit', () => {
        // Results that came in before are settled first.
        void immediate().then(() => {
          this.#finish(new Error('The sandbox is stopped.'));
          resolve(this.#stop ? undefined : this.#end);
        });
      });
    });
    this.port = this.#result(0) as Promise<number>;
  }

  /** Has the worker run a command. */
  async run<K extends keyof Commands>(
    name: K,
    ...args: Parameters<Commands[K]>
  ): Promise<Awaited<ReturnType<Commands[K]>>> {
    if (this.#end) throw this.#end;
    const command: Command = { id: ++this.#lastId, name, args };
    this.#worker.postMessage(command);
    return this.#result(command.id) as Promise<Awaited<ReturnType<Commands[K]>>>;
  }

  /** Lets the worker keep the process alive until it is stopped. */
  hold(): void {
    this.#isHeld = true;
    this.#worker.ref();
  }

  /**
   * Ends the worker, and with it all its connections.
   *
   * @throws Error where the state could not be written.
   */
  stop(): Promise<void> {
    // A result that arrives now would else let the process end before the script goes on.
    this.hold();
    return (this.#stop ??= this.#end ? Promise.resolve() : this.#close());
  }

  async #close(): Promise<void> {
    try {
      if (this.#keepsState) await this.run('close');
    } finally {
      await this.#worker.terminate();
    }
  }

  #result(id: number): Promise<unknown> {
    this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
  }

  #settle(report: Exclude<Report, { served: unknown } | { tried: unknown } | { warning: unknown }>): void {
    const waiting = this.#waiting.get(report.id);
    this.#waiting.delete(report.id);
    if (this.#waiting.size === 0 && !this.#isHeld) this.#worker.unref();
    if ('error' in report) waiting?.reject(new Error(report.error));
    else waiting?.resolve(report.json === undefined ? undefined : JSON.parse(report.json));
  }

  #finish(end: Error): void {
    this.#end ??= end;
    for (const { reject } of this.#waiting.values()) reject(this.#end);
    this.#waiting.clear();
  }
}

/** Calls a function of the user. If it fails, a warning is emitted, and the sandbox goes on. */
function tell<T>(name: string, news: T, callback?: (news: T) => unknown): void {
  new Promise((resolve) => {
    resolve(callback?.(news));
  }).catch((error: unknown) => {
    process.emitWarning(`${name} of the sandbox failed: ${messageOf(error)}`);
  });
}
