import { html } from '../../html';
import { jobsOf } from '../due';
import { kind, nameLink } from '../kind';
import { moneyOf, factsOf, mark, section, timeOf } from '../parts';
import { type Moment, timelineOf } from '../timeline';
import type { DashboardView, RecordOf } from '../view';
import { bothAmounts, customerLink, storedFields, transactionLink } from './common';

type Refund = RecordOf<'refunds'>;

const transactionOf = ({ world }: DashboardView, { transaction }: Refund) =>
  world.transactions.withId(transaction);

/** Refunds. */
export const refunds = kind<Refund>({
  path: 'refunds',
  title: 'Refunds',
  heads: ['When', 'Refund', 'Amount', 'Transaction', 'Customer', 'State'],
  none: 'Nothing is refunded. POST /refund refunds a payment.',
  all: ({ world }) => world.refunds.oldestFirst,
  find: ({ world }, name) => world.refunds.find(name),
  cells: (view, item) => [
    timeOf(item.createdAt),
    nameLink('refunds', item.id, `Refund ${item.id}`),
    moneyOf(item.amount, item.currency),
    transactionLink(view, item.transaction),
    customerLink(view, transactionOf(view, item)?.customer ?? null),
    mark(item.status),
  ],
  terms: (_view, { amount, customer_note, merchant_note }) =>
    [amount, customer_note, merchant_note].join(' '),
  page: (view, item) => ({
    title: `Refund ${item.id}`,
    state: mark(item.status),
    body: html`${section('facts', 'Refund', factsOfRefund(view, item))}
    ${section('history', 'Timeline', timeline(view, item))} ${storedFields(view, item)}`,
  }),
});

function factsOfRefund(view: DashboardView, item: Refund) {
  return factsOf([
    ['Amount', bothAmounts(item.amount, item.currency)],
    ['Deducted', bothAmounts(item.deducted_amount, item.currency)],
    ['Transaction', transactionLink(view, item.transaction)],
    ['Customer', customerLink(view, transactionOf(view, item)?.customer ?? null)],
    ['Note for the customer', item.customer_note],
    ['Note for the merchant', item.merchant_note],
    ['Begun', timeOf(item.createdAt)],
    ['Refunded', item.refunded_at && timeOf(item.refunded_at)],
    ['Reference of the bank', item.bank_reference],
    ['Id', item.id],
  ]);
}

function timeline(view: DashboardView, item: Refund) {
  const own: Moment[] = [
    { at: item.createdAt, what: html`The refund is begun` },
    ...(item.refunded_at === null
      ? []
      : [{ at: item.refunded_at, what: html`The customer has the money`, state: mark('processed') }]),
  ];
  const reference = transactionOf(view, item)?.reference;
  const names = {
    texts: item.bank_reference === null ? [] : [item.bank_reference],
    endpoint: ['refund', item.id] as const,
    isEvent: (event: string, data: Record<string, unknown>) =>
      event.startsWith('refund.') &&
      data.transaction_reference === reference &&
      String(data.amount) === String(item.amount),
  };
  return timelineOf(view, own, names, jobsOf(view, 'refunds', [item.id]));
}
