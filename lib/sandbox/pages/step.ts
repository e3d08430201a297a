import { BUSINESS, type World } from '../core/world';
import { OWN_PATH, framed, tokenField } from './frame';
import { type Markup, html } from './html';

/** Something that a customer does on a page of the checkout. */
export interface Step {
  /** Names what the page asks now. A form that answers something else does nothing. */
  readonly id: string;
  /** Where each form leads once there is nothing to do any more: an address, or `?` for the page itself. */
  readonly next?: string | undefined;
  /** The whole page, with what is to be said about the form that led to it. */
  page: (token: string, notice: Markup | undefined) => string;
  /**
   * Does what the customer chose. Only a cancellation may come from a page of another state.
   *
   * @returns where the browser goes next: an address, or a query of the same page.
   */
  act: (world: World, form: URLSearchParams) => string;
}

/** What a page of the checkout shows. */
export interface StepPage {
  title: string;
  /** What the customer is asked to pay, or for. */
  asked: Markup;
  /** Who the customer is. */
  customer?: string | undefined;
  content: Markup;
  /** How it has ended, which the page around the frame of a popup reads. */
  end?: 'success' | 'cancelled' | undefined;
  /** Whether the page is in the frame of a popup, which has borders of its own. */
  isFramed?: boolean;
  /** The step, where it can end without the customer: the page then follows it. */
  waitsAt?: string | undefined;
}

/** A page of the checkout. */
export function stepPage({ title, asked, customer, content, end, isFramed, waitsAt }: StepPage): string {
  const main = html`<main
    ${end && html`data-end="${end}"`}
    ${isFramed && html`data-framed`}
    ${waitsAt && html`data-waits-at="${waitsAt}"`}
  >
    <header>
      <span class="logo" aria-hidden="true">${BUSINESS.charAt(0)}</span>
      <div>
        <h1>${BUSINESS}</h1>
        <p>${customer}</p>
      </div>
      <p class="asked">${asked}</p>
    </header>
    ${content}
    <footer>${LOCK} Paystack sandbox. Test mode: no money moves.</footer>
  </main>`;
  return framed(title, main, waitsAt && `/${OWN_PATH}/checkout.js`, 'checkout.css');
}

const LOCK = html`<svg viewBox="0 0 12 14" width="12" height="14" aria-hidden="true">
  <path
    fill="currentColor"
    d="M3 6V4a3 3 0 0 1 6 0v2h1a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H2a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1zm1.5 0h3V4a1.5 1.5 0 0 0-3 0z"
  />
</svg>`;

/** Says how a step has ended, with the way back to the merchant where there is one. */
export function ended(words: string, back: string | undefined): Markup {
  return html`<p role="status" class="note good"><strong>${words}</strong></p>
    ${back !== undefined && html`<p><a class="main" href="${back}">Back to ${BUSINESS}</a></p>`}`;
}

/** The forms of a step: what can be done, and below it how to leave. */
export function formsOf(token: string, step: string, ...contents: readonly Markup[]): Markup {
  const leave = html`<button class="quiet" name="action" value="cancel">Cancel</button>`;
  const fields = html`${tokenField(token)}<input type="hidden" name="step" value="${step}" />`;
  return html`${[...contents, leave].map((content) => html`<form method="post">${fields}${content}</form>`)}`;
}

/** The page after a customer cancelled, where the merchant named none. */
export function cancelledPage(): string {
  return stepPage({
    title: 'Cancelled',
    asked: html``,
    end: 'cancelled',
    content: html`<p role="status" class="note">You have cancelled.</p>
      <p><a class="main" href="?">Go on after all</a></p>`,
  });
}

/** What is said about a form, by the query with which it leads to a page. */
const NOTICES: Readonly<Record<string, string>> = {
  late: 'The page was out of date, so nothing was done. This is how it is now.',
  'sent-back': 'The bank has sent the money back, because the amount is wrong.',
};

/** What the query of a page says about the form that led to it. */
export function noticeIn(query: URLSearchParams): Markup | undefined {
  const words = Object.entries(NOTICES).find(([name]) => query.has(name))?.[1];
  return words === undefined ? undefined : html`<p role="status" class="note">${words}</p>`;
}
