import { LONGEST_TIMER } from '../clock';
import type { Delivery } from './core/records/deliveries';
import { Disturbances } from './disturbances';
import { EventStreams } from './event-streams';
import { InMemoryPaystack, type PaystackOptions } from './in-memory-paystack';
import { RequestLog } from './request-log';
import type { Latency } from './sandbox-options';
import { StateFile, StateKeeper } from './state-file';

/** The data that the worker is started with. */
export interface Settings extends Omit<PaystackOptions, 'url' | 'onAttempt'> {
  port: number;
  authKey: string;
  latency: Latency;
  /** Whether the worker reports each reply and each try of a webhook to the controller. */
  isLogged: boolean;
  /** Path of the file that keeps the state; `undefined` for none. */
  state: string | undefined;
}

/** A sandbox as its thread runs it: Paystack, its clock, its file and what it records. It knows nothing of HTTP. */
export class RunningSandbox {
  readonly settings: Settings;
  readonly log = new RequestLog();
  /** The pages that are open and follow the changes. */
  readonly streams = new EventStreams();
  /** Where it is served; empty until it is. */
  url = '';
  paystack: InMemoryPaystack;
  disturbances: Disturbances;
  readonly #stateFile: StateFile | undefined;
  readonly #keeper: StateKeeper | undefined;
  #timer: NodeJS.Timeout | undefined;
  #onClose: () => void = () => undefined;

  readonly #onAttempt: (delivery: Delivery) => void;

  /**
   * @param onWarning - called with the reason when the state cannot be written.
   * @param onAttempt - called after each try to deliver a webhook.
   */
  constructor(
    settings: Settings,
    onWarning: (warning: string) => void,
    onAttempt: (delivery: Delivery) => void,
  ) {
    this.settings = settings;
    this.#onAttempt = onAttempt;
    this.paystack = this.#newPaystack();
    this.disturbances = new Disturbances(settings.latency);
    if (settings.state === undefined) return;
    this.#stateFile = new StateFile(settings.state);
    this.#keeper = new StateKeeper(this.#stateFile, () => this.paystack.world.save(), onWarning);
  }

  /** Locks the file of the state, so that no other sandbox uses it. */
  async lock(): Promise<void> {
    await this.#stateFile?.lock((reason) => this.#keeper?.tellFailure(reason));
  }

  /** Frees that file. */
  async unlock(): Promise<void> {
    await this.#stateFile?.unlock();
  }

  /**
   * Loads the state.
   *
   * @param url - where the sandbox is served.
   * @param onClose - stops the server.
   */
  open(url: string, onClose: () => void): void {
    this.url = url;
    this.#onClose = onClose;
    this.paystack = this.#newPaystack();
    this.#stateFile?.load((saved) => this.paystack.restore(saved));
    // A file that cannot be written must be reported before any request is served.
    this.#keeper?.write();
  }

  /** To be called after each possible change. Sets the timer, has the state written, and updates the pages. */
  changed(): void {
    this.#arm();
    this.#keeper?.changed();
    this.streams.tell();
  }

  /** Makes the sandbox new: no records, requests or failures. Where events are sent stays. */
  reset(): void {
    const { webhookURL } = this.paystack;
    this.paystack.stop();
    this.paystack = this.#newPaystack();
    this.paystack.webhookURL = webhookURL;
    this.disturbances = new Disturbances(this.settings.latency);
    this.log.clear();
  }

  /** Stops the server, and writes the state for the last time. */
  async close(): Promise<void> {
    this.#onClose();
    this.paystack.stop();
    clearTimeout(this.#timer);
    try {
      this.#keeper?.close();
    } finally {
      await this.unlock();
    }
  }

  #newPaystack(): InMemoryPaystack {
    const { authKey, seed, rateLimit, webhookURL, webhookRetries } = this.settings;
    const { url } = this;
    const onAttempt = (delivery: Delivery) => {
      this.#onAttempt(delivery);
      this.changed();
    };
    return new InMemoryPaystack(authKey, { url, seed, rateLimit, webhookURL, webhookRetries, onAttempt });
  }

  /** Sets a timer for what falls due next. With a clock that stands still nothing falls due. */
  #arm(): void {
    clearTimeout(this.#timer);
    const { nextWake, world } = this.paystack;
    if (nextWake === undefined || !world.clock.isRunning) return;
    const wait = Math.min(Math.max(nextWake - world.clock.now, 0), LONGEST_TIMER);
    this.#timer = setTimeout(() => {
      this.paystack.catchUp();
      this.changed();
    }, wait);
  }
}
