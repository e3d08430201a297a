import timers from 'node:timers';

/**
 * Node's timers as they were when the package was loaded. A test that fakes the clock later replaces the global ones,
 * and with them the limits of a call would never pass.
 */
export const { setTimeout, clearTimeout, setImmediate } = timers;

/**
 * Milliseconds on a clock that never jumps, that all threads of the process share, and that no test's fake clock
 * replaces.
 */
export function now(): number {
  return process.uptime() * 1e3;
}

/** Milliseconds: a timer of Node cannot run longer. */
export const LONGEST_TIMER = 2 ** 31 - 1;

/** Milliseconds that a timer of Node has to run until `now()` shows a time, as far as it can; it warns of less than 0. */
export function timerFor(until: number): number {
  return Math.min(Math.max(until - now(), 0), LONGEST_TIMER);
}

/** Waits for some milliseconds; `stop` ends it early. */
export function pause(wait: number, onStart: (stop: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, wait);
    onStart(() => {
      clearTimeout(timer);
      resolve();
    });
  });
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
