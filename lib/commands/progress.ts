import { SingleBar } from 'cli-progress';

/** How often a line is printed where there is no bar. */
const STEPS_PER_LINE = 1_000;

/** Shows on the standard error how far a command has come: a bar on a terminal, a line now and then elsewhere. */
export interface Progress {
  step(): void;
  /** Says that there is more to do than was thought. */
  growTo(total: number): void;
  /** Ends with what was done last. */
  end(): void;
  /** Ends without a word. */
  leave(): void;
}

/**
 * Starts to show the progress.
 *
 * @param what - what is counted, such as `customers`.
 * @param total - how many there are; `undefined` if nobody knows.
 */
export function startProgress(what: string, total: number | undefined): Progress {
  return process.stderr.isTTY ? bar(what, total) : lines(what, total);
}

function bar(what: string, total: number | undefined): Progress {
  const format =
    total === undefined ? `{value} ${what}` : `{bar} {value} of {total} ${what}, {eta_formatted} left`;
  // Changes nothing of the terminal's settings, so that Ctrl-C leaves nothing to be put right.
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
