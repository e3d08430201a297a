import type deasync from 'deasync';
import { now } from '../clock';
import type { Link } from './link';
import { Cell } from './protocol';

/** Returns once `done()` is true, the worker is gone, or the clock of `now()` has reached `until`. */
export type Wait = (link: Link, done: () => boolean, until: number) => void;

/** A worker that is silent for this long, in milliseconds, is watched for its death. */
const PATIENCE = 250;

/** Lets the event loop stand still. */
export const standStill: Wait = (link, done, until) => {
  for (;;) {
    const posted = Atomics.load(link.cells, Cell.POSTED);
    const left = until - now();
    if (done() || link.gone || left <= 0) return;
    if (Atomics.wait(link.cells, Cell.POSTED, posted, Math.min(left, PATIENCE)) === 'timed-out') link.watch();
  }
};

let turning = false;

/** Keeps the event loop turning; inside a wait that turns it already, it stands still. */
export const turnLoop: Wait = (link, done, until) => {
  const library = turning ? undefined : loadDeasync();
  if (library === undefined) {
    standStill(link, done, until);
    return;
  }
  const waiting = () => !done() && !link.gone && now() < until;
  turning = true;
  // Without a timer of its own an empty loop would not sleep but spin.
  const timer = setTimeout(() => undefined, until - now());
  while (waiting()) {
    try {
      library.loopWhile(waiting);
    } catch (error) {
      // Thrown by other code of the script that ran meanwhile: none of this call's business.
      setTimeout(() => {
        throw error;
      });
    }
  }
  clearTimeout(timer);
  turning = false;
};

let loaded: { readonly library: typeof deasync | undefined } | undefined;

function loadDeasync(): typeof deasync | undefined {
  if (loaded === undefined) {
    try {
      loaded = { library: require('deasync') as typeof deasync };
    } catch {
      // Not installed, or no native part for this machine.
      loaded = { library: undefined };
    }
  }
  return loaded.library;
}
