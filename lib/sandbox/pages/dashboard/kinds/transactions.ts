import { html } from '../../html';
import { CONTROLS } from '../controls';
import { controlButton, controlForm } from '../control';
import { jobsOf } from '../due';
import { kind, nameLink } from '../kind';
import { addressOf, amountOf, moneyOf, factsOf, mark, section, timeOf, timeText } from '../parts';
import { type Moment, stepsOf, timelineOf } from '../timeline';
import { type DashboardView, type RecordOf, emailOf } from '../view';
import { bothAmounts, customerLink, storedFields } from './common';

type Transaction = RecordOf<'transactions'>;

/** Why a payment is as it is, where that is more than its state says. */
export function reasonOf({ status, gateway_response: words }: Transaction): string | undefined {
  return status === 'failed' || status === 'reversed' ? words : undefined;
}

/** Payments. */
export const transactions = kind<Transaction>({
  path: 'transactions',
  title: 'Transactions',
  heads: ['When', 'Reference', 'Amount', 'Customer', 'Channel', 'State'],
  none: 'No payment has been started. POST /transaction/initialize starts one.',
  all: ({ world }) => world.transactions.oldestFirst,
  find: ({ world }, name) => world.transactions.find(name),
  cells: (view, item) => [
    timeOf(item.createdAt),
    nameLink('transactions', item.id, item.reference),
    moneyOf(item.amount, item.currency),
    customerLink(view, item.customer),
    html`${item.channel.replace('_', ' ')}`,
    html`${mark(item.status)} <span class="dim">${reasonOf(item)}</span>`,
  ],
  text: (view, item) => {
    const { id, createdAt, reference, amount, currency, customer, channel, status, access_code, plan } = item;
    return [
      ...[timeText(createdAt), reference, amountOf(amount, currency), emailOf(view, customer)],
      ...[channel.replace('_', ' '), status, reasonOf(item), id, amount, access_code, plan],
      item.authorization?.authorization_code,
    ].join(' ');
  },
  page: (view, item) => ({
    title: item.reference,
    state: mark(item.status),
    body: html`${section('facts', 'Payment', factsOfTransaction(view, item))}
    ${section('actions', 'Play', actionsFor(view, item))}
    ${section('history', 'Timeline', timeline(view, item))} ${storedFields(view, item)}`,
  }),
});

function factsOfTransaction(view: DashboardView, item: Transaction) {
  const { world } = view;
  const { authorization } = item;
  const plan = world.plans.with('plan_code', item.plan);
  const subscription = world.subscriptions.oldestFirst.findLast(
    (each) => each.plan === plan?.id && each.customer === item.customer,
  );
  const isOpen = ['abandoned', 'ongoing', 'pending', 'failed'].includes(item.status);
  return factsOf([
    ['Amount', bothAmounts(item.amount, item.currency)],
    ['Fees', bothAmounts(item.fees, item.currency)],
    ['Customer', customerLink(view, item.customer)],
    ['Channel', item.channel.replace('_', ' ')],
    [
      'Paid with',
      authorization && `${authorization.brand} ${authorization.last4}, ${authorization.authorization_code}`,
    ],
    ['Answer of the bank', item.gateway_response],
    ['Begun', timeOf(item.createdAt)],
    ['Paid', item.paid_at && timeOf(item.paid_at)],
    ['Leads back to', item.callback_url],
    ['Plan', plan ? `${plan.name}, ${plan.plan_code}` : item.plan],
    [
      'Subscription',
      subscription &&
        html`<a href="${addressOf('subscriptions', subscription.id)}">${subscription.subscription_code}</a>`,
    ],
    ['Subaccount', item.subaccount],
    ['Split', item.split],
    ['Payment request', item.paymentRequest],
    ['Settlement', item.settlement],
    ['Id', item.id],
    [
      'Checkout',
      isOpen &&
        html`<a href="/checkout/${item.access_code}" aria-label="Open the checkout of ${item.reference}"
          >Open the checkout</a
        >`,
    ],
  ]);
}

function actionsFor(view: DashboardView, item: Transaction) {
  const { reference, status } = item;
  if (status === 'success') {
    return controlButton(view, 'dispute', 'Open a dispute', reference, { reference });
  }
  if (['abandoned', 'ongoing', 'pending', 'failed'].includes(status)) {
    return controlForm(view, 'pay', CONTROLS.pay, { reference });
  }
  return html`<p class="dim">A payment that is ${status} can only be looked at.</p>`;
}

function timeline(view: DashboardView, item: Transaction) {
  const { world } = view;
  const refunds = world.refunds.oldestFirst.filter(({ transaction }) => transaction === item.id);
  const disputes = world.disputes.oldestFirst.filter(({ transaction }) => transaction === item.id);
  const own: Moment[] = [
    { at: item.createdAt, what: html`The payment is begun`, state: mark('abandoned') },
    ...stepsOf(item),
    ...(item.paid_at === null
      ? []
      : [
          {
            at: item.paid_at,
            what: html`Paid: ${amountOf(item.amount, item.currency)}`,
            state: mark('success'),
          },
        ]),
    ...refunds.map((refund) => ({
      at: refund.createdAt,
      what: html`<a href="${addressOf('refunds', refund.id)}">Refund ${refund.id}</a> of
        ${amountOf(refund.amount, refund.currency)}`,
      state: mark(refund.status),
    })),
    ...disputes.map((dispute) => ({
      at: dispute.createdAt,
      what: html`<a href="${addressOf('disputes', dispute.id)}">Dispute ${dispute.id}</a> over
        ${amountOf(dispute.refund_amount, dispute.currency)}`,
      state: mark(dispute.status),
    })),
  ];
  const names = { texts: [item.reference, item.access_code, String(item.id)] };
  return timelineOf(view, own, names, jobsOf(view, 'transactions', [item.id]));
}
