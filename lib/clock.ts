// Taken once: a test's fake clock would leave the thread that sends behind, on the real one.
const { hrtime } = process;

/** Milliseconds on a clock that never jumps and that all threads of the process share. */
export function now(): number {
  const [seconds, nanoseconds] = hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}

/** Milliseconds: a timer of Node cannot run longer. */
export const LONGEST_TIMER = 2 ** 31 - 1;
