import { fromSubunit } from '../../money/subunit';
import { type Markup, html } from './html';

/** Where the sandbox's own pages, styles and scripts are, beside the checkout. */
export const OWN_PATH = '_sandbox';

/**
 * A whole page.
 *
 * @param script - the path of a script, for pages that have one.
 * @param style - the name of its styles.
 */
export function framed(title: string, body: Markup, script?: string, style = 'style.css'): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="/${OWN_PATH}/icon.svg" />
        <link rel="stylesheet" href="/${OWN_PATH}/${style}" />
        ${script !== undefined && html`<script src="${script}" defer></script>`}
      </head>
      <body>
        ${body}
      </body>
    </html> `.text;
}

/** An amount of subunits as people write it, such as `₦5,000.00`. */
export function money(amount: number, currency: string): string {
  const digits = amount % 100 === 0 ? {} : { minimumFractionDigits: 2 };
  const format = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    ...digits,
  });
  return format.format(fromSubunit(amount) as `${number}`);
}

/** Names the page from which a form was sent, so that another site's page cannot send it. */
export function tokenField(token: string): Markup {
  return html`<input type="hidden" name="token" value="${token}" />`;
}
