import { DAY } from '../../core/sandbox-clock';
import { type Markup, html } from '../html';
import { type Bar, chartOf } from './chart';
import { controlButton } from './control';
import { dueNext, whenDue } from './due';
import { failureOf } from './kinds/requests';
import { requestLine, statusMark } from './request-line';
import { addressOf, amountOf, codeBlock, mark, section, timeOf } from './parts';
import { settingsOf } from './settings';
import type { DashboardView } from './view';
import { deliveryState, stateOfTry } from './webhook-state';

/** How many days the chart has. */
const DAYS = 14;
/** How many lines a part of the overview has. */
const MOST = 8;
/** How many of the newest requests and payments are looked through for those that failed. */
const NEWEST = 2_000;

/** What is seen at first. */
export function overview(view: DashboardView): Markup {
  const { world, exchanges } = view;
  const isNew = exchanges.length === 0 && world.transactions.oldestFirst.length === 0;
  return html`${section('settings', 'Settings', settingsOf(view))} ${isNew && firstSteps(view)}
    <div class="columns">
      ${section('balances', 'Balances', balances(view))} ${section('income', 'Came in', income(view))}
      ${section('failed', 'What failed', failed(view))}
      ${section('failing-webhooks', 'Webhooks that fail', failingWebhooks(view))}
      ${section('due', 'Due next', due(view))}
    </div>`;
}

function firstSteps({ url, settings }: DashboardView): Markup {
  return section(
    'first-steps',
    'First steps',
    html`<p>
        Nothing has come yet. Give your program this address, and the key that the sandbox was started with:
      </p>
      ${codeBlock('first-address', 'Address', `export PAYSTACK_BASE_URL=${url}`)}
      ${
        settings.webhookURL === undefined &&
        html`<p>
          The sandbox sends webhooks to no address. The <a href="${addressOf('controls')}">controls</a> and
          <code>--webhook-url</code> can name one.
        </p>`
      }`,
  );
}

function balances({ world }: DashboardView): Markup {
  return html`<dl class="balances">
    ${Object.entries(world.settings.balances).map(
      ([currency, amount]) =>
        html`<div>
          <dt>${currency}</dt>
          <dd>${amountOf(amount, currency)}</dd>
        </div>`,
    )}
  </dl>`;
}

function income({ world }: DashboardView): Markup {
  const today = Math.floor(world.clock.now / DAY);
  const currencies = new Map<string, Bar[]>();
  const all = world.transactions.oldestFirst;
  const first = new Date((today - DAYS + 1) * DAY).toISOString();
  for (const { paid_at, amount, currency } of all) {
    if (paid_at === null || paid_at < first) continue;
    let bars = currencies.get(currency);
    if (!bars) currencies.set(currency, (bars = emptyBars(today)));
    const bar = bars[DAYS - 1 - (today - Math.floor(Date.parse(paid_at) / DAY))];
    if (bar) Object.assign(bar, { amount: bar.amount + amount, count: bar.count + 1 });
  }
  if (currencies.size === 0) return html`<p class="dim">Nothing in the last ${DAYS} days.</p>`;
  return html`${[...currencies].map(([currency, bars]) => chartOf(`chart-${currency}`, currency, bars))}`;
}

function emptyBars(today: number): Bar[] {
  return Array.from({ length: DAYS }, (_, index) => ({
    day: new Date((today - DAYS + 1 + index) * DAY).toISOString().slice(0, 10),
    amount: 0,
    count: 0,
  }));
}

/** A line of a list: when, what and why. */
interface Line {
  at: string;
  what: Markup;
  why: Markup;
}

function linesOf(lines: readonly Line[], none: string): Markup {
  if (lines.length === 0) return html`<p class="dim">${none}</p>`;
  return html`<ul class="lines">
    ${lines.map(
      ({ at, what, why }) =>
        html`<li>
          ${timeOf(at)}
          <div>${what}</div>
          <div class="dim">${why}</div>
        </li>`,
    )}
  </ul>`;
}

function failed(view: DashboardView): Markup {
  const { world, exchanges } = view;
  const lines = [
    ...newest(world.transactions.oldestFirst, ({ status }) => status === 'failed').map((each) => ({
      at: each.updatedAt,
      what: html`Payment
        <a href="${addressOf('transactions', each.id)}">${each.reference}</a>
        ${amountOf(each.amount, each.currency)}`,
      why: html`${each.gateway_response}`,
    })),
    ...newest(world.transfers.oldestFirst, ({ status }) => ['failed', 'reversed'].includes(status)).map(
      (each) => ({
        at: each.updatedAt,
        what: html`Transfer
          <a href="${addressOf('transfers', each.id)}">${each.transfer_code}</a>
          ${amountOf(each.amount, each.currency)}`,
        why: html`The transfer ${each.status === 'failed' ? 'failed' : 'came back'}.`,
      }),
    ),
    ...newest(exchanges, ({ request: { statusCode } }) => statusCode === 0 || statusCode >= 400).map(
      (each) => ({
        at: each.at,
        what: requestLine(view, each),
        why: html`${statusMark(each)} ${failureOf(view, each)}`,
      }),
    ),
  ];
  lines.sort((one, other) => (one.at > other.at ? -1 : one.at < other.at ? 1 : 0));
  return linesOf(lines.slice(0, MOST), 'Nothing failed.');
}

function newest<T>(all: readonly T[], fits: (item: T) => boolean): T[] {
  const items: T[] = [];
  const end = Math.max(all.length - NEWEST, 0);
  for (let index = all.length - 1; index >= end && items.length < MOST; index -= 1) {
    const item = all[index];
    if (item !== undefined && fits(item)) items.push(item);
  }
  return items;
}

function failingWebhooks(view: DashboardView): Markup {
  const { world } = view;
  const failing = newest(
    world.deliveries,
    ({ isDelivered, attempts }) => !isDelivered && attempts.length > 0,
  );
  return linesOf(
    failing.map((each) => {
      const last = each.attempts.at(-1);
      return {
        at: each.createdAt,
        what: html`<a href="${addressOf('webhooks', each.id)}">${each.event}</a>
          ${mark(deliveryState(each))}`,
        why: html`${last && stateOfTry(last)}${each.nextAttemptAt !== null && html`, next try ${timeOf(each.nextAttemptAt)}`}`,
      };
    }),
    view.settings.webhookURL === undefined ? 'No address for webhooks is set.' : 'Every webhook was taken.',
  );
}

function due(view: DashboardView): Markup {
  const next = dueNext(view, MOST);
  const [first] = next;
  if (!first) return html`<p class="dim">Nothing is due.</p>`;
  const wait = Math.max(Math.ceil(first.at - view.world.clock.now), 0);
  return html`<ul class="lines">
      ${next.map(
        ({ at, what }) =>
          html`<li>
            <span>${whenDue(view, at)}</span>
            <div>${what}</div>
          </li>`,
      )}
    </ul>
    ${controlButton(view, 'advance', 'Move the clock to the first', 'time', { duration: wait })}`;
}
