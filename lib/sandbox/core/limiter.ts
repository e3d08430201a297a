import { type PaystackReply, rateLimited } from './refusal';

/** How many requests to one endpoint are accepted, and in what time. */
export interface RateLimit {
  /** Number of requests in one window. */
  requests: number;
  /** Length of a window in milliseconds. */
  window: number;
}

interface Window {
  ends: number;
  seen: number;
}

/**
 * Counts the requests to each endpoint, as Paystack does. Its time is real time plus the time by which `advance`
 * moved the clock.
 */
export class Limiter {
  readonly limit: RateLimit;
  readonly #windows = new Map<string, Window>();

  constructor(limit: RateLimit) {
    this.limit = limit;
  }

  /**
   * Counts a request.
   *
   * @param endpoint - name of the endpoint. Its requests are counted together.
   * @param now - milliseconds.
   * @returns the headers of the reply, and the refusal if the limit is exceeded.
   */
  count(endpoint: string, now: number): { headers: Record<string, string>; refusal?: PaystackReply } {
    const { requests, window } = this.limit;
    const known = this.#windows.get(endpoint);
    const current = known && known.ends > now ? known : { ends: now + window, seen: 0 };
    current.seen += 1;
    this.#windows.set(endpoint, current);
    const headers = {
      'x-ratelimit-limit': String(requests),
      'x-ratelimit-remaining': String(Math.max(0, requests - current.seen)),
      'x-ratelimit-reset': String(Math.ceil((current.ends - now) / 1000)),
    };
    return current.seen <= requests ? { headers } : { headers, refusal: { ...rateLimited().reply, headers } };
  }
}
