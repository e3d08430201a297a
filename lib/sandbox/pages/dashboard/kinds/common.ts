import { type Markup, html } from '../../html';
import { addressOf, amountOf, codeBlock, coloured } from '../parts';
import { type DashboardView, emailOf, shown } from '../view';

/** An amount as people write it and in subunits. */
export function bothAmounts(amount: number | null, currency: string): string | undefined {
  return amount === null ? undefined : `${amountOf(amount, currency)} (${amount} subunits)`;
}

/** The email of a customer, which leads to the customer's page. */
export function customerLink(view: DashboardView, id: number | null): Markup {
  return html`${id !== null && html`<a href="${addressOf('customers', id)}">${emailOf(view, id)}</a>`}`;
}

/** The reference of a transaction, which leads to its page. */
export function transactionLink({ world }: DashboardView, id: number | null): Markup {
  const transaction = world.transactions.withId(id);
  return html`${
    transaction && html`<a href="${addressOf('transactions', transaction.id)}">${transaction.reference}</a>`
  }`;
}

/** A record as the sandbox keeps it, folded. */
export function storedFields(view: DashboardView, record: object): Markup {
  const [json = ''] = shown(view, record);
  return html`<details id="fields" class="card">
    <summary>All fields</summary>
    ${codeBlock('fields-json', 'All fields', coloured(json))}
  </details>`;
}
