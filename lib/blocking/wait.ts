import { monitorEventLoopDelay } from 'node:perf_hooks';
import type deasync from 'deasync';
import { now, timerFor } from '../clock';
import type { Link } from './link';
import { Cell } from './protocol';

/** Returns once `done()` is true, the worker is gone, or the clock of `now()` has reached `until`. */
export type Wait = (link: Link, done: () => boolean, until: number) => void;

/** A worker that is silent for this long, in milliseconds, is watched for its death. */
const PATIENCE = 400;

/** Lets the event loop stand still. */
export const standStill: Wait = (link, done, until) => {
  const watchFrom = now() + PATIENCE;
  for (;;) {
    const posted = Atomics.load(link.cells, Cell.POSTED);
    if (isOver(link, done, until, watchFrom)) return;
    const time = now();
    const next = time < watchFrom ? Math.min(watchFrom, until) : until;
    Atomics.wait(link.cells, Cell.POSTED, posted, next - time);
  }
};

let turning = false;

// libuv can lose the wake-up for a reply where the loop is turned from within certain callbacks, that of a
// finished fs.readFile for one. This is the one timer of Node that wakes the loop without running any script:
// a callback that ran here would overwrite an exception on its way out of the loop.
const quickPulse = monitorEventLoopDelay({ resolution: 5 });
const slowPulse = monitorEventLoopDelay({ resolution: 50 });

/** A wait longer than this, in milliseconds, is not worth a quick pulse. */
const QUICK = 100;

/** Keeps the event loop turning; inside a wait that turns it already, it stands still. */
export const turnLoop: Wait = (link, done, until) => {
  const library = turning ? undefined : loadDeasync();
  if (library === undefined) {
    standStill(link, done, until);
    return;
  }
  const start = now();
  const waiting = () => {
    if (now() > start + QUICK && slowPulse.enable()) quickPulse.disable();
    return !isOver(link, done, until, start + PATIENCE);
  };
  turning = true;
  quickPulse.enable();
  // Without a timer of the script's own, an empty loop would not sleep but spin.
  const timer = setTimeout(() => undefined, timerFor(until));
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
  quickPulse.disable();
  slowPulse.disable();
  turning = false;
};

function isOver(link: Link, done: () => boolean, until: number, watchFrom: number): boolean {
  const time = now();
  if (done() || link.gone || time >= until) return true;
  if (time >= watchFrom) link.watch();
  return false;
}

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
