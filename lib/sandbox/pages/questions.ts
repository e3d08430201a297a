import { isObject } from '../../objects';
import { waitingFor } from '../core/instruments';
import type { StoredTransaction } from '../core/records/payments';
import { type Markup, html } from './html';
import { qrPicture } from './qr-picture';

/** Where the checkout is shown: on a page of its own, on that of a QR code, or in the frame of a popup. */
export type Place = 'page' | 'qr' | 'popup';

type Question = NonNullable<ReturnType<typeof waitingFor>>;

/** What a question asks the customer, by its status. */
const ASKED: Readonly<Record<string, string>> = {
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

/** What the customer says when it is done. */
const DONE: Readonly<Record<string, string>> = {
  open_url: 'Approve the payment',
  pay_offline: 'I have approved it',
  pending: 'The bank says yes',
  pending_bank_transfer: 'I have sent the money',
};

/** Keyboards of a phone for questions with digits. */
const KEYBOARDS: Readonly<Record<string, string>> = {
  send_pin: 'numeric',
  send_otp: 'numeric',
  send_phone: 'tel',
};

/**
 * What can be done about a question, each in a form of its own; the first is the most likely.
 *
 * @param place - where the checkout is shown.
 */
export function questionForms(
  transaction: StoredTransaction,
  question: Question,
  place: Place,
  amount: string,
): Markup[] {
  const asked = ASKED[question.status];
  if ('right' in question) return [askForm(question, asked, place)];
  const done = html`${waitingDetails(transaction, question, place === 'qr')}
    <p><button class="main" name="action" value="complete">${DONE[question.status]}</button></p>`;
  const refuse = html`<h2>In the sandbox</h2>
    <p><button class="quiet" name="action" value="refuse">It is refused</button></p>`;
  const pays = ['pay_offline', 'pending_bank_transfer'].includes(question.status);
  return pays ? [done, refuse, otherAmount(amount)] : [done, refuse];
}

function askForm(question: Question & { right: RegExp }, asked: string | undefined, place: Place): Markup {
  // A PIN or an OTP that the pattern spells out.
  const [, digits] = /^\^(\d+)\$$/.exec(question.right.source) ?? [];
  const hint = digits !== undefined && html`<small>In the sandbox it is ${digits}.</small>`;
  return html`<p>
      <label
        >${asked}
        <input
          name="value"
          inputmode="${KEYBOARDS[question.status] ?? 'text'}"
          autocomplete="off"
          required
          ${place !== 'popup' && html`autofocus`}
      /></label>
      ${hint}
    </p>
    <p><button class="main" name="action" value="answer">Go on</button></p>`;
}

/** What the customer needs for a payment elsewhere. */
function waitingDetails({ charge }: StoredTransaction, question: Question, isScanned: boolean): Markup {
  const { account_number, account_name, ussd_code, bank, url } = charge?.details ?? {};
  if (typeof url === 'string' && !isScanned) {
    return html`<p>Scan the code, or <a href="${url}" target="_blank">open what it leads to</a>.</p>
      ${qrPicture(url)}`;
  }
  const facts = [
    ['Bank', isObject(bank) ? bank.name : undefined],
    ['Account number', account_number],
    ['Account name', account_name],
    ['Dial', ussd_code],
  ].filter((fact): fact is [string, string] => typeof fact[1] === 'string');
  return html`<p>${ASKED[question.status]}</p>
    ${
      facts.length > 0 &&
      html`<dl>
        ${facts.map(
          ([name, value]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>`
    }`;
}

function otherAmount(amount: string): Markup {
  return html`<p class="row">
    <label
      >Another amount
      <input
        name="amount"
        inputmode="decimal"
        pattern="\\d+([.]\\d{1,2})?"
        placeholder="${amount}"
        autocomplete="off"
        required
    /></label>
    <button class="quiet" name="action" value="amount">Pay it</button>
  </p>`;
}
