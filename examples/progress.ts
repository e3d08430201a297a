import { SingleBar } from 'cli-progress';

/** How often a line is printed where there is no bar. */
const STEPS_PER_LINE = 1_000;

/** Shows on the standard error how far a script has come: a bar on a terminal, a line now and then elsewhere. */
export interface Progress {
  step(): void;
  end(): void;
}

export function startProgress(what: string, total: number): Progress {
  if (process.stderr.isTTY) {
    const format = `{bar} {value} of {total} ${what}, {eta_formatted} left`;
    // Changes nothing of the terminal's settings, so that Ctrl-C leaves nothing to be put right.
    const bar = new SingleBar({ format, linewrap: true });
    bar.start(total, 0);
    return { step: () => bar.increment(), end: () => bar.stop() };
  }
  let done = 0;
  const print = () => console.error(`${done} of ${total} ${what}`);
  return {
    step() {
      done += 1;
      if (done % STEPS_PER_LINE === 0) print();
    },
    end() {
      if (done % STEPS_PER_LINE !== 0 || done === 0) print();
    },
  };
}
