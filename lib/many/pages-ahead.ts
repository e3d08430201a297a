import { now } from '../clock';
import type { PreparedCall } from '../call/prepared-call';
import type { Calls, Pause, SentCall } from '../call/transport';
import type { RawReply } from '../http/raw-reply';
import { Pace, type PacedCall } from './pace';

/** The result of a request for a page: its reply, or why there is none. */
export type PageOutcome =
  | { readonly reply: RawReply; readonly error?: undefined }
  | { readonly reply?: undefined; readonly error: unknown };

interface PageAhead extends PacedCall {
  readonly position: string;
  readonly call?: PreparedCall;
  sent?: SentCall | undefined;
  outcome?: PageOutcome;
}

/** The pages that were asked for and not yet taken, in their order. */
export class PagesAhead {
  #pages: PageAhead[] = [];
  readonly #calls: Calls;
  readonly #prepare: (position: string) => PreparedCall;
  /** How many calls may be under way at a time. */
  #width: number;
  /** With one page at a time, its own call does what a 429 says. */
  readonly #pace: Pace | undefined;
  /** How many calls had been sent when `#width` became less. */
  #narrowedAt = 0;

  constructor(calls: Calls, concurrency: number, prepare: (position: string) => PreparedCall) {
    this.#calls = calls;
    this.#prepare = prepare;
    this.#width = concurrency;
    this.#pace = concurrency > 1 ? new Pace() : undefined;
  }

  /** Asks for these pages and no others. What was asked for already is kept. */
  askFor(positions: readonly string[]): void {
    this.#pages = positions.map(
      (position) => this.#pages.find((page) => page.position === position) ?? this.#pageAt(position),
    );
    this.#begin(now());
  }

  /** Takes the first page, once it has come. */
  *takeFirst(): Generator<Pause, PageOutcome, void> {
    for (;;) {
      for (const sent of this.#calls.ended.splice(0)) this.#settle(sent);
      // One time for all that follows: between two, a pause could end unseen, and nothing would be waited for.
      const time = now();
      this.#begin(time);
      const [page] = this.#pages;
      if (page === undefined) throw new Error('No page was asked for.');
      if (page.outcome) {
        this.#pages.shift();
        return page.outcome;
      }
      const isHeld = this.#pages.some(isToBeSent);
      const until = isHeld ? this.#pace?.heldUntil(time) : undefined;
      // A call that is under way knows its signal.
      yield { call: page.sent, until, signal: page.sent ? undefined : page.call?.signal };
    }
  }

  #begin(time: number): void {
    for (const page of this.#pages) {
      if (!isToBeSent(page)) continue;
      // A call that is aborted ends at once, so that nothing is waited for.
      if (page.call.signal?.aborted !== true) {
        const isFull = this.#pages.filter(isUnderWay).length >= this.#width;
        if (isFull || this.#pace?.mayBegin(time) === false) return;
      }
      this.#send(page, page.call);
    }
  }

  /** A failure is reported when the page is taken, because the items before it are given out first. */
  #pageAt(position: string): PageAhead {
    const page = { position, timesRefused: 0, order: 0 };
    try {
      const call = this.#prepare(position);
      const leaves429 = this.#pace !== undefined;
      return { ...page, call: leaves429 ? { ...call, request: { ...call.request, leaves429 } } : call };
    } catch (error) {
      return { ...page, outcome: { error } };
    }
  }

  #send(page: PageAhead, call: PreparedCall): void {
    try {
      page.sent = this.#calls.send(call, true);
      this.#pace?.noteSent(page);
    } catch (error) {
      page.outcome = { error };
    }
  }

  #settle(sent: SentCall): void {
    const page = this.#pages.find((one) => one.sent === sent);
    if (page?.call === undefined) return;
    try {
      const reply = sent.take();
      if (this.#pace?.noteReply(page, reply, page.call.request)) {
        page.sent = undefined;
        this.#narrow(page);
      } else {
        page.outcome = { reply };
      }
    } catch (error) {
      page.outcome = { error };
    }
  }

  /** After a 429, half as many calls go on at a time. Those that were sent before it are not counted again. */
  #narrow({ order }: PageAhead): void {
    if (this.#pace === undefined || order <= this.#narrowedAt) return;
    this.#narrowedAt = this.#pace.sent;
    this.#width = Math.ceil(this.#width / 2);
  }
}

function isToBeSent(page: PageAhead): page is PageAhead & { readonly call: PreparedCall } {
  return page.call !== undefined && page.sent === undefined && page.outcome === undefined;
}

function isUnderWay({ sent, outcome }: PageAhead): boolean {
  return sent !== undefined && outcome === undefined;
}
