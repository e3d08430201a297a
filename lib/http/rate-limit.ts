import type { RawReply } from './raw-reply';

/** Seconds; a larger number in `x-ratelimit-reset` is a time since 1970, not a wait. */
const LONGEST_WINDOW = 1e8;

/** Milliseconds that a reply asks to wait before its request is made again; 0 if it does not say. */
export function waitWanted(reply: RawReply): number {
  // Any reply may say when the calls are counted anew. Only a 429 is about that.
  return (reply.statusCode === 429 ? pauseWanted(reply) : retryAfter(reply)) ?? 0;
}

/** Milliseconds after which a 429 says that calls are let through again; `undefined` if it does not say. */
export function pauseWanted(reply: RawReply): number | undefined {
  return retryAfter(reply) ?? untilReset(reply);
}

/** Milliseconds after which a reply says that calls are counted anew; `undefined` if it does not say. */
export function untilReset(reply: RawReply): number | undefined {
  const reset = numberIn(reply.headers['x-ratelimit-reset']);
  // The header has whole seconds, so 0 may still mean most of a second.
  if (reset === undefined || reset === 0) return undefined;
  if (reset <= LONGEST_WINDOW) return reset * 1e3;
  return until(reset < LONGEST_WINDOW * 1e3 ? reset * 1e3 : reset, reply);
}

/** How many more calls a reply says that Paystack takes before the reset; `undefined` if it does not say. */
export function callsRemaining({ headers }: RawReply): number | undefined {
  return numberIn(headers['x-ratelimit-remaining']);
}

function retryAfter(reply: RawReply): number | undefined {
  const after = reply.headers['retry-after'];
  if (after === undefined) return undefined;
  const seconds = numberIn(after);
  return seconds === undefined ? until(Date.parse(after), reply) : seconds * 1e3;
}

/**
 * Milliseconds from a reply to a time since 1970; `undefined` if that has passed. The time of the reply is used,
 * because the clock of this machine may be wrong.
 */
function until(time: number, { headers }: RawReply): number | undefined {
  const sent = Date.parse(headers.date ?? '');
  const wait = time - (Number.isNaN(sent) ? Date.now() : sent);
  return wait > 0 ? wait : undefined;
}

function numberIn(header: string | undefined): number | undefined {
  return header !== undefined && /^\s*\d+(\.\d+)?\s*$/.test(header) ? Number(header) : undefined;
}
