import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { InMemoryPaystack } from '../in-memory-paystack';
import type { World } from '../core/world';
import { paymentStep } from './checkout';
import type { Exchange } from '../request-log';
import { dashboardPage } from './dashboard';
import { DASHBOARD_SCRIPT } from './dashboard-script';
import { DEEDS, type DashboardCommands } from './deeds';
import { OWN_PATH, framed } from './frame';
import { html } from './html';
import { type CurrentSettings, dashboardLists } from './lists';
import { mandateStep } from './mandate';
import { type Step, cancelledPage } from './step';
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
  /** `undefined` for a stream of events, which does not end. */
  body: string | undefined;
}

/** What the pages show and do. */
export interface Website {
  /** Where the sandbox listens. */
  url: string;
  authKey: string;
  paystack: InMemoryPaystack;
  exchanges: readonly Exchange[];
  settings: CurrentSettings;
  commands: DashboardCommands;
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
  'dashboard.js': ['text/javascript', DASHBOARD_SCRIPT],
  'icon.svg': ['image/svg+xml', ICON],
};

/** Whether a request is for a page of the sandbox, not for the API. Requests for the API carry a key. */
export function isForBrowser({ path, headers }: Pick<BrowserRequest, 'path' | 'headers'>): boolean {
  if (headers.authorization !== undefined) return false;
  const [first] = path;
  if (first === undefined) return headers.accept?.includes('text/html') ?? false;
  return first === OWN_PATH || (first === 'checkout' && (path.length === 2 || path.length === 3));
}

/** Replies to the request of a browser. */
export async function replyToBrowser(request: BrowserRequest, website: Website): Promise<BrowserReply> {
  const { method, path } = request;
  const [place, name = ''] = path;
  if (!isAtHome(request, website.url))
    return refused(403, 'This page is only for the sandbox’s own address.');
  if (method !== 'GET' && method !== 'POST') return refused(405, 'This page takes GET and POST.');
  if (place === 'checkout') return replyOfCheckout(request, website);
  const token = tokenFor('dashboard');
  if (method === 'POST') return doDeed(request, website, name, token);
  const { url: _url, paystack, commands: _commands, ...shown } = website;
  const view = { ...shown, world: paystack.world, query: request.query, token };
  if (place === undefined) return page(200, await dashboardPage(view));
  if (name === 'records') return page(200, (await dashboardLists(view)).text);
  if (name === 'events') return replyWith('text/event-stream', undefined);
  const [type, text] = (Object.hasOwn(FILES, name) ? FILES[name] : undefined) ?? [];
  return type === undefined ? refused(404, 'There is no such page.') : replyWith(type, text);
}

function replyWith(type: string, body: string | undefined): BrowserReply {
  return { statusCode: 200, headers: { ...HEADERS, 'Content-Type': type }, body };
}

/** What a customer finds behind an address of the checkout, by the part of it before the code. */
const STEPS: Readonly<Record<string, (world: World, code: string) => Step | undefined>> = {
  '': (world, code) => payment(world, code, false),
  qr: (world, code) => payment(world, code, true),
  mandate: (world, code) => {
    const mandate = world.mandates.with('access_code', code);
    return mandate && mandateStep(world, mandate);
  },
};

function payment(world: World, code: string, isScanned: boolean): Step | undefined {
  const transaction = world.transactions.with('access_code', code);
  return transaction && paymentStep(world, transaction, isScanned);
}

function replyOfCheckout({ method, path, query, text }: BrowserRequest, { paystack }: Website): BrowserReply {
  const [kind = '', code = ''] = path.length === 2 ? ['', ...path.slice(1)] : path.slice(1);
  const step = Object.hasOwn(STEPS, kind) ? STEPS[kind]?.(paystack.world, code) : undefined;
  if (!step) return refused(404, 'There is no such payment.');
  const address = `/${path.map(encodeURIComponent).join('/')}`;
  const token = tokenFor(address);
  if (method === 'GET') return page(200, query.has('cancelled') ? cancelledPage() : step.page(token), PAYING);
  const form = new URLSearchParams(text);
  if (!isEqual(form.get('token') ?? '', token)) return refused(403, 'Load the page again.');
  const next = paystack.act((world) => step.act(world, form));
  return seeOther(next.startsWith('?') ? `${address}${next}` : next);
}

/** Does what a form of the dashboard asks for. A browser without scripts comes back to the page. */
async function doDeed(
  { text, headers }: BrowserRequest,
  { commands }: Website,
  name: string,
  token: string,
): Promise<BrowserReply> {
  const isScript = headers.accept === 'application/json';
  const told = (statusCode: number, message: string) =>
    isScript
      ? { ...replyWith('application/json', JSON.stringify({ message })), statusCode }
      : refused(statusCode, message);
  const form = new URLSearchParams(text);
  const deed = Object.hasOwn(DEEDS, name) ? DEEDS[name] : undefined;
  if (!deed) return told(404, 'There is no such form.');
  if (!isEqual(form.get('token') ?? '', token)) return told(403, 'Load the page again.');
  try {
    const message = await deed(commands, (field) => form.get(field)?.trim() ?? '');
    return isScript ? told(200, message) : seeOther('/');
  } catch (error) {
    return told(400, error instanceof Error ? error.message : String(error));
  }
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
