import type { StoredCustomer } from '../customer-records';
import type { World } from '../core/world';
import { parsed } from '../params';
import { OWN_PATH, framed, money, tokenField } from './frame';
import { type Markup, html } from './html';

/** A request to the API and its reply, as the dashboard shows them. */
export interface Exchange {
  /** Number of the request, from 1 on. */
  id: number;
  method: string;
  path: string;
  query: readonly (readonly [name: string, value: string])[];
  body: unknown;
  statusCode: number;
  /** Milliseconds. */
  duration: number;
  /** The reply as JSON. */
  reply: string;
}

/** What the dashboard is made of. */
export interface DashboardView {
  world: World;
  /** Newest last. */
  exchanges: readonly Exchange[];
  /** Never shown. */
  authKey: string;
  /** What is searched for; an empty text shows all. */
  wanted: string;
  token: string;
}

/** How many of each kind are shown, the newest. */
const MOST_SHOWN = 50;
const MOST_LETTERS = 20_000;

/** Fields whose values are not shown. */
const SECRET_FIELDS: ReadonlySet<string> = new Set([
  'account_number',
  'birthday',
  'bvn',
  'cvv',
  'number',
  'otp',
  'pin',
]);
const HIDDEN = '•••';

/** The whole page. */
export function dashboardPage(view: DashboardView): string {
  const body = html`<main>
    <h1>Paystack sandbox</h1>
    <p id="words" role="status" class="good"></p>
    <section aria-labelledby="switches">
      <h2 id="switches">Switches</h2>
      <div class="controls">${CONTROLS.map((control) => controlOf(control, view.token))}</div>
    </section>
    <form action="/" role="search">
      <p>
        <label>Search <input type="search" id="search" name="q" value="${view.wanted}" /></label>
      </p>
    </form>
    ${dashboardRecords(view)}
  </main>`;
  return framed('Paystack sandbox', body, `/${OWN_PATH}/dashboard.js`);
}

/** A form of the dashboard: its deed, its fields, and the word on its button. */
type Control = readonly [deed: string, button: string, ...fields: (readonly [name: string, label: string])[]];

const CONTROLS: readonly Control[] = [
  ['latency', 'Set latency', ['milliseconds', 'Latency in ms']],
  ['failures', 'Set failures', ['status', 'Status; empty for none'], ['times', 'How many times']],
  ['rate-limit', 'Set rate limit', ['requests', 'Requests a minute; empty for none']],
  ['advance', 'Move time on', ['duration', 'Such as 31 days']],
  ['dispute', 'Open a dispute', ['reference', 'Reference of a payment']],
  ['identity-right', 'Identity check succeeds', ['customer', 'Code or email of a customer']],
  ['identity-wrong', 'Identity check fails', ['customer', 'Code or email of a customer']],
  ['snapshot', 'Take a snapshot'],
  ['restore', 'Go back to the snapshot'],
  ['reset', 'Reset'],
];

function controlOf([deed, button, ...fields]: Control, token: string): Markup {
  return html`<form method="post" action="/${OWN_PATH}/${deed}">
    ${tokenField(token)}
    ${fields.map(
      ([name, label]) => html`<label>${label} <input name="${name}" id="${deed}-${name}" /></label>`,
    )}
    <button id="${deed}">${button}</button>
  </form>`;
}

/** All lists, each of them a section that is replaced when it changes. */
export function dashboardRecords({ world, exchanges, authKey, wanted, token }: DashboardView): Markup {
  const within = (text: string) => text.toLowerCase().includes(wanted.toLowerCase());
  const section = <T>(id: string, heads: readonly string[], all: readonly T[], row: (item: T) => Markup[]) =>
    sectionOf(id, heads, newestOf(all, row, within));
  const hidden = (value: unknown) => readable(value, authKey);
  const emailOf = (id: number) => world.customers.withId(id)?.email;

  return html`<div id="records">
    ${section('Requests', ['Request', 'Status', 'Time', 'Body and reply'], exchanges, (each) => [
      html`${each.method} ${hidden(each.path)}`,
      statusMark(String(each.statusCode), each.statusCode < 400),
      html`${Math.round(each.duration)} ms`,
      folded(
        `request-${each.id}`,
        html`${each.query.length > 0 && html`<pre tabindex="0">${hidden(Object.fromEntries(each.query))}</pre>`}
          <pre tabindex="0">${hidden(each.body)}</pre>
          <pre tabindex="0">${hidden(parsed(each.reply))}</pre>`,
      ),
    ])}
    ${section(
      'Transactions',
      ['Reference', 'Status', 'Amount', 'Customer', 'Way', 'Checkout'],
      world.transactions.oldestFirst,
      (each) => [
        html`${each.reference}`,
        statusMark(each.status, each.status === 'success'),
        html`${money(each.amount, each.currency)}`,
        html`${emailOf(each.customer)}`,
        html`${each.channel}`,
        html`<a
          href="/checkout/${encodeURIComponent(each.access_code)}"
          aria-label="Open the checkout of ${each.reference}"
          >Open</a
        >`,
      ],
    )}
    ${section(
      'Customers',
      ['Email', 'Code', 'Name', 'Identified', 'Authorizations'],
      world.customers.oldestFirst,
      (each) => [
        html`${each.email}`,
        html`${each.customer_code}`,
        html`${[each.first_name, each.last_name].filter(Boolean).join(' ')}`,
        html`${each.identified ? 'yes' : 'no'}`,
        authorizationsOf(each),
      ],
    )}
    ${section('Transfers', ['Code', 'Status', 'Amount', 'Reason'], world.transfers.oldestFirst, (each) => [
      html`${each.transfer_code}`,
      statusMark(each.status, each.status === 'success'),
      html`${money(each.amount, each.currency)}`,
      html`${each.reason}`,
    ])}
    ${section(
      'Subscriptions',
      ['Code', 'Status', 'Customer', 'Next payment'],
      world.subscriptions.oldestFirst,
      (each) => [
        html`${each.subscription_code}`,
        statusMark(each.status, each.status === 'active'),
        html`${emailOf(each.customer)}`,
        html`${each.next_payment_date}`,
      ],
    )}
    ${section(
      'Accounts',
      ['Customer', 'Bank', 'Number', 'A bank transfer'],
      world.dedicatedAccounts.oldestFirst,
      (each) => [
        html`${emailOf(each.customer)}`,
        html`${each.bank.name}`,
        html`${each.account_number}`,
        html`<form method="post" action="/${OWN_PATH}/transfer">
          ${tokenField(token)}<input type="hidden" name="account" value="${each.account_number}" />
          <input name="amount" id="amount-${each.id}" aria-label="Amount in subunits" value="100000" />
          <button id="transfer-${each.id}">arrives</button>
        </form>`,
      ],
    )}
    ${section('Webhooks', ['Event', 'Delivered', 'Tries', 'Body', 'Again'], world.deliveries, (each) => [
      html`${each.event}`,
      statusMark(each.isDelivered ? 'yes' : 'no', each.isDelivered),
      html`${each.attempts.map(({ statusCode, error }) => String(statusCode ?? error)).join(', ')}`,
      folded(`delivery-${each.id}`, html`<pre tabindex="0">${hidden(parsed(each.body))}</pre>`),
      html`<form method="post" action="/${OWN_PATH}/redeliver">
        ${tokenField(token)}<input type="hidden" name="id" value="${each.id}" />
        <button id="redeliver-${each.id}" aria-label="Redeliver ${each.event} ${each.id}">Redeliver</button>
      </form>`,
    ])}
  </div>`;
}

/** The rows of the newest items in which the search finds what is wanted. */
function newestOf<T>(
  all: readonly T[],
  row: (item: T) => Markup[],
  within: (text: string) => boolean,
): Markup[][] {
  const rows: Markup[][] = [];
  for (let index = all.length - 1; index >= 0 && rows.length < MOST_SHOWN; index -= 1) {
    const cells = row(all[index] as T);
    if (within(cells.map(({ text }) => text.replaceAll(/<[^>]*>/g, ' ')).join(' '))) rows.push(cells);
  }
  return rows;
}

function sectionOf(name: string, heads: readonly string[], rows: readonly Markup[][]): Markup {
  return html`<section id="${name}" aria-labelledby="${name}-title">
    <h2 id="${name}-title">${name}</h2>
    ${rows.length === 0 ? html`<p class="dim">None.</p>` : tableOf(name, heads, rows)}
  </section>`;
}

function tableOf(name: string, heads: readonly string[], rows: readonly Markup[][]): Markup {
  return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="${name}-title">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function folded(id: string, content: Markup): Markup {
  return html`<details id="${id}">
    <summary id="${id}-summary">Show</summary>
    ${content}
  </details>`;
}

function statusMark(status: string, isGood: boolean): Markup {
  return html`<span class="${isGood ? 'good' : 'bad'}">${status}</span>`;
}

function authorizationsOf({ authorizations }: StoredCustomer): Markup {
  return html`${authorizations.map(
    ({ authorization_code, brand, last4 }) => html`<div>${authorization_code} ${brand} ${last4}</div>`,
  )}`;
}

/** A value as text, without anything secret. */
function readable(value: unknown, authKey: string): string {
  const text = typeof value === 'string' ? value : jsonOf(value);
  return text.slice(0, MOST_LETTERS).replaceAll(authKey, HIDDEN);
}

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value, (name, each: unknown) => (SECRET_FIELDS.has(name) ? HIDDEN : each), 2);
  } catch (error) {
    if (error instanceof RangeError) return 'This is nested too deep to be shown.';
    throw error;
  }
}
