import type { Incoming } from './incoming';
import { type PaystackReply, Refusal } from './core/refusal';
import { hostsOf, isAddressOf } from './this-computer';

/** What browsers ask for without being told to, by the first part of the path. */
const FOR_BROWSERS = new Set([
  '.well-known',
  'browserconfig.xml',
  'favicon.ico',
  'manifest.json',
  'robots.txt',
  'site.webmanifest',
  'sitemap.xml',
]);

const READY: PaystackReply = { statusCode: 200, body: { status: true, message: 'The sandbox is ready' } };

const NOTHING = new Refusal(404, 'not_found', 'The sandbox has no such file', 'Nothing has to be done.')
  .reply;

/**
 * The reply to a request that is not for the API, though it is at its address. Such a request is not recorded, and uses
 * up no failure.
 *
 * @param url - where the sandbox listens.
 * @returns the reply; `undefined` for a request for the API.
 */
export function replyBeside(incoming: Incoming, url: string): PaystackReply | undefined {
  const { method, segments, headers } = incoming;
  if (!isAddressOf(headers.host, url)) return refusalOfHost(url);
  const isReading = method === 'GET' || method === 'HEAD';
  if (isReading && isForHealth(incoming)) return READY;
  const [first = ''] = segments;
  const isOfBrowser = isReading && (FOR_BROWSERS.has(first) || /^apple-touch-icon\S*\.png$/.test(first));
  const isPreflight = method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
  return isOfBrowser || isPreflight ? NOTHING : undefined;
}

/** Whether a request asks whether the sandbox is ready, as `wait-on` does. */
function isForHealth({ segments, headers }: Incoming): boolean {
  const [first, second] = segments;
  return second === undefined && (first === 'health' || (first === undefined && !headers.authorization));
}

function refusalOfHost(url: string): PaystackReply {
  const nextStep = `Send the request to ${hostsOf(url).join(' or ')}.`;
  return new Refusal(403, 'wrong_host', 'The sandbox answers only to its own address', nextStep).reply;
}
