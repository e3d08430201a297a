import { createHash } from 'node:crypto';
import { isObject } from '../../objects';
import { fromSubunit, toSubunit } from '../../money/subunit';
import { waitingFor } from '../core/instruments';
import type { StoredTransaction } from '../core/records/payments';
import type { World } from '../core/world';
import {
  abandonCharge,
  answer,
  completeCharge,
  decline,
  payWrongAmount,
  startCharge,
} from '../flows/charges';
import { isOver } from '../flows/transactions';
import { DECLINED } from '../sandbox-options';
import { money } from './frame';
import { type Markup, html } from './html';
import { type Place, questionForms } from './questions';
import { backTo, webAddress } from './return-address';
import { type Step, ended, formsOf, stepPage } from './step';
import { type Way, waysFor } from './ways';

const ENDINGS: Readonly<Record<string, string>> = {
  success: 'Payment successful.',
  reversed: 'The payment was given back.',
};

/** The page on which a customer pays. */
export function paymentStep(world: World, transaction: StoredTransaction, place: Place): Step {
  const { amount, currency, reference, status } = transaction;
  const asked = money(amount, currency);
  // A popup tells the shop's page how the payment has ended, and the customer stays on that page.
  const back = place === 'popup' ? undefined : backTo(transaction.callback_url, reference);
  const isPaid = status === 'success';
  const id = stepOf(transaction);
  return {
    id,
    next: isOver(transaction) ? ((isPaid ? back : undefined) ?? '?') : undefined,
    page: (token, notice) =>
      stepPage({
        title: `Pay ${asked}`,
        asked: html`${isPaid ? 'Paid' : 'Pay'} <strong>${asked}</strong>`,
        customer: world.customers.get(transaction.customer).email,
        isFramed: place === 'popup',
        end: isPaid ? 'success' : undefined,
        waitsAt: canEndElsewhere(transaction, place) ? id : undefined,
        content: html`${notice}
          ${
            isOver(transaction)
              ? ended(ENDINGS[status] ?? 'The payment is under way.', isPaid ? back : undefined)
              : formsFor(transaction, token, place)
          }
          <p><small>Reference ${reference}</small></p>`,
      }),
    act: (current, form) => {
      if (form.get('action') === 'cancel') {
        // A page from before leaves the payment alone that another tab has begun.
        if (form.get('step') === id) abandonCharge(current, transaction);
        const address = place === 'popup' ? undefined : cancelAddress(transaction.metadata);
        return address ?? '?cancelled';
      }
      const notice = checkOut(current, transaction, form);
      return (transaction.status === 'success' ? back : undefined) ?? `?${notice}`;
    },
  };
}

/** Whether the page follows the payment. In a popup it always does, so that a test can pay while the popup is open. */
function canEndElsewhere(transaction: StoredTransaction, place: Place): boolean {
  const question = waitingFor(transaction);
  const isWaiting = question !== undefined && !('right' in question);
  return !isOver(transaction) && (isWaiting || place === 'popup');
}

/** Names the state that a page shows, so that a form of another state is known as late. */
function stepOf({ status, log, charge }: StoredTransaction): string {
  const state = JSON.stringify([status, log?.attempts ?? 0, charge]);
  return createHash('sha256').update(state).digest('base64url').slice(0, 16);
}

/** What can be done about the payment now. */
function formsFor(transaction: StoredTransaction, token: string, place: Place): Markup {
  const { status, gateway_response, amount, currency } = transaction;
  const question = waitingFor(transaction);
  const failure =
    status === 'failed' &&
    html`<p role="alert" class="note bad">
      <strong>${gateway_response}.</strong> Choose another way to pay.
    </p>`;
  const forms = question
    ? questionForms(transaction, question, place, fromSubunit(amount))
    : [choiceOf(transaction, money(amount, currency))];
  return html`${failure}${formsOf(token, stepOf(transaction), ...forms)}`;
}

/** How many test cards are seen before all are asked for. */
const FIRST_CARDS = 5;

function choiceOf(transaction: StoredTransaction, asked: string): Markup {
  const ways = [...waysFor(transaction)];
  if (ways.length === 0) {
    const words = `The sandbox has no way to pay ${transaction.currency} by ${transaction.channels?.join(', ') ?? ''}.`;
    return html`<p role="alert" class="note bad">${words}</p>`;
  }
  const cards = ways.filter(([, { channel }]) => channel === 'card');
  const others = ways.filter(([, { channel }]) => channel !== 'card');
  const radio = ([name, { label, hint }]: [string, Way]) =>
    html`<label class="way"
      ><input
        type="radio"
        name="way"
        value="${name}"
        required
        ${name === ways[0]?.[0] && html`checked`}
      /><span>${label} <small>${hint}</small></span></label
    >`;
  return html`${
      cards.length > 0 &&
      html`<fieldset>
        <legend>Test card</legend>
        ${cards.slice(0, FIRST_CARDS).map(radio)}
        <details>
          <summary>More test cards</summary>
          ${cards.slice(FIRST_CARDS).map(radio)}
        </details>
      </fieldset>`
    }${
      others.length > 0 &&
      html`<fieldset>
        <legend>Other ways to pay</legend>
        ${others.map(radio)}
      </fieldset>`
    }
    <p><button class="main" name="action" value="pay">Pay ${asked}</button></p>`;
}

/**
 * Does what the customer chose.
 *
 * @returns what is to be said about it; nothing where the page says it all.
 */
function checkOut(world: World, transaction: StoredTransaction, form: URLSearchParams): string {
  const question = waitingFor(transaction);
  const isWaiting = question !== undefined && !('right' in question);
  switch (form.get('action')) {
    case 'pay': {
      const way = waysFor(transaction).get(form.get('way') ?? '');
      if (way && !question) startCharge(world, transaction, way.fields);
      break;
    }
    case 'answer':
      answer(world, transaction, form.get('value') ?? '');
      break;
    case 'complete':
      if (isWaiting) completeCharge(world, transaction);
      break;
    case 'refuse':
      if (isWaiting) decline(world, transaction, DECLINED);
      break;
    case 'amount':
      return isWaiting ? payAmount(world, transaction, form.get('amount') ?? '') : '';
  }
  return '';
}

function payAmount(world: World, transaction: StoredTransaction, written: string): string {
  const amount = /^\d+([.]\d{1,2})?$/.test(written) ? toSubunit(written) : undefined;
  if (amount === undefined) return '';
  if (amount === transaction.amount) completeCharge(world, transaction);
  else payWrongAmount(world, transaction, amount);
  return transaction.charge ? 'sent-back' : '';
}

/** Source: https://paystack.com/docs/payments/metadata */
function cancelAddress(metadata: unknown): string | undefined {
  return isObject(metadata) ? webAddress(metadata.cancel_action) : undefined;
}
