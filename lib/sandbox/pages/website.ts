import { InMemoryPaystack } from '../in-memory-paystack';
import { isAddressOf } from '../this-computer';
import type { World } from '../core/world';
import { paymentStep } from './checkout';
import type { Place } from './questions';
import { replyOfDashboard } from './dashboard/index';
import { DASHBOARD_SCRIPT } from './dashboard/script';
import { DASHBOARD_STYLE } from './dashboard/style';
import { OWN_PATH } from './frame';
import { mandateStep } from './mandate';
import { preauthorizationStep } from './preauthorization';
import {
  type BrowserReply,
  type BrowserRequest,
  isToken,
  page,
  refused,
  replyWith,
  seeOther,
  tokenFor,
} from './replies';
import type { Website } from './site';
import { LOCAL_ORIGINS, isOfPopup, replyOfPopup } from './popup';
import { browserFile, isBrowserFile } from './scripts';
import { type Step, cancelledPage, noticeIn } from './step';
import { ICON, STYLE } from './style';

/** The files that the pages load. */
const FILES: Readonly<Record<string, readonly [type: string, text: string]>> = {
  'style.css': ['text/css', STYLE],
  'dashboard.css': ['text/css', STYLE + DASHBOARD_STYLE],
  'dashboard.js': ['text/javascript', DASHBOARD_SCRIPT],
  'icon.svg': ['image/svg+xml', ICON],
};

/** Whether a request is for a page of the sandbox, not for the API. Requests for the API carry a key. */
export function isForBrowser({ path, headers }: Pick<BrowserRequest, 'path' | 'headers'>): boolean {
  const [first] = path;
  if (headers.authorization !== undefined) return first === OWN_PATH;
  if (first === undefined) return headers.accept?.includes('text/html') ?? false;
  if (InMemoryPaystack.isPublic('POST', path)) return false;
  return (
    first === OWN_PATH ||
    isOfPopup(path) ||
    (first === 'checkout' && (path.length === 2 || path.length === 3))
  );
}

/** Replies to the request of a browser. */
export async function replyToBrowser(request: BrowserRequest, website: Website): Promise<BrowserReply> {
  const { method, path } = request;
  const [place, name = ''] = path;
  if (!isAtHome(request, website.url))
    return refused(403, 'This page is only for the sandbox’s own address.');
  if (method !== 'GET' && method !== 'POST') return refused(405, 'This page takes GET and POST.');
  if (place === 'checkout') return replyOfCheckout(request, website);
  if (isOfPopup(path)) return replyOfPopup(path, website.url);
  if (isBrowserFile(name)) {
    return replyWith(name.endsWith('.css') ? 'text/css' : 'text/javascript', browserFile(name));
  }
  const [type, text] = (method === 'GET' && Object.hasOwn(FILES, name) ? FILES[name] : undefined) ?? [];
  return type === undefined ? replyOfDashboard(request, website) : replyWith(type, text);
}

/** What a customer finds behind an address of the checkout, by the part of it before the code. */
const STEPS: Readonly<Record<string, (world: World, code: string) => Step | undefined>> = {
  '': (world, code) => payment(world, code, 'page'),
  qr: (world, code) => payment(world, code, 'qr'),
  popup: (world, code) => payment(world, code, 'popup'),
  preauthorization: (world, code) => {
    const preauthorization = world.preauthorizations.with('access_code', code);
    return preauthorization && preauthorizationStep(world, preauthorization);
  },
  mandate: (world, code) => {
    const mandate = world.mandates.with('access_code', code);
    return mandate && mandateStep(world, mandate);
  },
};

function payment(world: World, code: string, place: Place): Step | undefined {
  const transaction = world.transactions.with('access_code', code);
  return transaction && paymentStep(world, transaction, place);
}

// A browser applies this rule to each redirect after a form, and a merchant may redirect wherever it likes.
const PAYING = 'form-action http: https:';

function replyOfCheckout(
  { method, path, query, headers, text }: BrowserRequest,
  { paystack }: Website,
): BrowserReply {
  const [kind = '', code = ''] = path.length === 2 ? ['', ...path.slice(1)] : path.slice(1);
  const step = Object.hasOwn(STEPS, kind) ? STEPS[kind]?.(paystack.world, code) : undefined;
  if (!step) return refused(404, 'There is no such payment.');
  const address = `/${path.map(encodeURIComponent).join('/')}`;
  const token = tokenFor(address, paystack.world.formKey);
  if (method === 'GET') {
    if (headers.accept === 'application/json') {
      const next = step.next === '?' ? null : (step.next ?? null);
      return replyWith('application/json', JSON.stringify({ step: step.id, next }));
    }
    const text = query.has('cancelled') ? cancelledPage() : step.page(token, noticeIn(query));
    return page(200, text, PAYING, kind === 'popup' ? LOCAL_ORIGINS : undefined);
  }
  const form = new URLSearchParams(text);
  if (!isToken(form.get('token'), token)) return refused(403, 'Load the page again.');
  const isLate = form.get('step') !== step.id && form.get('action') !== 'cancel';
  const next = step.next ?? (isLate ? '?late' : paystack.act((world) => step.act(world, form)));
  return seeOther(next.startsWith('?') ? `${address}${next}` : next);
}

/**
 * Whether the browser knows the sandbox by its own address, and a form comes from one of its pages. Another site
 * whose name was pointed at this computer sends that name as the host.
 */
function isAtHome({ method, headers }: BrowserRequest, url: string): boolean {
  if (headers.host === undefined || !isAddressOf(headers.host, url)) return false;
  return method === 'GET' || headers.origin === `http://${headers.host}`;
}
