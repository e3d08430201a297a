import { html } from '../../html';
import { jobsOf } from '../due';
import { kind, nameLink } from '../kind';
import { amountOf, moneyOf, factsOf, mark, section, timeOf } from '../parts';
import { type Moment, timelineOf } from '../timeline';
import type { DashboardView, RecordOf } from '../view';
import { bothAmounts, customerLink, storedFields, transactionLink } from './common';

type Subscription = RecordOf<'subscriptions'>;

const planOf = ({ world }: DashboardView, { plan }: Subscription) => world.plans.withId(plan);
const currencyOf = (view: DashboardView, item: Subscription) => planOf(view, item)?.currency ?? 'NGN';

/** Subscriptions. */
export const subscriptions = kind<Subscription>({
  path: 'subscriptions',
  title: 'Subscriptions',
  heads: ['Since', 'Code', 'Plan', 'Amount', 'Customer', 'Next payment', 'State'],
  none: 'There is no subscription. A payment with a plan adds one.',
  all: ({ world }) => world.subscriptions.oldestFirst,
  find: ({ world }, name) => world.subscriptions.find(name),
  cells: (view, item) => [
    timeOf(item.createdAt),
    nameLink('subscriptions', item.id, item.subscription_code),
    html`${planOf(view, item)?.name}`,
    moneyOf(item.amount, currencyOf(view, item)),
    customerLink(view, item.customer),
    html`${item.next_payment_date && timeOf(item.next_payment_date)}`,
    mark(item.status),
  ],
  terms: (view, item) => `${item.amount} ${planOf(view, item)?.plan_code ?? ''}`,
  page: (view, item) => ({
    title: item.subscription_code,
    state: mark(item.status),
    body: html`${section('facts', 'Subscription', factsOfSubscription(view, item))}
    ${section('history', 'Timeline', timeline(view, item))} ${storedFields(view, item)}`,
  }),
});

function factsOfSubscription(view: DashboardView, item: Subscription) {
  const plan = planOf(view, item);
  return factsOf([
    ['Plan', plan && `${plan.name}, ${plan.plan_code}, ${plan.interval}`],
    ['Amount', bothAmounts(item.amount, currencyOf(view, item))],
    ['Customer', customerLink(view, item.customer)],
    ['Paid with', `${item.authorization.brand} ${item.authorization.last4}`],
    ['Payments so far', item.payments_count],
    ['Ends after', item.invoice_limit > 0 && `${item.invoice_limit} payments`],
    ['Next payment', item.next_payment_date && timeOf(item.next_payment_date)],
    ['Since', timeOf(item.createdAt)],
    ['Cancelled', item.cancelledAt && timeOf(item.cancelledAt)],
    ['Id', item.id],
  ]);
}

/** The payments of the plan by the customer; one of them began the subscription. */
function paymentsOf(view: DashboardView, item: Subscription) {
  const code = planOf(view, item)?.plan_code;
  return view.world.transactions.oldestFirst.filter(
    ({ customer, plan }) => plan === code && customer === item.customer,
  );
}

function timeline(view: DashboardView, item: Subscription) {
  const { world } = view;
  const invoices = world.invoices.oldestFirst.filter(({ subscription }) => subscription === item.id);
  const own: Moment[] = [
    ...paymentsOf(view, item).map(({ id, createdAt, amount, currency, status }) => ({
      at: createdAt,
      what: html`Payment ${transactionLink(view, id)} of ${amountOf(amount, currency)}`,
      state: mark(status),
    })),
    { at: item.createdAt, what: html`The subscription begins` },
    ...invoices.map(({ createdAt, invoice_code, amount, status, transaction }) => ({
      at: createdAt,
      what: html`Invoice ${invoice_code} over ${amountOf(amount, currencyOf(view, item))}
      ${transaction !== null && html`paid by ${transactionLink(view, transaction)}`}`,
      state: mark(status),
    })),
  ];
  const names = { texts: [item.subscription_code] };
  return timelineOf(view, own, names, jobsOf(view, 'subscriptions', [item.id]));
}
