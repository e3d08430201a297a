import type { RawReply } from '../response';

/** Seconds; a larger number in `x-ratelimit-reset` is a time since 1970, not a wait. */
const LONGEST_WINDOW = 1e8;

/** Milliseconds that a reply asks to wait before its request is made again; 0 if it does not say. */
export function waitWanted(reply: RawReply): number {
  // Any reply may tell when the calls are counted anew; only a 429 has to do with that.
  return (reply.statusCode === 429 ? restWanted(reply) : retryAfter(reply)) ?? 0;
}

/** Milliseconds after which a reply says that calls are let through again; `undefined` if it does not say. */
export function restWanted(reply: RawReply): number | undefined {
  return retryAfter(reply) ?? untilReset(reply);
}

function retryAfter({ headers }: RawReply): number | undefined {
  const after = headers['retry-after'];
  if (after === undefined) return undefined;
  const wait = /^\d+(\.\d+)?$/.test(after.trim()) ? Number(after) * 1e3 : Date.parse(after) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(wait, 0);
}

function untilReset({ headers }: RawReply): number | undefined {
  const reset = numberIn(headers['x-ratelimit-reset']);
  if (reset === undefined) return undefined;
  if (reset <= LONGEST_WINDOW) return reset * 1e3;
  const time = reset < LONGEST_WINDOW * 1e3 ? reset * 1e3 : reset;
  return Math.max(time - Date.now(), 0);
}

/** How many more calls a reply says that Paystack takes before the reset; `undefined` if it does not say. */
export function callsRemaining({ headers }: RawReply): number | undefined {
  return numberIn(headers['x-ratelimit-remaining']);
}

function numberIn(header: string | undefined): number | undefined {
  return header !== undefined && /^\s*\d+(\.\d+)?\s*$/.test(header) ? Number(header) : undefined;
}
