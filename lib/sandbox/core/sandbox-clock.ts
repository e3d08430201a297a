/** Milliseconds in each unit that `millisecondsOf` knows. */
const UNITS = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
} as const;

type Unit = keyof typeof UNITS;

const DURATION = /^(\d+(?:\.\d+)?) ?(second|minute|hour|day|week)s?$/;

/** The longest duration: 100 years, in milliseconds. */
const LONGEST = 36_525 * UNITS.day;

/** Returns the milliseconds of a number or of a text such as `31 days`; `undefined` for anything else. */
export function millisecondsOf(duration: unknown): number | undefined {
  const [, count, unit] = typeof duration === 'string' ? (DURATION.exec(duration) ?? []) : [];
  const milliseconds = unit === undefined ? duration : Number(count) * UNITS[unit as Unit];
  const isRight = typeof milliseconds === 'number' && milliseconds >= 0 && milliseconds <= LONGEST;
  return isRight ? Math.round(milliseconds) : undefined;
}

/** Milliseconds in an hour. */
export const HOUR = UNITS.hour;
/** Milliseconds in a day. */
export const DAY = UNITS.day;
/** Milliseconds in a minute. */
export const MINUTE = UNITS.minute;

/** The state of a clock. */
export interface ClockState {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Milliseconds by which a running clock is ahead of the computer's clock; `null` for a clock that stands still. */
  readonly offset: number | null;
}

/** The time at which the clock of a sandbox with a seed starts. */
const SEEDED_START = Date.UTC(2026, 0, 1);

/** The clock of a sandbox. It runs with the computer's clock. In a sandbox with a seed it stands still. */
export class SandboxClock {
  readonly isRunning: boolean;
  #offset = 0;
  #still: number;

  constructor(isRunning: boolean) {
    this.isRunning = isRunning;
    this.#still = SEEDED_START;
  }

  /** Milliseconds since 1970. */
  get now(): number {
    return this.isRunning ? Date.now() + this.#offset : this.#still;
  }

  /** Sets the time. A running clock goes on from there. */
  set now(time: number) {
    if (this.isRunning) this.#offset = time - Date.now();
    else this.#still = time;
  }

  /** The state, from which another clock can go on. */
  get state(): ClockState {
    return { now: this.now, offset: this.isRunning ? this.#offset : null };
  }

  /** Takes over the state of another clock. A running clock takes over the lead of a running clock, else the time. */
  set state({ now, offset }: ClockState) {
    if (this.isRunning && offset !== null) this.#offset = offset;
    else this.now = now;
  }
}
