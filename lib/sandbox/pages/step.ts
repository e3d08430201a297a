import { BUSINESS, type World } from '../core/world';
import { framed, tokenField } from './frame';
import { type Markup, html } from './html';

/** Something that a customer does on a page of the checkout. */
export interface Step {
  /** The whole page. */
  page: (token: string) => string;
  /**
   * Does what the customer chose.
   *
   * @returns where the browser goes next: an address, or a query of the same page.
   */
  act: (world: World, form: URLSearchParams) => string;
}

/** A page of the checkout: what it is about, and what can be done now. */
export function stepPage(title: string, about: Markup, now: Markup): string {
  return framed(
    title,
    html`<main class="narrow">
      <p class="dim">Paystack sandbox: no money moves.</p>
      <div class="card">
        <h1>${BUSINESS}</h1>
        ${about} ${now}
      </div>
    </main>`,
  );
}

/** Says how a step has ended, with the way back to the merchant where there is one. */
export function ended(words: string, back: string | undefined): Markup {
  return html`<p role="status" class="note good"><strong>${words}</strong></p>
    ${back !== undefined && html`<p><a class="main" href="${back}">Back to the merchant</a></p>`}`;
}

/** What is to be done, and below it how to leave. */
export function formsOf(token: string, content: Markup): Markup {
  return html`<form method="post">${tokenField(token)}${content}</form>
    <form method="post">
      ${tokenField(token)}<button class="wide" name="deed" value="cancel">Cancel</button>
    </form>`;
}

/** The page after a customer cancelled, where the merchant named none. */
export function cancelledPage(): string {
  return stepPage(
    'Cancelled',
    html`<p role="status" class="note">You have cancelled.</p>`,
    html`<p><a class="main" href="?">Go on after all</a></p>`,
  );
}

/** The merchant's address with the reference, as Paystack calls it; `undefined` where there is none to go to. */
export function backTo(callbackURL: string | null, reference: string): string | undefined {
  const address = webURL(callbackURL);
  address?.searchParams.set('trxref', reference);
  address?.searchParams.set('reference', reference);
  return address?.href;
}

/** An address that a browser may be sent to: no script, no file. */
export function webURL(text: unknown): URL | undefined {
  const url = typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined;
  return url && ['http:', 'https:'].includes(url.protocol) ? url : undefined;
}
