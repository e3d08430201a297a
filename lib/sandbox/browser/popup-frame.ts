import type { FrameEvent, PageMessage, WireParameters } from './popup/messages';
import { isOnThisComputer } from '../this-computer';
import { type StartedTransaction, startedWith } from './popup/started-transaction';

// The page in the shop's frame. It starts the transaction, shows its checkout in a frame of its own, and tells the
// shop's page what happens.

const shop = window.parent;
const sheet = element('sheet', HTMLElement);
const words = element('words', HTMLElement);
const checkout = element('checkout', HTMLIFrameElement);

/** The origin of the shop's page; `*` until it is known. What is sent before holds nothing of the payment. */
let shopOrigin = '*';
/** What the checkout shows, as the shop's page asked for it. */
let shown: string | undefined;
let transaction: StartedTransaction | undefined;
let isShownYet = false;
/** Whether the checkout is over, and the shop's page has not yet confirmed it. */
let isFinished = false;

window.addEventListener('message', ({ source, origin, data }: MessageEvent<PageMessage | null>) => {
  if (source !== shop || shop === window || !isOnThisComputer(origin)) return;
  shopOrigin = origin;
  if (data === 'close') hear();
  else if (data === 'render') checkout.focus();
  else if (typeof data === 'object' && data?.type === 'inline:url') void show(data.params);
});

checkout.addEventListener('load', () => {
  const page = checkout.contentDocument;
  if (!transaction || !page?.querySelector('main')) return;
  const { id, customer, accessCode, reference } = transaction;
  say('');
  checkout.hidden = false;
  if (!isShownYet) {
    isShownYet = true;
    checkout.focus();
    tell({ event: 'loaded:transaction', data: { id, customer, accessCode } });
  }
  page.addEventListener('keydown', closeOnEscape);
  page.querySelector<HTMLInputElement>('input[name=value]')?.focus();
  const { end } = page.querySelector('main')?.dataset ?? {};
  if (end === 'cancelled') finish({ event: 'close', data: { status: 'abandoned' } });
  if (end !== 'success') return;
  finish({
    event: 'success',
    data: {
      id,
      reference,
      message: 'Approved',
      status: 'success',
      trans: String(id),
      transaction: String(id),
      trxref: reference,
      redirecturl: `?trxref=${reference}&reference=${reference}`,
    },
  });
});

element('close', HTMLButtonElement).addEventListener('click', close);
document.addEventListener('keydown', closeOnEscape);
tell({ event: 'loaded:checkout' });

async function show(params: WireParameters): Promise<void> {
  const asked = JSON.stringify(params);
  // The shop's page may ask twice: when it opens the checkout, and once this page is loaded.
  if (asked === shown) return;
  clear();
  shown = asked;
  say('Loading …');
  try {
    const started = await startedWith(params);
    if (shown !== asked) return;
    transaction = started;
    checkout.src = `/checkout/popup/${encodeURIComponent(started.accessCode)}`;
  } catch (error) {
    if (shown !== asked) return;
    const message = error instanceof Error ? error.message : String(error);
    say(message, 'bad');
    tell({ event: 'error', data: { type: 'setup', message } });
  }
}

function clear(): void {
  shown = undefined;
  transaction = undefined;
  isShownYet = false;
  checkout.hidden = true;
  checkout.removeAttribute('src');
  say('');
}

function close(): void {
  // The checkout itself cancels, so that the sandbox knows that the customer has left.
  const cancel = checkout.contentDocument?.querySelector<HTMLButtonElement>('button[value=cancel]');
  if (transaction && cancel) cancel.click();
  else finish({ event: 'close', data: { status: 'abandoned' } });
}

function closeOnEscape({ key }: KeyboardEvent): void {
  if (key === 'Escape') close();
}

function say(text: string, tone = ''): void {
  words.textContent = text;
  words.className = text === '' ? '' : `note ${tone}`;
  sheet.classList.toggle('filled', text === '');
}

/** Tells the shop's page that the checkout is over. The page answers with `close`, maybe after it has begun anew. */
function finish(event: FrameEvent): void {
  isFinished = true;
  tell(event);
  clear();
}

function hear(): void {
  if (!isFinished) clear();
  isFinished = false;
}

function tell(event: FrameEvent): void {
  shop.postMessage(event, shopOrigin);
}

function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`There is no element ${id}`);
}
