import type { CardName } from './core/instruments';
import type { RateLimit } from './core/limiter';
import type { ServedRequest } from './requests';

/** Milliseconds that a reply is held back; with `min` and `max`, a random time between them. */
export type Latency = number | { min: number; max: number };

/** Which requests fail, before anything is done for them, and how. */
export interface Failures {
  /** HTTP status of the failures, 400 to 599. */
  status: number;
  /** How many requests fail. Default: all until cleared. */
  times?: number;
  /** Share of the requests that fail, 0 to 1, evenly spread: with 0.1 each tenth. Default 1. */
  rate?: number;
  /** Seconds that the header `Retry-After` tells. Default: no such header. */
  retryAfter?: number;
}

/** Options of `startSandbox`. */
export interface SandboxOptions {
  /** Port to listen on, 0 to 65535; 0 takes any free one. Default 0. */
  port?: number;
  /** The one secret key that is accepted. Default `sk_test_sandbox`. */
  authKey?: string;
  /** Milliseconds that each reply is held back. Default 0. */
  latency?: Latency;
  /** Called after each reply, for logs. */
  onRequest?: (request: ServedRequest) => void;
  /**
   * A whole number that makes ids, codes, references and times the same in each run. The clock then starts at
   * 2026-01-01 00:00 UTC and stands still: only `advance` moves it. Default: random codes, and the computer's clock.
   */
  seed?: number;
  /** How many requests to one endpoint are let through. Default: no limit. */
  rateLimit?: RateLimit;
  /**
   * Where the signed events go, by POST: a URL on this computer, such as `http://127.0.0.1:3000/webhook`. Default:
   * nowhere.
   */
  webhookURL?: string;
  /**
   * How many times a delivery is tried again, in the sandbox's time. Default: as Paystack does; with a test key each
   * hour for 10 hours, with a live key 4 times each 3 minutes and then each hour for 72 hours.
   */
  webhookRetries?: number;
  /**
   * Path of a file in which the sandbox keeps what `snapshot` tells. It is loaded at the start, where it exists, and
   * written within a moment of each change and by `stop`. `reset` empties it. The clock and the sequence of a `seed` go
   * on from it. Default: nothing is kept.
   */
  state?: string;
}

/** A length of time: milliseconds, or a text such as `31 days`. */
export type Duration = number | `${number} ${'second' | 'minute' | 'hour' | 'day' | 'week'}${'s' | ''}`;

/** How a payment is paid. */
export interface Payment {
  /** Which of Paystack's test cards pays, by what comes of it. Default `success`. */
  card?: CardName;
  /** Another way to pay than a card. Default: the way that the charge waits for, else a card or what the payment takes. */
  channel?: 'card' | 'bank' | 'mobile_money' | 'ussd' | 'qr' | 'eft' | 'bank_transfer';
  /** Subunits that are transferred; another amount than what is asked for is rejected. Default: what is asked for. */
  amount?: number;
}

/** What a dispute is about. */
export interface DisputeSeed {
  /** Subunits that the customer claims back. Default: all. */
  amount?: number;
  /** Default `chargeback`. */
  category?: string;
}
