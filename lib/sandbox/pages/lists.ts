import { setImmediate as immediate } from 'node:timers/promises';
import type { StoredCustomer } from '../core/records/customers';
import type { RateLimit } from '../core/limiter';
import type { World } from '../core/world';
import { parsed } from '../core/body';
import type { Exchange } from '../request-log';
import type { Failures, Latency } from '../sandbox-options';
import { SNAPSHOTS } from './deeds';
import { OWN_PATH, money, tokenField } from './frame';
import { type Markup, html } from './html';
import { withoutSecrets } from '../core/secrets';

/** How the sandbox is set. */
export interface CurrentSettings {
  latency: Latency;
  failures: Failures | null;
  rateLimit: RateLimit | undefined;
  webhookURL: string | undefined;
}

/** What the dashboard is made of. */
export interface ListsView {
  world: World;
  /** Newest last. */
  exchanges: readonly Exchange[];
  settings: CurrentSettings;
  /** Never shown. */
  authKey: string;
  /** Query of the page: `q` is what is searched for, and the name of a list tells how many of it are shown. */
  query: URLSearchParams;
  token: string;
}

/** How many of each kind are shown at first, and how many more each time. */
const STEP = 50;
/** How many are looked through before other requests have their turn. */
const ROWS_AT_ONCE = 200;

/** What a list shows of each of its items, in cells. */
type Row<T> = (item: T) => Markup[];

/** All that is renewed when something changes, piece by piece. */
export async function dashboardLists(view: ListsView): Promise<Markup> {
  const { world, exchanges, token } = view;
  const counts: [name: string, count: number][] = [];
  const list = <T>(name: string, heads: readonly string[], all: readonly T[], row: Row<T>) => {
    counts.push([name, all.length]);
    return listOf(name, heads, all, row, view);
  };
  const shown = (...values: unknown[]) => withoutSecrets(values, view.authKey);
  const emailOf = (id: number) => world.customers.withId(id)?.email;
  const does = (
    deed: string,
    words: string,
    about: string,
    fields: Readonly<Record<string, string | number>>,
  ) =>
    html`<form method="post" action="/${OWN_PATH}/${deed}">
      ${tokenField(token)}${Object.entries(fields).map(
        ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
      )}<button id="${deed}-${about.replaceAll(' ', '-')}" aria-label="${words}: ${about}">${words}</button>
    </form>`;

  const lists = await Promise.all([
    list('Requests', ['Request', 'Status', 'At', 'Took'], exchanges, (each) => requestRow(each, shown)),
    list(
      'Transactions',
      ['Reference', 'Status', 'Amount', 'Customer', 'Channel', 'Checkout', 'Bank'],
      world.transactions.oldestFirst,
      ({ reference, status, amount, currency, customer, channel, access_code }) => [
        html`${reference}`,
        statusMark(status),
        html`${money(amount, currency)}`,
        html`${emailOf(customer)}`,
        html`${channel}`,
        opening(`/checkout/${access_code}`, `the checkout of ${reference}`),
        html`${status === 'success' && does('dispute', 'Dispute', reference, { reference })}`,
      ],
    ),
    list('Webhooks', ['Event', 'Delivered', 'Tries', 'Again'], world.deliveries, (each) => [
      folded(`delivery-${each.id}`, each.event, [['Body', shown(parsed(each.body))[0]]]),
      statusMark(each.isDelivered ? 'yes' : 'no'),
      html`${each.attempts.map(({ statusCode, error }) => String(statusCode ?? error)).join(', ')}`,
      does('redeliver', 'Redeliver', `${each.event} ${each.id}`, { id: each.id }),
    ]),
    list(
      'Customers',
      ['Email', 'Code', 'Name', 'Authorizations', 'Identified', 'Identity check'],
      world.customers.oldestFirst,
      (each) => [
        html`${each.email}`,
        html`${each.customer_code}`,
        html`${[each.first_name, each.last_name].filter(Boolean).join(' ')}`,
        authorizationsOf(each),
        html`${each.identified ? 'yes' : 'no'}`,
        html`${does('identity-right', 'Succeeds', each.email, { customer: each.customer_code })}
        ${does('identity-wrong', 'Fails', each.email, { customer: each.customer_code })}`,
      ],
    ),
    list(
      'Transfers',
      ['Code', 'Status', 'Amount', 'Reason', 'Bank'],
      world.transfers.oldestFirst,
      ({ transfer_code: transfer, status, amount, currency, reason }) => [
        html`${transfer}`,
        statusMark(status),
        html`${money(amount, currency)}`,
        html`${reason}`,
        html`${
          ['pending', 'success'].includes(status) &&
          html`${does('transfer-failed', 'Fails', transfer, { transfer })}
          ${does('transfer-reversed', 'Comes back', transfer, { transfer })}`
        }`,
      ],
    ),
    list(
      'Subscriptions',
      ['Code', 'Status', 'Customer', 'Next payment'],
      world.subscriptions.oldestFirst,
      (each) => [
        html`${each.subscription_code}`,
        statusMark(each.status),
        html`${emailOf(each.customer)}`,
        html`${each.next_payment_date && minuteOf(each.next_payment_date)}`,
      ],
    ),
    list(
      'Mandates',
      ['Reference', 'Status', 'Customer', 'Checkout'],
      world.mandates.oldestFirst,
      ({ reference, status, customer, access_code }) => [
        html`${reference}`,
        statusMark(status),
        html`${emailOf(customer)}`,
        opening(`/checkout/mandate/${access_code}`, `the mandate ${reference}`),
      ],
    ),
    list(
      'Accounts',
      ['Customer', 'Bank', 'Number', 'Bank transfer'],
      world.dedicatedAccounts.oldestFirst,
      ({ id, customer, bank, account_number }) => [
        html`${emailOf(customer)}`,
        html`${bank.name}`,
        html`ends in ${account_number.slice(-4)}`,
        html`<form method="post" action="/${OWN_PATH}/transfer">
          ${tokenField(token)}<input type="hidden" name="account" value="${id}" />
          <input name="amount" id="amount-${id}" aria-label="Amount in subunits" value="100000" />
          <button id="transfer-${id}">Arrives</button>
        </form>`,
      ],
    ),
    list(
      'Disputes',
      ['Transaction', 'Status', 'Amount', 'Resolution'],
      world.disputes.oldestFirst,
      ({ transaction, status, refund_amount, currency, resolution }) => [
        html`${world.transactions.withId(transaction)?.reference}`,
        statusMark(status),
        html`${money(refund_amount, currency)}`,
        html`${resolution}`,
      ],
    ),
    list('Snapshots', ['Name', 'Time', 'Back'], [...SNAPSHOTS], ([name, { at }]) => [
      html`${name}`,
      html`${minuteOf(at)}`,
      does('restore', 'Go back', name, { name }),
    ]),
  ]);
  return html`<div id="records">${settingsOf(view)}${contentsOf(counts)}${lists}</div>`;
}

/** How the sandbox is set, in short. */
function settingsOf({ world, settings: { latency, failures, rateLimit, webhookURL } }: ListsView): Markup {
  const { status, times, rate, retryAfter } = failures ?? {};
  const facts: [name: string, value: string | number | undefined][] = [
    ['Time', `${minuteOf(world.now)} UTC`],
    ['Webhooks go to', webhookURL ?? 'no address'],
    ['Latency', typeof latency === 'number' ? `${latency} ms` : `${latency.min} to ${latency.max} ms`],
    ['Failures', status ?? 'none'],
    ['at most', times],
    ['share', rate === undefined ? undefined : `${Math.round(rate * 100)} %`],
    ['Retry-After', retryAfter],
    ['Rate limit', rateLimit ? `${rateLimit.requests} in ${rateLimit.window / 1000} s` : 'none'],
  ];
  const told = facts.filter(([, value]) => value !== undefined);
  return html`<ul id="Settings" class="live row" aria-label="Settings">
    ${told.map(([name, value]) => html`<li>${name} <strong>${value}</strong></li>`)}
  </ul>`;
}

/** The names of all lists, how long they are, and where they are. */
function contentsOf(counts: readonly (readonly [name: string, count: number])[]): Markup {
  return html`<nav id="Contents" class="live" aria-label="Lists">
    <ul class="row">
      ${counts.map(([name, count]) => html`<li><a href="#${name}">${name}</a> ${count}</li>`)}
      <li><a href="#Switches">Switches</a></li>
    </ul>
  </nav>`;
}

function requestRow(
  { id, request, at, duration, reply }: Exchange,
  shown: (...values: unknown[]) => string[],
): Markup[] {
  const { method, path, query, body, statusCode } = request;
  const asked = query.map((pair) => pair.join('=')).join('&');
  const [target = '', search = '', , ...parts] = shown(
    ...[path, asked, Object.fromEntries(query), body, reply === undefined ? null : parsed(reply)],
  );
  const state = duration === undefined ? 'It is held back.' : 'It is too old to be kept.';
  return [
    folded(`request-${id}`, `${method} ${target}${search && '?'}${search}`, [
      ['Body', body === null ? undefined : parts[0]],
      ['Reply', reply === undefined ? state : parts[1]],
    ]),
    statusMark(String(statusCode)),
    html`${at.slice(11, 19)}`,
    html`${duration === undefined ? '…' : `${Math.round(duration)}\u00a0ms`}`,
  ];
}

/** A list, the newest first: those that are searched for, as many as are asked for. */
async function listOf<T>(
  name: string,
  heads: readonly string[],
  all: readonly T[],
  row: Row<T>,
  { query }: ListsView,
): Promise<Markup> {
  const most = Math.max(STEP, Number(query.get(name)) || 0);
  const rows = await newestOf(all, row, (query.get('q') ?? '').toLowerCase(), most + 1);
  const more = new URLSearchParams(query);
  more.set(name, String(most + STEP));
  return html`<section
    id="${name}"
    class="live${rows.length === 0 && ' empty'}"
    aria-labelledby="${name}-title"
  >
    <h2 id="${name}-title">${name}</h2>
    ${rows.length === 0 ? html`<p class="dim">None.</p>` : tableOf(name, heads, rows.slice(0, most))}
    ${
      rows.length > most &&
      html`<p>
        <a id="${name}-more" class="more" href="/?${more.toString()}#${name}"
          >Show more ${name.toLowerCase()}</a
        >
      </p>`
    }
  </section>`;
}

/** The rows of the newest items in which the search finds what is wanted. */
async function newestOf<T>(
  all: readonly T[],
  row: Row<T>,
  wanted: string,
  most: number,
): Promise<Markup[][]> {
  const rows: Markup[][] = [];
  for (let index = all.length - 1; index >= 0 && rows.length < most; index -= 1) {
    // A search through very many items does not keep the API waiting.
    if (index % ROWS_AT_ONCE === 0) await immediate();
    const cells = row(all[index] as T);
    if (wanted === '' || lettersOf(cells).includes(wanted)) rows.push(cells);
  }
  return rows;
}

/** What can be read in cells, as HTML has it. */
function lettersOf(cells: readonly Markup[]): string {
  return cells
    .map(({ text }) => text.replaceAll(/<[^>]*>/g, ' '))
    .join(' ')
    .toLowerCase();
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

/** Texts that are seen on a click on the summary. */
function folded(
  id: string,
  summary: string,
  parts: readonly (readonly [title: string, text?: string])[],
): Markup {
  return html`<details id="${id}">
    <summary id="${id}-summary">${summary}</summary>
    ${parts.map(
      ([title, text]) =>
        text !== undefined &&
        html`<h3>${title}</h3>
          <pre tabindex="0">${text}</pre>`,
    )}
  </details>`;
}

function opening(path: string, what: string): Markup {
  return html`<a href="${path}" aria-label="Open ${what}">Open</a>`;
}

const GOOD = /^(2\d\d|success|active|resolved|yes)$/;
const BAD = /^([45]\d\d|failed|reversed|attention|cancelled|no)$/;

function statusMark(status: string): Markup {
  const tone = GOOD.test(status) ? 'good' : BAD.test(status) ? 'bad' : '';
  return html`<span class="mark ${tone}">${status}</span>`;
}

function authorizationsOf({ authorizations }: StoredCustomer): Markup {
  return html`${authorizations.map(
    ({ authorization_code, brand, last4 }) => html`<div>${authorization_code} ${brand} ${last4}</div>`,
  )}`;
}

/** A time as people read it, to the minute. */
function minuteOf(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}
