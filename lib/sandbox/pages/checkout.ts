import { isObject } from '../../objects';
import { type CardName, TEST_CARDS } from '../core/instruments';
import type { StoredTransaction } from '../core/stored-records';
import type { World } from '../core/world';
import type { BodyFields } from '../params';
import { abandonCharge, answer, completeCharge, startCharge, waitingFor } from '../resources/charges';
import { fail } from '../resources/payments';
import { framed, money, tokenField } from './frame';
import { type Markup, html } from './html';

/** A way to pay that the page offers. */
interface Way {
  label: string;
  hint: string;
  /** Currency in which it is offered; all where there is none. */
  currency?: string;
  /** What the charge API would be told. */
  fields: BodyFields;
}

const CARD_LABELS: Readonly<Record<CardName, string>> = {
  success: 'Card that succeeds',
  'pin-otp': 'Card that asks for a PIN and an OTP',
  pin: 'Card that asks for a PIN',
  'pin-phone-otp': 'Card that asks for a PIN, a phone number and an OTP',
  'bank-authorization': 'Card that asks for the bank’s approval',
  address: 'Card that asks for an address',
  declined: 'Card that is declined',
  insufficient: 'Card with insufficient funds',
  timeout: 'Card that times out',
  'no-token': 'Card that gets no token',
  'refund-failed': 'Card whose refund fails',
  'refund-needs-attention': 'Card whose refund needs attention',
};

/** Data of the ways but cards: https://paystack.com/docs/payments/test-payments */
const WAYS: ReadonlyMap<string, Way> = new Map([
  ...Object.entries(CARD_LABELS).map(([name, label]): [string, Way] => {
    const { number, cvv } = TEST_CARDS[name as CardName];
    const fields = { card: { number, cvv, expiry_month: '12', expiry_year: '2030' } };
    return [name, { label, hint: number, fields }];
  }),
  other('bank_transfer', 'Bank transfer', 'To an account made for this payment', 'NGN', {}),
  other('ussd', 'USSD', '*737#', 'NGN', { type: '737' }),
  other('bank', 'Bank account', 'Zenith Bank', 'NGN', { code: '057' }),
  other('mobile_money', 'Mobile money', 'MTN 0551234987', 'GHS', { provider: 'mtn', phone: '0551234987' }),
  other('mobile_money', 'M-PESA', '+254710000000', 'KES', { provider: 'mpesa', phone: '+254710000000' }),
  other('mobile_money', 'Orange Money', '0700000000', 'XOF', { provider: 'orange', phone: '0700000000' }),
  other('eft', 'EFT', 'Ozow', 'ZAR', { provider: 'ozow' }),
]);

function other(
  kind: string,
  label: string,
  hint: string,
  currency: string,
  fields: BodyFields,
): [string, Way] {
  return [`${kind}-${currency}`, { label, hint, currency, fields: { [kind]: fields } }];
}

/** States in which nothing is left to pay. */
const ENDED: readonly string[] = ['success', 'reversed', 'queued', 'processing'];

/** The page on which a customer pays. */
export function checkoutPage(world: World, transaction: StoredTransaction, token: string): string {
  const { amount, currency, customer, reference } = transaction;
  const email = world.customers.withId(customer)?.email;
  const asked = money(amount, currency);
  const body = html`<main class="narrow">
    <h1>Sandbox checkout</h1>
    <div class="card">
      <p class="dim">Merchant: Sandbox merchant. No money moves.</p>
      <p class="amount">${asked}</p>
      <p>${email}<br /><small>Reference ${reference}</small></p>
      ${stateOf(transaction, token, asked)}
    </div>
  </main>`;
  return framed(`Pay ${asked}`, body);
}

/** What can be done about the payment now. */
function stateOf(transaction: StoredTransaction, token: string, asked: string): Markup {
  const { status, gateway_response, callback_url, reference } = transaction;
  if (ENDED.includes(status)) {
    const back = callback_url === null ? undefined : webURL(callback_url);
    return html`<p role="status" class="good"><strong>Payment ${status}.</strong></p>
      ${back ? html`<p><a href="${returning(back, reference)}">Back to the merchant</a></p>` : null}`;
  }
  const question = waitingFor(transaction);
  const failure =
    status === 'failed' &&
    html`<p role="alert" class="bad"><strong>${gateway_response}.</strong> Choose another way to pay.</p>`;
  return html`${failure}
    <form method="post">
      ${tokenField(token)}${question ? questionOf(transaction, question) : choiceOf(transaction, asked)}
    </form>
    <form method="post">
      ${tokenField(token)}
      <p><button name="deed" value="cancel">Cancel</button></p>
    </form>`;
}

function choiceOf({ currency }: StoredTransaction, asked: string): Markup {
  const offered = [...WAYS].filter(([, way]) => (way.currency ?? currency) === currency);
  return html`<fieldset>
      <legend>Pay with</legend>
      ${offered.map(
        ([name, { label, hint }], index) =>
          html`<label class="way"
            ><input type="radio" name="way" value="${name}" required ${index === 0 && html`checked`} /><span
              >${label} <small>${hint}</small></span
            ></label
          >`,
      )}
    </fieldset>
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
  const { account_number, ussd_code, bank } = charge?.details ?? {};
  const bankName = isObject(bank) ? String(bank.name) : '';
  return html`<p>${label}</p>
    ${typeof account_number === 'string' && html`<p>${bankName} <strong>${account_number}</strong></p>`}
    ${typeof ussd_code === 'string' && html`<p>Dial <strong>${ussd_code}</strong></p>`}
    <p><button class="main" name="deed" value="complete">I have done it</button></p>
    <p><button name="deed" value="refuse">It fails</button></p>`;
}

/** The page after a payment was cancelled, where the merchant named none. */
export function cancelledPage(): string {
  return framed(
    'Payment cancelled',
    html`<main class="narrow">
      <h1>Sandbox checkout</h1>
      <div class="card">
        <p role="status">The payment is cancelled.</p>
        <p><a href="?">Pay after all</a></p>
      </div>
    </main>`,
  );
}

/**
 * Does what the customer chose.
 *
 * @returns where the browser goes next: an address, or a query of the same page.
 */
export function checkOut(world: World, transaction: StoredTransaction, form: URLSearchParams): string {
  if (ENDED.includes(transaction.status)) return '?';
  const question = waitingFor(transaction);
  switch (form.get('deed')) {
    case 'pay': {
      const way = WAYS.get(form.get('way') ?? '');
      const isOffered = (way?.currency ?? transaction.currency) === transaction.currency;
      if (way && isOffered && !question) startCharge(world, transaction, way.fields);
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
      return cancelAddress(transaction.metadata)?.href ?? '?cancelled';
  }
  const { callback_url, reference } = transaction;
  const back = callback_url === null ? undefined : webURL(callback_url);
  return isPaid(transaction) && back ? returning(back, reference) : '?';
}

function isPaid({ status }: StoredTransaction): boolean {
  return status === 'success';
}

function returning(back: URL, reference: string): string {
  const address = new URL(back);
  address.searchParams.set('trxref', reference);
  address.searchParams.set('reference', reference);
  return address.href;
}

/** Source: https://paystack.com/docs/payments/metadata */
function cancelAddress(metadata: unknown): URL | undefined {
  return isObject(metadata) && typeof metadata.cancel_action === 'string'
    ? webURL(metadata.cancel_action)
    : undefined;
}

/** An address that a browser may be sent to: no script, no file. */
function webURL(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && ['http:', 'https:'].includes(url.protocol) ? url : undefined;
}
