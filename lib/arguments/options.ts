import { callbackCheck, kindOf, rule, secretKeyCheck, show, showNumber } from './checks';
import { LONGEST_TIMER } from '../clock';
import type { HTTPMethod } from './enums';
import { checked } from './fields';

/** What an `onAttempt` observer is told of each attempt. Never a key, a body or a query. */
export interface AttemptReport {
  /** The number of the call in this process. All attempts of a call have the same. */
  readonly call: number;
  readonly method: HTTPMethod;
  /**
   * The path with the names of its parameters, such as `/customer/{emailOrCode}/`. It holds no data of a customer.
   * `null` for `request`, whose path is the caller's.
   */
  readonly route: string | null;
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
  /**
   * Milliseconds until the next attempt; `null` after the last one. A call that is aborted in this pause ends with a
   * report of an attempt that was not sent, with the code `ABORT_ERR`. After a 429 a batch sends the call again, and its
   * attempts begin with 1 again.
   */
  readonly retryIn: number | null;
  /** How many more calls Paystack takes before it counts anew, as the reply says; `null` if it does not say. */
  readonly remaining: number | null;
}

/** Limits that a client has for all its calls, and a call for itself. */
export interface Limits {
  /** Milliseconds that one attempt may take, from connecting to the last byte. Default 30 000. */
  readonly timeout?: number | null | undefined;
  /** Milliseconds that the whole call may take, retries and the waits between them included. Default 120 000. */
  readonly deadline?: number | null | undefined;
  /** How often a failed attempt is retried, where that is safe. Default 2. */
  readonly retries?: number | null | undefined;
}

/** Options of one call. */
export interface CallOptions extends Limits {
  /** The secret key for this call alone, for a service that acts for several merchants. Default: the client's. */
  readonly authKey?: string | null | undefined;
}

/** Options of one call of a promise class. */
export interface AsyncCallOptions extends CallOptions {
  /** Aborting it ends the exchange, closes its socket and rejects the call with a `NetworkException`. */
  readonly signal?: AbortSignal | null | undefined;
}

/** Options of a client. */
export interface ClientOptions extends Limits {
  /**
   * Where Paystack is: an https URL, or a plain http one of this machine's loopback. Default: the environment's
   * `PAYSTACK_BASE_URL`, else `https://api.paystack.co`.
   */
  readonly baseURL?: string | null | undefined;
  /**
   * The URL of an HTTP proxy, such as `http://user:password@proxy.example.com:3128`. Default: none; the proxies that
   * the environment names are ignored.
   */
  readonly proxy?: string | null | undefined;
  /** Bytes that the body of one reply may have once unpacked. Default 10 485 760 (10 MiB). */
  readonly maxResponseBytes?: number | null | undefined;
  /**
   * Called after each attempt, for logs and metrics. What it throws is reported as a process warning and
   * breaks nothing.
   */
  readonly onAttempt?: ((report: AttemptReport) => void) | null | undefined;
}

/** Ways in which a blocking call can wait. */
export const WAITS = ['atomics', 'deasync'] as const;

/** Options of a blocking client. */
export interface BlockingOptions extends ClientOptions {
  /**
   * What the event loop does while a blocking call waits. Default: `atomics`, it stands still, so that no other code
   * runs until the call returns. `deasync` turns it, for scripts that need timers or handlers of signals during a call.
   * With `deasync` Node can crash in code that runs after an event of a socket or port. Where the package deasync cannot
   * be loaded, the loop stands still with both.
   */
  readonly wait?: (typeof WAITS)[number] | null | undefined;
}

const milliseconds = rule(
  `a number of milliseconds above 0, at most ${LONGEST_TIMER}`,
  (value) => typeof value === 'number' && value > 0 && value <= LONGEST_TIMER,
  showNumber,
);

const count = rule(
  'a whole number, 0 or more',
  (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  showNumber,
);

// Not by `instanceof`: a test environment such as jsdom has an AbortSignal of its own.
const abortSignal = rule('an AbortSignal', (value) => {
  const { aborted, addEventListener } = (value ?? {}) as Partial<AbortSignal>;
  return typeof aborted === 'boolean' && typeof addEventListener === 'function';
});

const limitFields = {
  timeout: checked<number>(milliseconds),
  deadline: checked<number>(milliseconds),
  retries: checked<number>(count),
};

/** The options of one call. */
export const callFields = { ...limitFields, authKey: checked<string>(secretKeyCheck) };

/** What a promise class takes beside `callFields`. */
export const signalFields = { signal: checked<AbortSignal>(abortSignal) };

/** The options of a client. */
export const clientFields = {
  ...limitFields,
  baseURL: checked<string>(baseURLProblem),
  proxy: checked<string>(proxyProblem),
  maxResponseBytes: checked<number>(count),
  onAttempt: checked<(report: AttemptReport) => void>(callbackCheck),
};

/** What a blocking class takes beside `clientFields`. */
export const waitFields = {
  wait: checked<(typeof WAITS)[number]>(
    rule('"atomics" or "deasync"', (value) => (WAITS as readonly unknown[]).includes(value)),
  ),
};

function urlOf(value: unknown): URL | undefined {
  return typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
}

/** A base URL may hold a password by mistake. So its text is shown only if it can have none. */
function baseURLProblem(value: unknown): string | undefined {
  const url = urlOf(value);
  if (url === undefined) {
    const shown = typeof value === 'string' && value.includes('@') ? kindOf(value) : show(value);
    return `must be a URL such as "https://api.paystack.co", but ${shown} was given.`;
  }
  if (/[sp]k_(test|live)_/.test(url.href)) return 'must not hold a key.';
  if (url.username !== '' || url.password !== '') return 'must not hold a user name or a password.';
  if (url.search !== '' || url.hash !== '') return 'must not hold a query or a fragment.';
  const plain = url.protocol === 'http:' && isLoopback(url.hostname);
  return url.protocol === 'https:' || plain
    ? undefined
    : `must be an https URL, since the key goes with every request; plain http is for loopback only, but ${show(url.origin)} was given.`;
}

/** The URL of a proxy may hold its password. So it is never shown. */
function proxyProblem(value: unknown): string | undefined {
  const url = urlOf(value);
  const isProxy = url && /^https?:$/.test(url.protocol) && url.pathname + url.search + url.hash === '/';
  return isProxy
    ? undefined
    : `must be the URL of an HTTP proxy such as "http://proxy.example.com:3128", but ${kindOf(value)} was given.`;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
