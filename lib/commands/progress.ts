import { SingleBar } from 'cli-progress';

/** Number of steps between two lines where there is no bar. */
const STEPS_PER_LINE = 1_000;

/** Shows the progress of a command on the standard error: as a bar on a terminal, else as a line at times. */
export interface Progress {
  step(): void;
  /** Sets a larger total. */
  growTo(total: number): void;
  /** Shows the last state, and ends. */
  end(): void;
  /** Ends, and shows nothing more. */
  leave(): void;
}

/**
 * Starts to show the progress.
 *
 * @param what - name of the things that are counted, such as `customers`.
 * @param total - their number; `undefined` if it is not known.
 */
export function startProgress(what: string, total: number | undefined): Progress {
  return process.stderr.isTTY ? bar(what, total) : lines(what, total);
}

function bar(what: string, total: number | undefined): Progress {
  const format =
    total === undefined ? `{value} ${what}` : `{bar} {value} of {total} ${what}, {eta_formatted} left`;
  // The terminal's settings stay unchanged, so that nothing has to be restored after Ctrl-C.
  const shown = new SingleBar({ format, linewrap: true });
  shown.start(total ?? 0, 0);
  return {
    step: () => shown.increment(),
    growTo: (most) => shown.setTotal(most),
    end: () => shown.stop(),
    leave: () => shown.stop(),
  };
}

function lines(what: string, total: number | undefined): Progress {
  let done = 0;
  let all = total;
  const print = () => console.error(all === undefined ? `${done} ${what}` : `${done} of ${all} ${what}`);
  return {
    step() {
      done += 1;
      if (done % STEPS_PER_LINE === 0) print();
    },
    growTo: (most) => {
      all = most;
    },
    end() {
      if (done % STEPS_PER_LINE !== 0 || done === 0) print();
    },
    leave: () => undefined,
  };
}
