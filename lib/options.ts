import { LONGEST_TIMER } from './clock';
import type { HTTPMethod } from './enums';
import { type Fields, callback, rule, show } from './checks';

/** What an `onAttempt` observer is told of each attempt. Never a key, a body or a query. */
export interface AttemptReport {
  readonly method: HTTPMethod;
  /** Path of the call, percent-encoded. It holds the customer's email where that is what was asked for. */
  readonly path: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** HTTP status code, or `null` if no usable reply came. */
  readonly status: number | null;
  /** Code of the failure, such as `ECONNRESET`, or `null` if a reply came. */
  readonly code: string | null;
  /** Milliseconds from the start of the attempt to its end. */
  readonly duration: number;
}

/** Limits of one call. */
export interface CallOptions {
  /** Milliseconds that one attempt may take, from connecting to the last byte. Default 30 000. */
  readonly timeout?: number | null | undefined;
  /** Milliseconds that the whole call may take, retries and the waits between them included. Default 120 000. */
  readonly deadline?: number | null | undefined;
  /** How often a failed attempt is retried, where that is safe. Default 2. */
  readonly retries?: number | null | undefined;
}

/** Limits of one call of `AsyncCustomer`. */
export interface AsyncCallOptions extends CallOptions {
  /** Aborting it ends the exchange, closes its socket and rejects the call with a `NetworkException`. */
  readonly signal?: AbortSignal | null | undefined;
}

/** Options of both clients. */
export interface ClientOptions extends CallOptions {
  /**
   * Where Paystack is: an https URL, or a plain http one of this machine's loopback. Default: the environment's
   * `PAYSTACK_BASE_URL`, else `https://api.paystack.co`.
   */
  readonly baseURL?: string | null | undefined;
  /** Bytes that the body of one reply may have once unpacked. Default 10 485 760 (10 MiB). */
  readonly maxResponseBytes?: number | null | undefined;
  /**
   * Called after each attempt, for logs and metrics. What it throws is reported as a process warning and
   * breaks nothing.
   */
  readonly onAttempt?: ((report: AttemptReport) => void) | null | undefined;
}

/** Options of `Customer`. */
export interface BlockingOptions extends ClientOptions {
  /**
   * How a blocking call waits: `deasync` keeps the event loop turning, `atomics` lets it stand still. Default:
   * `deasync` where its native part can be loaded; where it cannot, every wait is by `atomics`.
   */
  readonly wait?: 'deasync' | 'atomics' | null | undefined;
}

const milliseconds = rule(
  `a number of milliseconds above 0, at most ${LONGEST_TIMER}`,
  (value) => typeof value === 'number' && value > 0 && value <= LONGEST_TIMER,
);

const count = rule('a whole number, 0 or more', (value) => Number.isSafeInteger(value) && Number(value) >= 0);

export const callFields = {
  timeout: { check: milliseconds },
  deadline: { check: milliseconds },
  retries: { check: count },
} satisfies Fields<keyof CallOptions>;

export const clientFields = {
  ...callFields,
  baseURL: { check: baseURLProblem },
  maxResponseBytes: { check: count },
  onAttempt: { check: callback },
} satisfies Fields<keyof ClientOptions>;

/** A base URL may carry a password by mistake, so that its text is shown only where it is no URL at all. */
function baseURLProblem(value: unknown): string | undefined {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined)
    return `must be a URL such as "https://api.paystack.co", but ${show(value)} was given.`;
  if (/[sp]k_(test|live)_/.test(url.href)) return 'must not hold a key.';
  if (url.username !== '' || url.password !== '') return 'must not hold a user name or a password.';
  if (url.search !== '' || url.hash !== '') return 'must not hold a query or a fragment.';
  const plain = url.protocol === 'http:' && isLoopback(url.hostname);
  return url.protocol === 'https:' || plain
    ? undefined
    : `must be an https URL, since the key goes with every request; plain http is for loopback only, but ${show(url.origin)} was given.`;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
