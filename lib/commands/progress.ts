import { SingleBar } from 'cli-progress';
import { type Terminal, counted } from './terminal';

/** Number of steps between two lines where there is no bar. */
const STEPS_PER_LINE = 1_000;

const [SECOND, MINUTE] = [1_000, 60_000];

/** Shows the progress of a command on the standard error: as a bar on a terminal, else as a line at times. */
export interface Progress {
  step(): void;
  /** Shows that nothing is sent until a time, because of Paystack's rate limit. */
  pauseUntil(time: Date | undefined): void;
  /** Shows the last state, and ends. */
  end(): void;
  /** Ends, and shows nothing more. */
  leave(): void;
}

/** What is counted. */
export interface Counted {
  /** The name of one, and of many. */
  readonly one: string;
  readonly many: string;
  /** Their number; `undefined` if it is not known. */
  readonly total: number | undefined;
}

/** Starts to show the progress. */
export function startProgress(what: Counted, terminal: Terminal, now = () => Date.now()): Progress {
  return terminal.streams.stderr.isTTY ? bar(what, terminal, now) : lines(what, terminal);
}

function bar({ one, many, total }: Counted, { streams }: Terminal, now: () => number): Progress {
  const pace = new Pace(now());
  let [done, all, note] = [0, total, ''];
  const text = () => {
    const left = all === undefined ? undefined : pace.timeLeft(done, all - done, now());
    const state = all === undefined ? counted(done, one, many) : `${done} of ${counted(all, one, many)}`;
    return (
      [state, ...(left === undefined || done === all ? [] : [`${durationOf(left)} left`])].join(', ') + note
    );
  };
  const format = total === undefined ? '{text}' : '{bar} {text}';
  // The terminal's settings stay unchanged, so that nothing has to be restored after Ctrl-C.
  const shown = new SingleBar({ format, linewrap: true, stream: streams.stderr });
  shown.start(total ?? 0, 0, { text: text() });
  return {
    step: () => {
      done += 1;
      note = '';
      if (all !== undefined && done > all) shown.setTotal((all = done));
      shown.update(done, { text: text() });
    },
    pauseUntil: (time) => {
      note = `, ${waitingUntil(time)}`;
      if (time !== undefined) pace.pause(done, now(), time.getTime());
      shown.update(done, { text: text() });
    },
    end: () => shown.stop(),
    leave: () => shown.stop(),
  };
}

function lines({ one, many, total }: Counted, terminal: Terminal): Progress {
  let [done, all] = [0, total];
  let isPaused = false;
  const print = () =>
    terminal.say(all === undefined ? counted(done, one, many) : `${done} of ${counted(all, one, many)}`);
  return {
    step() {
      done += 1;
      isPaused = false;
      if (all !== undefined && done > all) all = done;
      if (done % STEPS_PER_LINE === 0) print();
    },
    pauseUntil(time) {
      if (isPaused) return;
      isPaused = true;
      print();
      terminal.say(`${waitingUntil(time).replace('w', 'W')}.`);
    },
    end() {
      if (done % STEPS_PER_LINE !== 0 || done === 0) print();
    },
    leave: () => undefined,
  };
}

/** Knows how long the rest takes: from the time so far, or from the rate limit where there is one. */
class Pace {
  readonly #started: number;
  /** How much was done from one pause to the next, how long that took with its pause, and when the pause ends. */
  #window: { readonly count: number; readonly time: number; readonly until: number } | undefined;
  #windowStarted: number;
  #doneBefore = 0;

  constructor(time: number) {
    this.#started = this.#windowStarted = time;
  }

  /** Notes a pause. Each call that ends during a pause tells of it again. */
  pause(done: number, time: number, until: number): void {
    const isSame = this.#window !== undefined && time < this.#window.until;
    const count = done - this.#doneBefore + (isSame ? (this.#window?.count ?? 0) : 0);
    if (count === 0) return;
    const started = isSame ? until - (this.#window?.time ?? 0) : this.#windowStarted;
    this.#window = { count, time: Math.max(until - started, 1), until };
    this.#windowStarted = until;
    this.#doneBefore = done;
  }

  /** Milliseconds until all is done; `undefined` if nothing is known. */
  timeLeft(done: number, left: number, time: number): number | undefined {
    if (this.#window === undefined) {
      return done === 0 ? undefined : ((time - this.#started) / done) * left;
    }
    const { count, time: window, until } = this.#window;
    if (time < until) return until - time + (Math.ceil(left / count) - 1) * window;
    const doneInWindow = done - this.#doneBefore;
    const windows = Math.ceil((left - (count - doneInWindow)) / count);
    if (windows > 0) return Math.max(until + window - time, 0) + (windows - 1) * window;
    return doneInWindow === 0 ? 0 : ((time - until) / doneInWindow) * left;
  }
}

function waitingUntil(time: Date | undefined): string {
  const clock = time?.toLocaleTimeString('en-GB', {
    ...{ hour: '2-digit', minute: '2-digit' },
    ...(time.getTime() - Date.now() < MINUTE ? { second: '2-digit' as const } : {}),
  });
  return `waiting for Paystack's rate limit${clock === undefined ? '' : ` (until ${clock})`}`;
}

/** A time in words, such as `45 s`, `2 min` or `1 h 5 min`. */
export function durationOf(milliseconds: number): string {
  const seconds = Math.max(Math.round(milliseconds / SECOND), 1);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`;
}
