import { html } from '../../html';
import { controlButton, controlForm } from '../control';
import { CONTROLS } from '../controls';
import { kind, nameLink } from '../kind';
import { addressOf, amountOf, factsOf, mark, section, timeOf } from '../parts';
import { type Moment, timelineOf } from '../timeline';
import type { DashboardView, RecordOf } from '../view';
import { storedFields } from './common';

type Customer = RecordOf<'customers'>;

/** How many payments of a customer are told on the customer's page. */
const MOST_PAYMENTS = 100;

/** Customers. */
export const customers = kind<Customer>({
  path: 'customers',
  title: 'Customers',
  heads: ['Since', 'Email', 'Name', 'Code', 'Ways to pay', 'State'],
  none: 'There is no customer. A payment adds its customer, and POST /customer adds one.',
  all: ({ world }) => world.customers.oldestFirst,
  find: ({ world }, name) => world.customers.find(name),
  cells: (_view, item) => [
    timeOf(item.createdAt),
    nameLink('customers', item.id, item.email),
    html`${nameOf(item)}`,
    html`<code>${item.customer_code}</code>`,
    waysToPay(item, 2),
    mark(item.risk_action === 'deny' ? 'denied' : item.identified ? 'identified' : 'not identified'),
  ],
  terms: (_view, { phone }) => phone ?? '',
  page: (view, item) => ({
    title: item.email,
    state: mark(item.risk_action === 'deny' ? 'denied' : item.identified ? 'identified' : 'not identified'),
    body: html`${section('facts', 'Customer', factsOfCustomer(view, item))}
    ${section('actions', 'Play', actionsFor(view, item))}
    ${section('history', 'Timeline', timeline(view, item))} ${storedFields(view, item)}`,
  }),
});

function nameOf({ first_name, last_name }: Customer): string {
  return [first_name, last_name].filter(Boolean).join(' ');
}

/** @param most - how many are shown; the newest. */
function waysToPay({ authorizations }: Customer, most = Infinity) {
  const left = authorizations.length - most;
  return html`${authorizations
    .slice(-most)
    .map(
      ({ authorization_code, brand, last4 }) => html`<div>${authorization_code} ${brand} ${last4}</div>`,
    )}${left > 0 && html`<div class="dim">and ${left} more</div>`}`;
}

function factsOfCustomer({ world }: DashboardView, item: Customer) {
  const subscriptions = world.subscriptions.oldestFirst.filter(({ customer }) => customer === item.id);
  const paid = new Map<string, number>();
  for (const { customer, status, amount, currency } of world.transactions.oldestFirst) {
    if (customer === item.id && status === 'success') paid.set(currency, (paid.get(currency) ?? 0) + amount);
  }
  return factsOf([
    ['Name', nameOf(item)],
    ['Code', item.customer_code],
    ['Phone', item.phone],
    ['Risk', item.risk_action],
    ['Since', timeOf(item.createdAt)],
    ['Paid', [...paid].map(([currency, amount]) => amountOf(amount, currency)).join(', ')],
    ['Ways to pay', item.authorizations.length > 0 && waysToPay(item)],
    [
      'Subscriptions',
      subscriptions.length > 0 &&
        html`${subscriptions.map(
          ({ id, subscription_code, status }) =>
            html`<div>
              <a href="${addressOf('subscriptions', id)}">${subscription_code}</a> ${mark(status)}
            </div>`,
        )}`,
    ],
    ['Id', item.id],
  ]);
}

function actionsFor(view: DashboardView, { id, email, customer_code: customer }: Customer) {
  const { world } = view;
  const mandates = world.mandates.oldestFirst.filter((each) => each.customer === id);
  const accounts = world.dedicatedAccounts.oldestFirst.filter((each) => each.customer === id);
  return html`<h3>Identity check</h3>
    <div class="row">
      ${controlButton(view, 'identity-right', 'Succeeds', email, { customer })}
      ${controlButton(view, 'identity-wrong', 'Fails', email, { customer })}
    </div>
    ${mandates.map(
      ({ reference, status, access_code }) =>
        html`<h3>Mandate ${reference} ${mark(status)}</h3>
          <div class="row">
            <a href="/checkout/mandate/${access_code}" aria-label="Open the mandate ${reference}">Open</a>
            ${status === 'pending' && controlButton(view, 'mandate', 'Approve', reference, { reference })}
            ${status === 'pending' && controlButton(view, 'mandate-rejected', 'Reject', reference, { reference })}
          </div>`,
    )}
    ${accounts.map(
      ({ id: account, bank, account_number }) =>
        html`<h3>Account at ${bank.name}, ends in ${account_number.slice(-4)}</h3>
          ${controlForm(view, 'transfer', CONTROLS.transfer, { account })}`,
    )}`;
}

function timeline(view: DashboardView, item: Customer) {
  const { world } = view;
  const payments = world.transactions.oldestFirst.filter(({ customer }) => customer === item.id);
  const own: Moment[] = [
    { at: item.createdAt, what: html`The customer is added` },
    ...payments.slice(-MOST_PAYMENTS).map(({ id, createdAt, reference, amount, currency, status }) => ({
      at: createdAt,
      what: html`Payment <a href="${addressOf('transactions', id)}">${reference}</a> of
        ${amountOf(amount, currency)}`,
      state: mark(status),
    })),
  ];
  return timelineOf(view, own, { texts: [item.customer_code, item.email] }, []);
}
