import type { RawReply } from '../response';

/** Seconds; a larger number in `x-ratelimit-reset` is a time since 1970, not a wait. */
const LONGEST_WINDOW = 1e8;

/** Milliseconds after which a reply says that calls are let through again; `undefined` if it does not say. */
export function restWanted({ headers }: RawReply): number | undefined {
  const after = headers['retry-after'];
  if (after !== undefined) {
    const wait = /^\d+(\.\d+)?$/.test(after.trim()) ? Number(after) * 1e3 : Date.parse(after) - Date.now();
    return Number.isNaN(wait) ? undefined : Math.max(wait, 0);
  }
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
