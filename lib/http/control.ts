import { now } from '../clock';

/** Cancels a call, once. Cheaper than an AbortController, and there in every environment. */
export class Cancel {
  #isCancelled = false;
  readonly #listeners = new Set<() => void>();

  get isCancelled(): boolean {
    return this.#isCancelled;
  }

  /** Has a listener called on cancelling, at once if that has happened. Gives what takes it away. */
  onCancel(listener: () => void): () => void {
    if (this.#isCancelled) listener();
    else this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  cancel(): void {
    if (this.#isCancelled) return;
    this.#isCancelled = true;
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }
}

/** The time of a call. It may begin to run only once somebody waits for the call, as for a page fetched ahead. */
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

  /** Has a listener called once the clock runs, at once if it does. */
  whenRunning(listener: (() => void) | undefined): void {
    this.#onStart = listener;
    if (this.isRunning) listener?.();
  }
}
