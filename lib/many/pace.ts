import { now } from '../clock';
import type { ExchangeRequest } from '../http/exchange-request';
import { callsRemaining, pauseWanted, untilReset } from '../http/rate-limit';
import type { RawReply } from '../http/raw-reply';

/** How often a call is sent again after a 429. */
const MOST_REPEATS = 10;

/** Milliseconds to pause after a 429 that does not say for how long. Doubled each time. */
const FIRST_PAUSE = 1_000;

/** Milliseconds. */
const LONGEST_GUESSED_PAUSE = 30_000;

/** What is known of a call that is sent together with others. */
export interface PacedCall {
  /** How often it was refused with a 429. */
  timesRefused: number;
  /** How many calls had been sent when this one was, itself included. */
  order: number;
}

/** Keeps Paystack's rate limit for calls that are sent together: a 429 pauses all of them. */
export class Pace {
  /** How many calls were sent. */
  sent = 0;
  #pausedUntil = 0;
  /** How many calls may be begun before the time `#budgetUntil`, as far as Paystack said. */
  #budget = Infinity;
  #budgetUntil = 0;
  /** The order of the call whose reply told the budget. */
  #budgetOrder = 0;

  /** Whether a call may be sent. */
  mayBegin(time: number): boolean {
    if (time >= this.#budgetUntil) this.#budget = Infinity;
    return time >= this.#pausedUntil && this.#budget > 0;
  }

  /** When calls may be sent again; `undefined` if they may be sent now. */
  heldUntil(time: number): number | undefined {
    const until = Math.max(this.#pausedUntil, this.#budget > 0 ? 0 : this.#budgetUntil);
    return until > time ? until : undefined;
  }

  noteSent(call: PacedCall): void {
    call.order = ++this.sent;
    this.#budget -= 1;
  }

  /** Notes a reply; says whether its call is to be sent again after the pause. */
  noteReply(call: PacedCall, reply: RawReply, request: ExchangeRequest): boolean {
    if (reply.statusCode === 429 && this.#pausesFor(call, reply, request)) return true;
    this.#noteBudget(call, reply, request);
    return false;
  }

  /** Pauses for a 429; says whether its call is to be sent again. */
  #pausesFor(call: PacedCall, reply: RawReply, { deadline, retries }: ExchangeRequest): boolean {
    const guess = Math.min(FIRST_PAUSE * 2 ** call.timesRefused, LONGEST_GUESSED_PAUSE);
    const pause = pauseWanted(reply) ?? guess;
    if (pause > deadline) return false;
    this.#pausedUntil = Math.max(this.#pausedUntil, now() + pause);
    if (retries === 0 || call.timesRefused >= MOST_REPEATS) return false;
    call.timesRefused += 1;
    return true;
  }

  /** Notes how many calls Paystack still takes: what the call that was sent last was told, less those sent since. */
  #noteBudget({ order }: PacedCall, reply: RawReply, { deadline }: ExchangeRequest): void {
    const remaining = callsRemaining(reply);
    const reset = untilReset(reply);
    if (remaining === undefined || reset === undefined) return;
    // Nothing waits longer than a call may take.
    if (reset > deadline) return;
    if (order < this.#budgetOrder) return;
    this.#budgetOrder = order;
    this.#budget = remaining - (this.sent - order);
    this.#budgetUntil = now() + reset;
  }
}
