import { monitorEventLoopDelay } from 'node:perf_hooks';
import type deasync from 'deasync';
import { clearTimeout, now, setTimeout, timerFor } from '../clock';
import type { WAITS } from '../arguments/options';
import { Cell } from './protocol';
import { type Sender, isGone, watch } from './sender';

/** Returns once `done()` is true, the worker is gone, or the clock of `now()` has reached `until`. */
export type Wait = (sender: Sender, done: () => boolean, until: number) => void;

/** If a worker is silent for this long, in milliseconds, a thread starts to watch whether it dies. */
const PATIENCE = 400;

/** Lets the event loop stand still. */
const standStill: Wait = (sender, done, until) => {
  const watchFrom = now() + PATIENCE;
  for (;;) {
    const posted = Atomics.load(sender.cells, Cell.POSTED);
    if (isOver(sender, done, until, watchFrom)) return;
    const time = now();
    const next = time < watchFrom ? Math.min(watchFrom, until) : until;
    Atomics.wait(sender.cells, Cell.POSTED, posted, next - time);
  }
};

/** Milliseconds for which the loop stands still before it turns. A reply from nearby comes earlier than a turn would. */
const STILL = 2;

/** Keeps the event loop turning; inside a wait that turns it already, it stands still. */
const turnLoop: Wait = (sender, done, until) => {
  const library = isTurning ? undefined : loadDeasync();
  if (library === undefined) {
    standStill(sender, done, until);
    return;
  }
  const start = now();
  standStill(sender, done, Math.min(until, start + STILL));
  if (isOver(sender, done, until, start + PATIENCE)) return;
  const pulse = startPulse();
  const waiting = () => {
    if (now() > start + QUICK) pulse.slowDown();
    return !isOver(sender, done, until, start + PATIENCE);
  };
  // Without a timer of the script's own, an empty loop would not sleep but spin.
  const timer = setTimeout(() => undefined, timerFor(until));
  isTurning = true;
  try {
    while (waiting()) turn(library, waiting);
  } finally {
    isTurning = false;
    clearTimeout(timer);
    pulse.stop();
  }
};

/** The ways to wait, by the names that the option `wait` has for them. */
export const waits: Readonly<Record<(typeof WAITS)[number], Wait>> = {
  atomics: standStill,
  deasync: turnLoop,
};

let isTurning = false;

function turn(library: typeof deasync, waiting: () => boolean): void {
  try {
    library.loopWhile(waiting);
  } catch (error) {
    // Other code of the script threw this meanwhile. It does not concern this call.
    setTimeout(() => {
      throw error;
    });
  }
}

/** A wait that is longer than this, in milliseconds, gets the slow pulse. */
const QUICK = 100;

let pulses:
  | readonly [quick: ReturnType<typeof monitorEventLoopDelay>, slow: ReturnType<typeof monitorEventLoopDelay>]
  | undefined;

/**
 * Wakes the loop now and then. libuv can lose the wake-up for a reply where the loop is turned from within certain
 * callbacks, that of a finished fs.readFile for one. This is the one timer of Node that wakes the loop without running
 * any script: a callback that ran here would overwrite an exception on its way out of the loop.
 */
function startPulse(): { slowDown(): void; stop(): void } {
  const [quick, slow] = (pulses ??= [
    monitorEventLoopDelay({ resolution: 5 }),
    monitorEventLoopDelay({ resolution: 50 }),
  ]);
  quick.enable();
  return {
    slowDown: () => {
      if (slow.enable()) quick.disable();
    },
    stop: () => {
      quick.disable();
      slow.disable();
    },
  };
}

function isOver(sender: Sender, done: () => boolean, until: number, watchFrom: number): boolean {
  const time = now();
  if (done() || isGone(sender) || time >= until) return true;
  if (time >= watchFrom) watch(sender);
  return false;
}

let loaded: { readonly library: typeof deasync | undefined } | undefined;

function loadDeasync(): typeof deasync | undefined {
  // Bun aborts the process where the loop is turned, and Deno fails.
  if (process.versions.bun !== undefined || process.versions.deno !== undefined) return undefined;
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
