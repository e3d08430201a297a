/** Milliseconds in one of each unit that `millisecondsOf` reads. */
const UNITS = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
} as const;

type Unit = keyof typeof UNITS;

const DURATION = /^(\d+(?:\.\d+)?) ?(second|minute|hour|day|week)s?$/;

/** Further, nobody can move the clock at once: 100 years. */
const LONGEST = 36_525 * UNITS.day;

/** Milliseconds of a number of them, or of a text such as `31 days`; `undefined` for anything else. */
export function millisecondsOf(duration: unknown): number | undefined {
  const [, count, unit] = typeof duration === 'string' ? (DURATION.exec(duration) ?? []) : [];
  const milliseconds = unit === undefined ? duration : Number(count) * UNITS[unit as Unit];
  const isRight = typeof milliseconds === 'number' && milliseconds >= 0 && milliseconds <= LONGEST;
  return isRight ? Math.round(milliseconds) : undefined;
}

export const HOUR = UNITS.hour;
export const DAY = UNITS.day;
export const MINUTE = UNITS.minute;

/** A clock at one moment. */
export interface ClockState {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How far a running clock is ahead of the computer's clock; `null` for one that stands still. */
  readonly offset: number | null;
}

/** When the clock of a sandbox with a seed starts. */
const SEEDED_START = Date.UTC(2026, 0, 1);

/** The time in a sandbox. It goes on with the computer's clock, or stands still in a sandbox with a seed. */
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

  /** Sets the time; a running clock goes on from there. */
  set now(time: number) {
    if (this.isRunning) this.#offset = time - Date.now();
    else this.#still = time;
  }

  /** What a clock needs to go on from here. */
  get state(): ClockState {
    return { now: this.now, offset: this.isRunning ? this.#offset : null };
  }

  /** A clock of the other kind takes over the time; a running one, how far the other was ahead of the computer's. */
  set state({ now, offset }: ClockState) {
    if (this.isRunning && offset !== null) this.#offset = offset;
    else this.now = now;
  }
}
