import { PUBLIC_KEY } from '../core/public-key';
import { OWN_PATH, framed } from './frame';
import { html } from './html';
import { type BrowserReply, page, replyWith } from './replies';
import { browserFile } from './scripts';

/** Versions of Paystack's script, by their paths. */
const VERSIONS: Readonly<Record<string, 1 | 2>> = { v1: 1, v2: 2 };

/** Whether a path is that of the popup's script, or of the page in its frame. */
export function isOfPopup(path: readonly string[]): boolean {
  const [first = '', second] = path;
  return path.length === 1 ? first === 'popup' : Object.hasOwn(VERSIONS, first) && second === 'inline.js';
}

/** Replies with the popup's script, or with the page in its frame. */
export function replyOfPopup(path: readonly string[], url: string): BrowserReply {
  const version = VERSIONS[path[0] ?? ''];
  if (version === undefined) return page(200, framePage(), "form-action 'self'", LOCAL_ORIGINS);
  const settings = JSON.stringify({ url, publicKey: PUBLIC_KEY, version });
  const { headers, ...reply } = replyWith(
    'text/javascript; charset=utf-8',
    `${browserFile('inline.js')}(${settings});`,
  );
  // A page that is isolated may load the script, too, and one that loads it with `crossorigin`.
  const open = { 'Cross-Origin-Resource-Policy': 'cross-origin', 'Access-Control-Allow-Origin': '*' };
  return { ...reply, headers: { ...headers, ...open } };
}

/** Who may show the checkout in a frame: the sandbox itself, and any page of this computer. */
export const LOCAL_ORIGINS = [
  "'self'",
  ...['localhost', '*.localhost', '127.0.0.1'].flatMap((host) => [`http://${host}:*`, `https://${host}:*`]),
].join(' ');

function framePage(): string {
  const body = html`<main id="sheet">
    <h1>Checkout</h1>
    <button id="close" type="button" aria-label="Close the checkout">×</button>
    <p id="words" role="status"></p>
    <iframe id="checkout" title="Checkout" hidden></iframe>
  </main>`;
  return framed('Paystack checkout', body, `/${OWN_PATH}/popup-frame.js`, 'popup.css');
}
