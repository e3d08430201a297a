import type { Incoming } from './incoming';
import { InMemoryPaystack } from './in-memory-paystack';
import { isAddressOf, isOnThisComputer } from './this-computer';

/** What a page of another origin may do with a reply, and the reply itself where it is known already. */
interface Access {
  headers: Readonly<Record<string, string>>;
  reply?: { statusCode: number; text: string };
}

const REFUSED = JSON.stringify({
  status: false,
  message: 'The sandbox takes this request only from pages of this computer.',
});

/**
 * Decides whether a page may ask what needs no secret key. Pages of this computer may; other sites may not, and neither
 * may a site whose name was pointed at this computer.
 */
export function accessOf({ method, segments, headers }: Incoming, url: string): Access {
  const isPreflight = method === 'OPTIONS';
  const asked = isPreflight ? headers['access-control-request-method'] : method;
  if (asked === undefined || !InMemoryPaystack.isPublic(asked, segments)) return { headers: {} };
  const { origin, host } = headers;
  if (!isAddressOf(host, url) || (origin !== undefined && !isOnThisComputer(origin))) {
    return { headers: { 'Content-Type': 'application/json' }, reply: { statusCode: 403, text: REFUSED } };
  }
  const allowed: Readonly<Record<string, string>> =
    origin === undefined ? {} : { 'Access-Control-Allow-Origin': origin, Vary: 'Origin' };
  if (!isPreflight) return { headers: allowed };
  const preflight = {
    'Access-Control-Allow-Methods': asked,
    'Access-Control-Allow-Headers': headers['access-control-request-headers'] ?? '',
  };
  return { headers: { ...allowed, ...preflight }, reply: { statusCode: 204, text: '' } };
}
