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
  return terminal.streams.stderr.isTTY ? bar(what, terminal, now) : lines(what, terminal, now);
}

function bar(what: Counted, { streams }: Terminal, now: () => number): Progress {
  const state = new ProgressText(what, now);
  const format = what.total === undefined ? '{text}' : '{bar} {text}';
  // The terminal's settings stay unchanged, so that nothing has to be restored after Ctrl-C.
  const shown = new SingleBar({ format, linewrap: true, stream: streams.stderr });
  shown.start(what.total ?? 0, 0, { text: state.text() });
  const show = () => {
    if (state.total !== undefined) shown.setTotal(state.total);
    shown.update(state.done, { text: state.text() });
  };
  // The time that is left goes down also while nothing ends.
  const timer = setInterval(show, SECOND);
  const end = () => {
    clearInterval(timer);
    show();
    shown.stop();
  };
  return {
    step: () => {
      state.step();
      show();
    },
    pauseUntil: (time) => {
      state.pauseUntil(time);
      show();
    },
    end,
    leave: end,
  };
}

function lines(what: Counted, terminal: Terminal, now: () => number): Progress {
  const state = new ProgressText(what, now);
  const print = () => terminal.say(state.counts());
  return {
    step() {
      state.step();
      if (state.done % STEPS_PER_LINE === 0) print();
    },
    pauseUntil(time) {
      const isNew = !state.isWaiting;
      state.pauseUntil(time);
      if (isNew) terminal.say(state.text());
    },
    end() {
      if (state.done % STEPS_PER_LINE !== 0 || state.done === 0) print();
    },
    leave: () => undefined,
  };
}

/** What is done, and how long the rest takes, in words. */
export class ProgressText {
  done = 0;
  total: number | undefined;
  /** When calls go on after the rate limit; `null` if it is not known. */
  #waiting: Date | null | undefined;
  readonly #one: string;
  readonly #many: string;
  readonly #now: () => number;
  readonly #pace: Pace;

  constructor({ one, many, total }: Counted, now: () => number) {
    [this.#one, this.#many, this.total, this.#now] = [one, many, total, now];
    this.#pace = new Pace(now());
  }

  /** Whether nothing is sent at the moment, because of the rate limit. */
  get isWaiting(): boolean {
    return this.#waiting !== undefined && (this.#waiting === null || this.#waiting.getTime() > this.#now());
  }

  step(): void {
    this.done += 1;
    if (this.total !== undefined && this.done > this.total) this.total = this.done;
    if (this.#waiting === null) this.#waiting = undefined;
  }

  pauseUntil(time: Date | undefined): void {
    this.#waiting = time ?? null;
    if (time !== undefined) this.#pace.pause(this.done, this.#now(), time.getTime());
  }

  /** How much is done. */
  counts(): string {
    const { done, total } = this;
    if (total === undefined) return counted(done, this.#one, this.#many);
    return `${done} of ${counted(total, this.#one, this.#many)}`;
  }

  text(): string {
    const { done, total } = this;
    const left = total === undefined ? undefined : this.#pace.timeLeft(done, total - done, this.#now());
    return [
      this.counts(),
      ...(left === undefined || done === total ? [] : [`${durationOf(left)} left`]),
      ...(this.isWaiting ? [waitingUntil(this.#waiting ?? undefined, this.#now())] : []),
    ].join(', ');
  }
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
    // More than the limit allowed: it is gone, or larger.
    const windows = doneInWindow > count ? 0 : Math.ceil((left - (count - doneInWindow)) / count);
    if (windows > 0) return Math.max(until + window - time, 0) + (windows - 1) * window;
    return doneInWindow === 0 ? 0 : ((time - until) / doneInWindow) * left;
  }
}

function waitingUntil(time: Date | undefined, now: number): string {
  const clock = time?.toLocaleTimeString('en-GB', {
    ...{ hour: '2-digit', minute: '2-digit' },
    ...(time.getTime() - now < MINUTE ? { second: '2-digit' as const } : {}),
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
