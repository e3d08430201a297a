import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { framed } from './frame';
import { html } from './html';

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
  /** `undefined` for a stream of events, which does not end. */
  body: string | undefined;
}

/** Makes the tokens of forms; new in each process. */
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
  "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'";

const STAYING = "form-action 'self'";

/**
 * A page.
 *
 * @param forms - where its forms may lead. Default: to the sandbox.
 * @param framers - what may show it in a frame. Default: nothing.
 */
export function page(statusCode: number, body: string, forms = STAYING, framers = "'none'"): BrowserReply {
  const headers = {
    ...HEADERS,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `${POLICY}; frame-ancestors ${framers}; ${forms}`,
  };
  return { statusCode, headers, body };
}

/** A page that says why there is no other. */
export function refused(statusCode: number, words: string): BrowserReply {
  const body = html`<main class="narrow">
    <h1>Sandbox</h1>
    <p class="card">${words}</p>
  </main>`;
  return page(statusCode, framed('Sandbox', body));
}

/** A file or a stream. */
export function replyWith(type: string, body: string | undefined): BrowserReply {
  return { statusCode: 200, headers: { ...HEADERS, 'Content-Type': type }, body };
}

/** Leads a browser to another page after a form. */
export function seeOther(address: string): BrowserReply {
  return { statusCode: 303, headers: { ...HEADERS, Location: address }, body: '' };
}

/**
 * The token of the forms of a page.
 *
 * @param key - what makes the token. Default: a key of this process.
 */
export function tokenFor(name: string, key: string | Buffer = SECRET): string {
  return createHmac('sha256', key).update(name).digest('base64url');
}

/** Whether a form carries the token of its page. */
export function isToken(given: string | null, token: string): boolean {
  const [left, right] = [Buffer.from(given ?? ''), Buffer.from(token)];
  return left.length === right.length && timingSafeEqual(left, right);
}
