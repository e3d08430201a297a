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
