import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { InMemoryPaystack } from '../in-memory-paystack';
import { cancelledPage, checkOut, checkoutPage } from './checkout';
import { OWN_PATH, framed } from './frame';
import { html } from './html';
import { ICON, STYLE } from './style';

/** A request of a browser. */
export interface BrowserRequest {
  method: string;
  /** Decoded segments of the path, without empty ones. */
  path: readonly string[];
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** The body; `undefined` where it is too large. */
  text: string | undefined;
}

/** What a browser gets. */
export interface BrowserReply {
  statusCode: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** Makes the tokens of the forms; new in each process. */
const SECRET = randomBytes(32);

/**
 * What every page is sent with: it loads nothing but the sandbox's own files, and nothing is kept. The policy for
 * referrers lets the browser name the origin of a form, which `no-referrer` would not.
 */
const HEADERS = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
} as const;

const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The files that the pages load. */
const FILES: Readonly<Record<string, readonly [type: string, text: string]>> = {
  'style.css': ['text/css', STYLE],
  'icon.svg': ['image/svg+xml', ICON],
};

/** Whether a request is for a page of the sandbox, not for the API. Requests for the API carry a key. */
export function isForBrowser({ path, headers }: Pick<BrowserRequest, 'path' | 'headers'>): boolean {
  if (headers.authorization !== undefined) return false;
  const [first] = path;
  return first === OWN_PATH || (first === 'checkout' && path.length === 2);
}

/**
 * Replies to the request of a browser.
 *
 * @param url - where the sandbox listens.
 */
export function replyToBrowser(
  request: BrowserRequest,
  paystack: InMemoryPaystack,
  url: string,
): BrowserReply {
  const { method, path } = request;
  const [place = '', name = ''] = path;
  if (!isAtHome(request, url)) return refused(403, 'This page is only for the sandbox’s own address.');
  if (place === OWN_PATH) {
    const [type, text] = (Object.hasOwn(FILES, name) ? FILES[name] : undefined) ?? [];
    if (type === undefined || text === undefined || method !== 'GET')
      return refused(404, 'There is no such page.');
    return { statusCode: 200, headers: { ...HEADERS, 'Content-Type': type }, body: text };
  }
  const { world } = paystack;
  const transaction = world.transactions.with('access_code', name);
  if (!transaction) return refused(404, 'There is no such payment.');
  const token = tokenFor(name);
  if (method === 'GET') {
    const isCancelled = request.query.has('cancelled');
    return page(200, isCancelled ? cancelledPage() : checkoutPage(world, transaction, token), PAYING);
  }
  if (method !== 'POST') return refused(405, 'This page takes GET and POST.');
  const form = new URLSearchParams(request.text);
  if (!isEqual(form.get('token') ?? '', token)) return refused(403, 'Load the page again.');
  const next = paystack.act((current) => checkOut(current, transaction, form));
  return seeOther(next.startsWith('?') ? `/checkout/${encodeURIComponent(name)}${next}` : next);
}

// A browser applies this rule to each redirect after a form, and a merchant may redirect wherever it likes.
const PAYING = 'form-action http: https:';
const STAYING = "form-action 'self'";

function page(statusCode: number, body: string, forms = STAYING): BrowserReply {
  const headers = {
    ...HEADERS,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `${POLICY}; ${forms}`,
  };
  return { statusCode, headers, body };
}

function refused(statusCode: number, words: string): BrowserReply {
  const body = html`<main class="narrow">
    <h1>Sandbox</h1>
    <p class="card">${words}</p>
  </main>`;
  return page(statusCode, framed('Sandbox', body));
}

function seeOther(address: string): BrowserReply {
  return { statusCode: 303, headers: { ...HEADERS, Location: address }, body: '' };
}

/**
 * Whether the browser knows the sandbox by its own address, and a form comes from one of its pages. Another site
 * whose name was pointed at this computer sends that name as the host.
 */
function isAtHome({ method, headers }: BrowserRequest, url: string): boolean {
  const { host, port } = new URL(url);
  const hosts = [host, port === '' ? 'localhost' : `localhost:${port}`];
  if (headers.host === undefined || !hosts.includes(headers.host)) return false;
  return method === 'GET' || headers.origin === `http://${headers.host}`;
}

function tokenFor(name: string): string {
  return createHmac('sha256', SECRET).update(name).digest('base64url');
}

function isEqual(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
