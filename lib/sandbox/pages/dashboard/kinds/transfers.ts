import { html } from '../../html';
import { controlButton } from '../control';
import { jobsOf } from '../due';
import { kind, nameLink } from '../kind';
import { amountOf, moneyOf, factsOf, mark, section, timeOf } from '../parts';
import { type Moment, timelineOf } from '../timeline';
import type { DashboardView, RecordOf } from '../view';
import { bothAmounts, storedFields } from './common';

type Transfer = RecordOf<'transfers'>;

const recipientOf = ({ world }: DashboardView, { recipient }: Transfer) => world.recipients.withId(recipient);

/** Transfers. */
export const transfers = kind<Transfer>({
  path: 'transfers',
  title: 'Transfers',
  heads: ['When', 'Code', 'Amount', 'Recipient', 'Reason', 'State'],
  none: 'No money has been sent. POST /transfer sends some.',
  all: ({ world }) => world.transfers.oldestFirst,
  find: ({ world }, name) => world.transfers.find(name),
  cells: (view, item) => [
    timeOf(item.createdAt),
    nameLink('transfers', item.id, item.transfer_code),
    moneyOf(item.amount, item.currency),
    html`${recipientOf(view, item)?.name}`,
    html`${item.reason}`,
    mark(item.status),
  ],
  terms: (view, item) => [item.reference, item.amount, recipientOf(view, item)?.recipient_code].join(' '),
  page: (view, item) => ({
    title: item.transfer_code,
    state: mark(item.status),
    body: html`${section('facts', 'Transfer', factsOfTransfer(view, item))}
    ${section('actions', 'Play', actionsFor(view, item))}
    ${section('history', 'Timeline', timeline(view, item))} ${storedFields(view, item)}`,
  }),
});

function factsOfTransfer(view: DashboardView, item: Transfer) {
  const recipient = recipientOf(view, item);
  return factsOf([
    ['Amount', bothAmounts(item.amount, item.currency)],
    ['Fee', bothAmounts(item.fee_charged, item.currency)],
    ['Recipient', recipient && `${recipient.name}, ${recipient.recipient_code}`],
    ['Bank', recipient?.details.bank_name],
    ['Reference', item.reference],
    ['Reason', item.reason],
    ['Begun', timeOf(item.createdAt)],
    ['Sent', item.transferred_at && timeOf(item.transferred_at)],
    ['Id', item.id],
  ]);
}

function actionsFor(view: DashboardView, { transfer_code: transfer, status }: Transfer) {
  if (!['pending', 'success'].includes(status)) {
    return html`<p class="dim">A transfer that is ${status} can only be looked at.</p>`;
  }
  return html`<div class="row">
    ${status === 'pending' && controlButton(view, 'transfer-success', 'Arrives', transfer, { transfer })}
    ${controlButton(view, 'transfer-failed', 'Fails', transfer, { transfer })}
    ${status === 'success' && controlButton(view, 'transfer-reversed', 'Comes back', transfer, { transfer })}
  </div>`;
}

function timeline(view: DashboardView, item: Transfer) {
  const { world } = view;
  const changes = world.ledger.oldestFirst.filter(
    ({ model_responsible, model_row }) => model_responsible === 'Transfer' && model_row === item.id,
  );
  const own: Moment[] = [
    { at: item.createdAt, what: html`The transfer is begun` },
    ...changes.map(({ createdAt, difference, balance, currency, reason }) => ({
      at: createdAt,
      what: html`Balance: ${amountOf(difference, currency)}, now ${amountOf(balance, currency)}. ${reason}`,
    })),
  ];
  const names = { texts: [item.transfer_code, item.reference] };
  return timelineOf(view, own, names, jobsOf(view, 'transfers', [item.id]));
}
