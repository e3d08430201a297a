import { isObject } from '../../objects';
import type { StoredTransaction } from '../core/records/payments';
import type { World } from '../core/world';
import { abandonCharge, answer, completeCharge, startCharge } from '../flows/charges';
import { waitingFor } from '../core/instruments';
import { fail } from '../flows/payments';
import { money } from './frame';
import { type Markup, html } from './html';
import { type Step, backTo, ended, formsOf, stepPage, webURL } from './step';
import { type Way, waysFor } from './ways';

/** States in which nothing is left to pay. */
const ENDED: readonly string[] = ['success', 'reversed', 'queued', 'processing'];

/** The page on which a customer pays. `isScanned` tells that a QR code has led to it. */
export function paymentStep(world: World, transaction: StoredTransaction, isScanned: boolean): Step {
  const { amount, currency, customer, reference } = transaction;
  const asked = money(amount, currency);
  return {
    page: (token) =>
      stepPage(
        `Pay ${asked}`,
        html`<p class="amount">${asked}</p>
          <p>${world.customers.withId(customer)?.email}<br /><small>Reference ${reference}</small></p>`,
        stateOf(transaction, token, asked, isScanned),
      ),
    act: (current, form) => checkOut(current, transaction, form),
  };
}

/** What can be done about the payment now. */
function stateOf(transaction: StoredTransaction, token: string, asked: string, isScanned: boolean): Markup {
  const { status, gateway_response, callback_url, reference } = transaction;
  if (ENDED.includes(status)) return ended(`Payment ${status}.`, backTo(callback_url, reference));
  const question = waitingFor(transaction);
  const failure =
    status === 'failed' &&
    html`<p role="alert" class="note bad">
      <strong>${gateway_response}.</strong> Choose another way to pay.
    </p>`;
  const content = question ? questionOf(transaction, question, isScanned) : choiceOf(transaction, asked);
  return html`${failure}${formsOf(token, content)}`;
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
    <p><button class="main" name="deed" value="pay">Pay ${asked}</button></p>`;
}

const QUESTIONS: Readonly<Record<string, string>> = {
  send_pin: 'PIN of the card',
  send_otp: 'OTP',
  send_phone: 'Phone number',
  send_birthday: 'Birthday, such as 1990-12-31',
  send_address: 'Address',
  open_url: 'The bank asks you to approve the payment.',
  pay_offline: 'Approve the payment on your phone.',
  pending: 'The bank checks the payment.',
  pending_bank_transfer: 'Transfer the amount to this account.',
};

function questionOf(
  { charge }: StoredTransaction,
  question: NonNullable<ReturnType<typeof waitingFor>>,
  isScanned: boolean,
): Markup {
  const label = QUESTIONS[question.status];
  if ('right' in question) {
    // A PIN or an OTP that the pattern spells out.
    const [, digits] = /^\^(\d+)\$$/.exec(question.right.source) ?? [];
    const hint = digits === undefined ? null : html`<small>In the sandbox it is ${digits}.</small>`;
    return html`<p>
        <label>${label} <input name="value" autocomplete="off" required autofocus /></label> ${hint}
      </p>
      <p><button class="main" name="deed" value="answer">Go on</button></p>`;
  }
  const { account_number, ussd_code, bank, url } = charge?.details ?? {};
  const bankName = isObject(bank) ? String(bank.name) : '';
  const isCode = typeof url === 'string' && !isScanned;
  return html`<p>${isCode ? html`Scan the code, or <a href="${url}">open what it leads to</a>.` : label}</p>
    ${typeof account_number === 'string' && html`<p>${bankName} <strong>${account_number}</strong></p>`}
    ${typeof ussd_code === 'string' && html`<p>Dial <strong>${ussd_code}</strong></p>`}
    <p><button class="main" name="deed" value="complete">I have done it</button></p>
    <p><button class="wide" name="deed" value="refuse">It fails</button></p>`;
}

/** Does what the customer chose. */
function checkOut(world: World, transaction: StoredTransaction, form: URLSearchParams): string {
  if (ENDED.includes(transaction.status)) return '?';
  const question = waitingFor(transaction);
  switch (form.get('deed')) {
    case 'pay': {
      const way = waysFor(transaction).get(form.get('way') ?? '');
      if (way && !question) startCharge(world, transaction, way.fields);
      break;
    }
    case 'answer':
      answer(world, transaction, form.get('value') ?? '');
      break;
    case 'complete':
      if (question && !('right' in question)) completeCharge(world, transaction);
      break;
    case 'refuse':
      if (question && !('right' in question)) fail(world, transaction, 'Declined');
      break;
    case 'cancel':
      abandonCharge(world, transaction);
      return cancelAddress(transaction.metadata) ?? '?cancelled';
  }
  const back = backTo(transaction.callback_url, transaction.reference);
  return isPaid(transaction) ? (back ?? '?') : '?';
}

function isPaid({ status }: StoredTransaction): boolean {
  return status === 'success';
}

/** Source: https://paystack.com/docs/payments/metadata */
function cancelAddress(metadata: unknown): string | undefined {
  return isObject(metadata) ? webURL(metadata.cancel_action)?.href : undefined;
}
