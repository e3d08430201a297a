import { now } from '../clock';

/**
 * Cancels a call, once. It is cheaper than an AbortController, and is the same in every environment. axios takes it for
 * a signal.
 */
export class Cancel {
  #isCancelled = false;
  readonly #listeners = new Set<() => void>();

  get aborted(): boolean {
    return this.#isCancelled;
  }

  cancel(): void {
    if (this.#isCancelled) return;
    this.#isCancelled = true;
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }

  /** Calls a listener when the call is cancelled; at once if that has happened. */
  addEventListener(_type: 'abort', listener: () => void): void {
    if (this.#isCancelled) listener();
    else this.#listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.delete(listener);
  }
}

/** The time of a call. The time of a page that is fetched ahead starts only when somebody waits for the page. */
export class CallClock {
  /** When the call has to be over, on the clock of `now()`. */
  expires = Infinity;
  readonly #deadline: number;
  #onStart: (() => void) | undefined;

  constructor(deadline: number) {
    this.#deadline = deadline;
  }

  /** A clock that runs, and has so many milliseconds left. */
  static started(deadline: number): CallClock {
    const clock = new CallClock(deadline);
    clock.start();
    return clock;
  }

  get isRunning(): boolean {
    return this.expires !== Infinity;
  }

  /** Milliseconds that are left to the call; all of them if its time does not run yet. */
  get left(): number {
    return this.isRunning ? this.expires - now() : this.#deadline;
  }

  start(): void {
    if (this.isRunning) return;
    this.expires = now() + this.#deadline;
    this.#onStart?.();
  }

  /** Calls a listener when the clock starts; at once if it runs already. */
  whenRunning(listener: (() => void) | undefined): void {
    this.#onStart = listener;
    if (this.isRunning) listener?.();
  }
}
