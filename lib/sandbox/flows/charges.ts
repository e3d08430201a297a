import type { BodyFields } from '../core/body';
import { PAUSED, TEST_CARDS, cardWith, instrumentOf, isPaused, waitingFor } from '../core/instruments';
import { maybe, need, read, readDate, readObject, readOneOf, readShape, readText } from '../core/reading';
import type { StoredChargeState, StoredTransaction } from '../core/records/payments';
import { Refusal, invalidParams } from '../core/refusal';
import { HOUR, MINUTE } from '../core/sandbox-clock';
import type { World } from '../core/world';
import { summary } from '../views/customers';
import type { StoredAuthorization } from '../core/records/customers';
import { chargeAuthorization, fail, payWith } from './payments';

/** A way to pay from a request, without its secrets. */
interface Chosen {
  readonly instrument: StoredChargeState['instrument'];
  readonly details?: Record<string, unknown>;
}

/** The ways to pay; a request names one of them. */
export const wayShape = {
  card: maybe(
    readShape({
      number: need(readText, 'Card number'),
      cvv: need(readText, 'CVV'),
      expiry_month: need(asText, 'Expiry month'),
      expiry_year: need(asText, 'Expiry year'),
    }),
  ),
  bank: maybe(
    readShape({
      code: need(readText, 'Bank code'),
      account_number: maybe(readText),
      phone: maybe(readText),
      token: maybe(readText),
    }),
  ),
  mobile_money: maybe(
    readShape({ phone: need(readText, 'Phone number'), provider: need(readText, 'Provider') }),
  ),
  ussd: maybe(readShape({ type: need(readOneOf(['737', '919', '822', '966'])) })),
  qr: maybe(readShape({ provider: need(readText, 'Provider') })),
  eft: maybe(readShape({ provider: need(readText, 'Provider'), account_number: maybe(readText) })),
  bank_transfer: maybe(readObject),
};

export function asText(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw invalidParams(`${name} must be a string`);
}

/** Starts the charge of a transaction. The way to pay is named as in a request to charge. */
export function startCharge(world: World, transaction: StoredTransaction, way: BodyFields): void {
  begin(world, transaction, chosen(read(way, wayShape), world));
}

export function begin(
  world: World,
  transaction: StoredTransaction,
  { instrument, details = {} }: Chosen,
): void {
  // What an earlier charge of this transaction waits for must not end this one.
  cancelEnds(world, transaction);
  const { channel } = instrumentOf(instrument);
  const url = channel === 'qr' ? { url: `${world.url}/checkout/qr/${transaction.access_code}` } : {};
  world.change(transaction, {
    channel,
    charge: { instrument, answered: 0, details: { ...details, ...url } },
  });
  limit(world, transaction);
  proceed(world, transaction);
}

/** What ends a charge by the clock. */
const ENDS = ['complete charge', 'time out charge', 'end session', 'close account'] as const;

function cancelEnds(world: World, { id }: StoredTransaction): void {
  for (const name of ENDS) world.cancel(name, id);
}

/** Sets until when a charge can be completed: as long as its account is open, else as long as the session lasts. */
function limit(world: World, { id, charge }: StoredTransaction): void {
  const closes = charge?.details.account_expires_at;
  const { paymentSessionTimeout: seconds } = world.settings;
  if (typeof closes === 'string') world.later(closes, 'close account', id);
  else if (seconds > 0) world.later(seconds * 1000, 'end session', id);
}

/** Cancels the charge of a transaction, since the customer has left the page. */
export function abandonCharge(world: World, transaction: StoredTransaction): void {
  if (!transaction.charge) return;
  world.change(transaction, {
    status: 'abandoned',
    gateway_response: 'The transaction was not completed',
    charge: null,
  });
}

/** Finds the way to pay that a request names. */
export function chosen(fields: ReturnType<typeof read<typeof wayShape>>, world: World): Chosen {
  const { card, bank, mobile_money, ussd, qr, eft, bank_transfer } = fields;
  if (card) return chosenCard(card);
  if (bank) return { instrument: ['bank', bank.code] };
  if (mobile_money) return { instrument: ['wallet', mobile_money.provider, mobile_money.phone] };
  if (ussd) {
    const ussd_code = `*${ussd.type}*33*4*${world.random.text(5, 'digits')}#`;
    const display_text = `Please dial ${ussd_code} on your mobile phone to complete the transaction`;
    return { instrument: ['ussd'], details: { display_text, ussd_code } };
  }
  if (qr) {
    return { instrument: ['qr'], details: { qr_code: world.random.text(20, 'digits') } };
  }
  if (eft) return { instrument: ['eft', eft.account_number ?? ''] };
  if (bank_transfer) return { instrument: ['bank_transfer'], details: transferDetails(bank_transfer, world) };
  throw invalidParams(
    'Send one of: authorization_code, card, bank, mobile_money, ussd, qr, eft, bank_transfer',
  );
}

function chosenCard(card: {
  number: string;
  cvv: string;
  expiry_month: string;
  expiry_year: string;
}): Chosen {
  if (card.number === FAILING_CARD) {
    throw new Refusal(500, 'unknown', 'Internal server error', 'Try again later');
  }
  if (!/^(?:0?[1-9]|1[0-2])$/.test(card.expiry_month)) throw invalidParams('Card expiry month is invalid');
  if (!/^(?:\d{2}|\d{4})$/.test(card.expiry_year)) throw invalidParams('Card expiry year is invalid');
  const known = cardWith(card.number);
  if (known?.cvv !== card.cvv) throw invalidParams('Card number or CVV is invalid');
  const [name = 'success'] =
    Object.entries(TEST_CARDS).find(([, { number }]) => number === known.number) ?? [];
  return { instrument: ['card', name, card.expiry_month, card.expiry_year] };
}

/** A card for which the charge API itself fails. */
const FAILING_CARD = '5060660000000064';

/** The account to which a customer transfers the money. */
function transferDetails(asked: Record<string, unknown>, world: World) {
  const { account_expires_at } = read(asked, { account_expires_at: maybe(readDate) });
  const wanted =
    account_expires_at === undefined ? Infinity : Date.parse(account_expires_at) - world.clock.now;
  const open = Math.min(Math.max(wanted, 15 * MINUTE), 8 * HOUR);
  return {
    account_name: 'PAYSTACK CHECKOUT',
    account_number: `1${world.random.text(9, 'digits')}`,
    account_expires_at: new Date(world.clock.now + open).toISOString(),
    bank: { slug: 'test-bank', name: 'Test Bank', id: 24 },
  };
}

/** Moves a charge on to its next question, or to its end. */
function proceed(world: World, transaction: StoredTransaction): void {
  const next = waitingFor(transaction);
  if (!next) {
    completeCharge(world, transaction);
    return;
  }
  const status = next.status === 'pending' ? 'pending' : 'ongoing';
  world.change(transaction, { status, gateway_response: 'Pending' });
  if ('ends' in next && next.ends) {
    const { after, status: end } = next.ends;
    world.later(after * 1000, end === 'success' ? 'complete charge' : 'time out charge', transaction.id);
  }
}

/** Checks the answer to the question of a charge, and moves the charge on. */
export function answer(world: World, transaction: StoredTransaction, given: string): void {
  const ask = waitingFor(transaction);
  const { charge: state } = transaction;
  if (!state || !ask || !('right' in ask)) return;
  if (!ask.right.test(given)) {
    fail(world, transaction, ask.wrong);
    return;
  }
  world.change(transaction, { charge: { ...state, answered: state.answered + 1 } });
  proceed(world, transaction);
}

/** Pays another amount than the one that is asked. A bank sends a transfer back; everything else is refused. */
export function payWrongAmount(
  world: World,
  transaction: StoredTransaction,
  amount: number,
  channel = transaction.channel,
): void {
  if (channel !== 'bank_transfer') {
    fail(world, transaction, 'Incorrect amount');
    return;
  }
  const customer = world.customers.get(transaction.customer);
  world.emit('bank.transfer.rejected', {
    // The amount and the id are texts in this event.
    bank_transfer: {
      amount: String(amount),
      message: 'incorrect amount sent',
      message_type: 'INCORRECT_AMOUNT',
      transaction_id: String(transaction.id),
    },
    customer: summary(customer),
  });
}

/** Completes a charge, as if the customer had given the answers or paid. */
export function completeCharge(world: World, transaction: StoredTransaction): void {
  const { charge, authorization } = transaction;
  if (!charge) return;
  if (isPaused(transaction) && authorization) {
    world.change(transaction, { charge: null });
    chargeAuthorization(world, transaction, authorization);
  } else payWith(world, transaction, instrumentOf(charge.instrument));
}

/** Refuses a payment that is not made yet, as its customer or the bank would. */
export function decline(world: World, transaction: StoredTransaction, reason: string): void {
  if (['success', 'reversed'].includes(transaction.status)) {
    throw new Error(`The transaction ${transaction.reference} is ${transaction.status}.`);
  }
  world.cancel('charge queued transaction', transaction.id);
  cancelEnds(world, transaction);
  fail(world, transaction, reason);
}

/** Whether a tester wants the next charge of an authorization to wait for its customer. The wish is used up. */
export function takePause(world: World, authorizationCode: string): boolean {
  const { pauses } = world.settings;
  const next = pauses.findIndex((code) => code === null || code === authorizationCode);
  return next >= 0 && pauses.splice(next, 1).length > 0;
}

/** Lets the charge of an authorization wait until the customer has approved it. */
export function pause(
  world: World,
  transaction: StoredTransaction,
  authorization: StoredAuthorization,
): void {
  world.change(transaction, { authorization });
  begin(world, transaction, { instrument: [PAUSED, authorization.channel] });
}
