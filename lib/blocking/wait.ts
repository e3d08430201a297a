import { executionAsyncId } from 'node:async_hooks';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import type deasync from 'deasync';
import { clearTimeout, now, setTimeout, timerFor } from '../clock';
import type { WAITS } from '../options';
import { Cell } from './protocol';
import { type Sender, isGone, watch } from './sender';

/** Returns once `done()` is true, the worker is gone, or the clock of `now()` has reached `until`. */
export type Wait = (sender: Sender, done: () => boolean, until: number) => void;

/** Bun aborts the process where the loop is turned, and Deno fails. */
const CANNOT_TURN = process.versions.bun !== undefined || process.versions.deno !== undefined;

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

/** Keeps the event loop turning; inside a wait that turns it already, it stands still. */
const turnLoop: Wait = (sender, done, until) => {
  const library = isTurning ? undefined : loadDeasync();
  if (library === undefined) {
    standStill(sender, done, until);
    return;
  }
  const start = now();
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

/**
 * Turns the loop in the main program, and stands still wherever the loop itself has begun. Inside a callback, a turn
 * would deliver the events of the very emitter whose listener is waiting. Promise code runs inside callbacks, too: where
 * a turn closes the socket, pipe or port whose callback it is, Node crashes.
 */
const auto: Wait = (sender, done, until) => {
  const wait = isMainProgram() ? turnLoop : standStill;
  wait(sender, done, until);
};

/** Whether this is the main program or promise code that directly follows it, so that no callback is on the stack. */
function isMainProgram(): boolean {
  // Above 1 is a callback, 0 is promise code.
  if (executionAsyncId() > 1 || CANNOT_TURN) return false;
  return performance.nodeTiming.loopStart === -1 || isInModule();
}

/** Whether the main program is an ES module: Node evaluates it in promise code, once the loop has begun. */
function isInModule(): boolean {
  const usual = {
    prepareStackTrace: Reflect.get(Error, 'prepareStackTrace') as unknown,
    stackTraceLimit: Error.stackTraceLimit,
  };
  const holder: { readonly stack?: readonly NodeJS.CallSite[] } = {};
  let sites: typeof holder.stack;
  try {
    Error.stackTraceLimit = Infinity;
    Error.prepareStackTrace = (_error, calls) => calls;
    Error.captureStackTrace(holder);
    sites = holder.stack;
    Object.assign(Error, usual);
  } catch {
    // A program may have frozen Error.
  }
  return sites?.some((site) => site.getFileName()?.includes('/esm/module_job')) === true;
}

/** The ways to wait, by the names that the option `wait` has for them. */
export const waits: Readonly<Record<(typeof WAITS)[number], Wait>> = {
  auto,
  deasync: turnLoop,
  atomics: standStill,
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
  if (CANNOT_TURN) return undefined;
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
