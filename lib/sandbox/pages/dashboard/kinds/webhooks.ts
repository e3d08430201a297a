import { html } from '../../html';
import { controlButton } from '../control';
import { kind, nameLink } from '../kind';
import { amountOf, codeBlock, coloured, factsOf, mark, section, timeOf, timeText } from '../parts';
import { dataOf, recordsOfEvent } from '../related';
import { type DashboardView, emailOf, shown } from '../view';
import { deliveryState, hintFor, stateOfTry, triesInShort } from '../webhook-state';
import { curlFor, signatureOf } from '../webhook-command';
import { parsed } from '../../../core/body';
import { isObject } from '../../../../objects';

type Delivery = DashboardView['world']['deliveries'][number];

/** Events and their deliveries. */
export const webhooks = kind<Delivery>({
  path: 'webhooks',
  title: 'Webhooks',
  heads: ['When', 'Event', 'About', 'Amount', 'Customer', 'Tries', 'State'],
  none: 'Nothing has happened that a webhook tells.',
  all: ({ world }) => world.deliveries,
  find: ({ world }, name) => world.deliveries.find(({ id }) => String(id) === name),
  cells: (view, item) => {
    const data = dataOf(item.body);
    return [
      timeOf(item.createdAt),
      nameLink('webhooks', item.id, item.event),
      html`${subjectOf(data)}`,
      html`${amountIn(data)}`,
      html`${emailIn(view, data)}`,
      html`${triesInShort(item)}`,
      html`${mark(deliveryState(item))}
      ${item.nextAttemptAt !== null && html`<div class="dim">next ${timeOf(item.nextAttemptAt)}</div>`}`,
    ];
  },
  terms: (view, item) => shown(view, parsed(item.body)).join(' '),
  rough: (view, item) => {
    const { createdAt, body, nextAttemptAt } = item;
    const data = dataOf(body);
    return [
      ...[
        timeText(createdAt),
        body,
        amountIn(data),
        emailIn(view, data),
        triesInShort(item),
        deliveryState(item),
      ],
      nextAttemptAt && `next ${timeText(nextAttemptAt)}`,
    ].join(' ');
  },
  page: (view, item) => ({
    title: item.event,
    state: mark(deliveryState(item)),
    body: html`${section('facts', 'Event', factsOfDelivery(view, item))}
    ${section('tries', 'Tries', triesOf(view, item))} ${section('repeat', 'Repeat it', repeatOf(view, item))}
    ${section('body', 'Body', bodyOf(view, item))}`,
  }),
});

function subjectOf(data: Record<string, unknown>): string | undefined {
  const names = ['reference', 'transaction_reference', 'subscription_code', 'transfer_code', 'request_code'];
  const within = [data, data.subscription, data.transaction, data.dedicated_account].filter(isObject);
  const named = within.flatMap((each) => names.map((name) => each[name]));
  return named.find((value) => typeof value === 'string');
}

function amountIn(data: Record<string, unknown>) {
  const amount = Number(data.amount ?? data.refund_amount);
  const { currency } = data;
  return Number.isSafeInteger(amount) && typeof currency === 'string' && /^[A-Z]{3}$/.test(currency)
    ? amountOf(amount, currency)
    : undefined;
}

function emailIn(
  view: DashboardView,
  { customer, email, customer_id }: Record<string, unknown>,
): string | undefined {
  if (isObject(customer) && typeof customer.email === 'string') return customer.email;
  if (typeof email === 'string') return email;
  return emailOf(view, typeof customer_id === 'number' ? customer_id : null);
}

function factsOfDelivery(view: DashboardView, item: Delivery) {
  const records = recordsOfEvent(view, item);
  return factsOf([
    ['Happened', timeOf(item.createdAt)],
    ['About', records.length > 0 && html`${records.map((each) => html`<div>${each}</div>`)}`],
    ['Sent to', view.settings.webhookURL ?? 'no address: the sandbox was started without one'],
    ['Next try', item.nextAttemptAt && timeOf(item.nextAttemptAt)],
    ['Number', item.id],
  ]);
}

function triesOf(view: DashboardView, item: Delivery) {
  const { attempts } = item;
  const last = attempts.at(-1);
  const hint = last && !item.isDelivered ? hintFor(last) : undefined;
  return html`${hint !== undefined && html`<p class="note bad">${hint}</p>`}
    ${attempts.length === 0 && html`<p class="dim">It was not sent.</p>`}
    <ol class="timeline">
      ${attempts.map((each, index) => tryOf(view, each, index + 1, each === last))}
    </ol>
    <div class="row">
      ${
        view.settings.webhookURL !== undefined &&
        controlButton(view, 'redeliver', 'Redeliver', `${item.event} ${item.id}`, { id: item.id })
      }
    </div>`;
}

/** One try: when, and the reply. The reply to the last try is open. */
function tryOf(view: DashboardView, each: Delivery['attempts'][number], number: number, isLast: boolean) {
  const { statusCode, reply } = each;
  const [body] = reply ? shown(view, parsed(reply)) : [];
  const state = mark(statusCode === null ? 'no reply' : String(statusCode));
  const words = html`${statusCode === null ? 'The receiver gave' : 'The receiver'} ${stateOfTry(each)}`;
  return html`<li>
    <span class="when">${timeOf(each.at)}</span>
    ${
      body === undefined
        ? html`<div>${state} ${words}${reply === '' && ', with an empty body'}</div>`
        : html`<details id="try-${number}" ${isLast && html`open`}>
            <summary>${state} ${words}</summary>
            ${codeBlock(`reply-${number}`, `Reply to try ${number}`, coloured(body))}
          </details>`
    }
  </li>`;
}

function repeatOf(view: DashboardView, item: Delivery) {
  return html`<p>
      The header <code>X-Paystack-Signature</code> is the HMAC-SHA512 of the body with the key of this
      sandbox. This is what was sent:
    </p>
    ${codeBlock('signature', 'Signature', signatureOf(view, item))}
    <p>The same request from a terminal, with the reply of the receiver:</p>
    ${codeBlock('curl', 'Command', curlFor(view, item))}`;
}

function bodyOf(view: DashboardView, { body }: Delivery) {
  const [json = ''] = shown(view, parsed(body));
  return codeBlock('body-json', 'Body', coloured(json));
}
