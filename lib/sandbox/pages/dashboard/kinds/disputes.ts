import { html } from '../../html';
import { controlButton } from '../control';
import { jobsOf } from '../due';
import { kind, nameLink } from '../kind';
import { moneyOf, factsOf, mark, section, timeOf } from '../parts';
import { type Moment, timelineOf } from '../timeline';
import type { DashboardView, RecordOf } from '../view';
import { bothAmounts, customerLink, storedFields, transactionLink } from './common';

type Dispute = RecordOf<'disputes'>;

const customerOf = ({ world }: DashboardView, { transaction }: Dispute) =>
  world.transactions.withId(transaction)?.customer ?? null;

/** Disputes. */
export const disputes = kind<Dispute>({
  path: 'disputes',
  title: 'Disputes',
  heads: ['When', 'Dispute', 'Amount', 'Transaction', 'Customer', 'Due', 'State'],
  none: 'No customer claims money back. The page of a payment opens a dispute.',
  all: ({ world }) => world.disputes.oldestFirst,
  find: ({ world }, name) => world.disputes.find(name),
  cells: (view, item) => [
    timeOf(item.createdAt),
    nameLink('disputes', item.id, `Dispute ${item.id}`),
    moneyOf(item.refund_amount, item.currency),
    transactionLink(view, item.transaction),
    customerLink(view, customerOf(view, item)),
    timeOf(item.dueAt),
    html`${mark(item.status)} <span class="dim">${item.resolution}</span>`,
  ],
  terms: (_view, { refund_amount, category }) => `${refund_amount} ${category}`,
  page: (view, item) => ({
    title: `Dispute ${item.id}`,
    state: mark(item.status),
    body: html`${section('facts', 'Dispute', factsOfDispute(view, item))}
    ${
      item.resolution === 'declined' &&
      section(
        'actions',
        'Play',
        controlButton(view, 'overrule', 'Overrule', `dispute ${item.id}`, { dispute: item.id }),
      )
    }
    ${section('history', 'Timeline', timeline(view, item))} ${storedFields(view, item)}`,
  }),
});

function factsOfDispute(view: DashboardView, item: Dispute) {
  return factsOf([
    ['Amount', bothAmounts(item.refund_amount, item.currency)],
    ['Transaction', transactionLink(view, item.transaction)],
    ['Customer', customerLink(view, customerOf(view, item))],
    ['Category', item.category],
    ['Resolution', item.resolution],
    ['Note', item.note],
    ['Answer until', timeOf(item.dueAt)],
    ['Opened', timeOf(item.createdAt)],
    ['Resolved', item.resolvedAt && timeOf(item.resolvedAt)],
    ['Id', item.id],
  ]);
}

function timeline(view: DashboardView, item: Dispute) {
  const own: Moment[] = [
    ...item.history.map(({ createdAt, status, by }) => ({
      at: createdAt,
      what: html`By ${by}`,
      state: mark(status),
    })),
    ...item.messages.map(({ createdAt, sender, body }) => ({
      at: createdAt,
      what: html`${sender}: ${body}`,
    })),
  ];
  const names = {
    texts: [],
    endpoint: ['dispute', item.id] as const,
    isEvent: (event: string, data: Record<string, unknown>) =>
      event.startsWith('charge.dispute.') && data.id === item.id,
  };
  return timelineOf(view, own, names, jobsOf(view, 'disputes', [item.id]));
}
