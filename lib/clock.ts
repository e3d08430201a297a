/**
 * Milliseconds on a clock that never jumps, that all threads of the process share, and that no test's fake clock
 * replaces: it would leave the thread that sends behind, on the real one.
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
