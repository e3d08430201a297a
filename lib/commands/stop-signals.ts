import type { Terminal } from './terminal';

/** A stop that the user may ask for by Ctrl-C. */
export interface Stop {
  /** Aborted when it is asked for. */
  readonly signal: AbortSignal;
  /** How it was asked for, such as `Ctrl-C`. */
  readonly name: () => string;
  /** Ends the process as the signal would have done. */
  readonly leave: () => void;
  /** Gives the signals back their usual effect. */
  readonly end: () => void;
}

/** Lets Ctrl-C and SIGTERM ask for a stop. The second one ends the process at once. */
export function onStop(words: string, terminal: Terminal): Stop {
  const stopping = new AbortController();
  let by: NodeJS.Signals = 'SIGINT';
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const stop = (signal: NodeJS.Signals) => {
    by = signal;
    forget();
    terminal.say(words);
    stopping.abort();
  };
  const forget = () => {
    for (const signal of signals) process.off(signal, stop);
  };
  for (const signal of signals) process.on(signal, stop);
  return {
    signal: stopping.signal,
    name: () => (by === 'SIGINT' ? 'Ctrl-C' : by),
    leave: () => void process.kill(process.pid, by),
    end: forget,
  };
}
