import { newAuthorization } from '../core/customers';
import type { Instrument } from '../core/instruments';
import { moveMoney } from '../core/money';
import type { AuthorizationSeed, StoredAuthorization, StoredCustomer } from '../core/records/customers';
import type { StoredTransaction } from '../core/records/payments';
import { invalidParams } from '../core/refusal';
import type { World } from '../core/world';
import { emptyLog, notified } from '../views/transactions';
import { COUNTRIES, feeOf } from './fees';
import { missedBy } from './purchases';
import { deductWaiting } from './refunds';
import { sharesOf } from './shares';

/** Finds the customer and the authorization of a recurring charge, or refuses the request. */
export function usable(
  world: World,
  { email, authorization_code: code }: { email: string; authorization_code: string },
): { customer: StoredCustomer; authorization: StoredAuthorization } {
  if (!/^AUTH_[a-z0-9]+$/i.test(code)) {
    throw invalidParams(
      `"authorization_code" with value "${code}" fails to match the required pattern: /^AUTH_[a-z0-9]+$/i`,
    );
  }
  const customer = world.ownerOf(code);
  const authorization = world.authorization(code);
  if (!customer || !authorization) throw invalidParams('Authorization code is invalid');
  if (customer.email.toLowerCase() !== email.toLowerCase()) {
    throw invalidParams(
      'Email does not match Authorization code. Please confirm that it belongs to this email.',
    );
  }
  if (!authorization.reusable) throw invalidParams('Authorization code is not reusable');
  return { customer, authorization };
}

/** Charges an authorization. A direct debit is charged later, any other one at once. */
export function chargeAuthorization(
  world: World,
  transaction: StoredTransaction,
  authorization: StoredAuthorization,
): void {
  const { authorization_code: code, channel } = authorization;
  world.change(transaction, { authorization, channel });
  if (channel === 'direct_debit' && transaction.status !== 'processing') {
    world.change(transaction, { status: 'processing', gateway_response: 'Processing' });
    world.later(DIRECT_DEBIT_TIME, 'charge queued transaction', transaction.id);
    return;
  }
  // An authorization that was deactivated meanwhile is not charged.
  if (!world.authorization(code)) {
    fail(world, transaction, 'Authorization is inactive');
    return;
  }
  const refused =
    takeDecline(world, code) ??
    obstacleOf(world, transaction, authorization) ??
    otherCurrency(world, transaction, code);
  if (refused !== undefined) {
    fail(world, transaction, refused);
    return;
  }
  if (!takeFunds(world, code, transaction.amount)) {
    fail(world, transaction, 'Insufficient Funds');
    return;
  }
  succeed(world, transaction, authorization, 'Approved');
}

/** Takes money from the account behind an authorization. Returns whether there was enough. */
export function takeFunds(world: World, code: string, amount: number): boolean {
  const { funds } = world.settings;
  const available = funds[code];
  if (available !== undefined && available < amount) return false;
  if (available !== undefined) funds[code] = available - amount;
  return true;
}

/** Gives a customer the authorization of an instrument. */
export function authorize(
  world: World,
  customer: StoredCustomer,
  currency: string,
  { authorization }: Instrument,
): StoredAuthorization {
  const added = newAuthorization(world, {
    // A test card is one of the country of the currency.
    ...(COUNTRIES[currency] === undefined ? {} : { country_code: COUNTRIES[currency] }),
    ...authorization,
  });
  world.settings.currencies[added.authorization_code] = currency;
  return world.addAuthorization(customer, added);
}

/** Why a bank or Paystack does not let a customer pay with a card or an account; `undefined` where nothing hinders. */
export function obstacleOf(
  world: World,
  { customer }: { customer: number },
  { channel, exp_month, exp_year }: AuthorizationSeed,
): string | undefined {
  if (world.customers.get(customer).risk_action === 'deny') return 'Denied by fraud system';
  return channel === 'card' && isOver(world, exp_month, exp_year) ? 'Expired card' : undefined;
}

/** Whether the month in which a card expires is over. */
function isOver(world: World, month = '12', year = '9999'): boolean {
  const fullYear = Number(year) < 100 ? 2000 + Number(year) : Number(year);
  return world.clock.now >= Date.UTC(fullYear, Number(month));
}

/** Why an authorization cannot be charged in a currency: it was given in another one. */
export function otherCurrency(
  world: World,
  { currency }: Pick<StoredTransaction, 'currency'>,
  code: string,
): string | undefined {
  const { currencies } = world.settings;
  return (currencies[code] ?? currency) === currency
    ? undefined
    : `The card pays in ${currencies[code] ?? ''}`;
}

/** The words with which a tester has the next charge declined. They are used up. */
function takeDecline(world: World, authorizationCode?: string): string | undefined {
  const { declines } = world.settings;
  const next = declines.findIndex(
    ({ authorization }) => authorization === null || authorization === authorizationCode,
  );
  return next < 0 ? undefined : declines.splice(next, 1)[0]?.reason;
}

/** Milliseconds that a bank takes for a direct debit. */
const DIRECT_DEBIT_TIME = 60_000;

/** Pays a transaction with an instrument, as if the customer gave all answers rightly. */
export function payWith(world: World, transaction: StoredTransaction, instrument: Instrument): void {
  const { channel, gateway_response, status, refund = 'processed' } = instrument;
  world.change(transaction, { channel, refund });
  const refused =
    takeDecline(world) ??
    obstacleOf(world, transaction, instrument.authorization) ??
    missedBy(world, transaction) ??
    (status === 'failed' ? gateway_response : undefined);
  if (refused !== undefined) {
    fail(world, transaction, refused);
    return;
  }
  const customer = world.customers.get(transaction.customer);
  const authorization = authorize(world, customer, transaction.currency, instrument);
  succeed(world, transaction, authorization, gateway_response);
}

/** Ends a payment with success, and sends the event. */
export function succeed(
  world: World,
  transaction: StoredTransaction,
  authorization: StoredAuthorization,
  gateway_response: string,
): void {
  settlePayment(world, transaction, authorization, gateway_response);
  world.emit('charge.success', notified(transaction, world));
}

/** Ends a payment with success: sets the fees and the balance, and plans what follows. */
export function settlePayment(
  world: World,
  transaction: StoredTransaction,
  authorization: StoredAuthorization,
  gateway_response: string,
): void {
  const { amount, currency, channel } = transaction;
  const fees = feeOf(amount, currency, channel, authorization);
  const shares = sharesOf(world, transaction, fees);
  world.change(transaction, {
    status: 'success',
    fees,
    shares,
    authorization: { ...authorization },
    gateway_response,
    message: null,
    paid_at: world.now,
    charge: null,
  });
  logAttempt(world, transaction, true);
  moveMoney(world, currency, shares.main.amount, 'Transaction', transaction.id, '');
  deductWaiting(world, currency);
  world.later(0, 'follow up payment', transaction.id);
}

/** Ends a payment as failed. Paystack has no event for this. */
export function fail(world: World, transaction: StoredTransaction, gateway_response: string): void {
  world.change(transaction, {
    status: 'failed',
    gateway_response,
    message: gateway_response,
    charge: null,
  });
  logAttempt(world, transaction, false);
  world.later(0, 'follow up payment', transaction.id);
}

function logAttempt(world: World, transaction: StoredTransaction, isPaid: boolean): void {
  const log = transaction.log ?? emptyLog(transaction);
  const time = Math.max(0, Math.round(world.clock.now / 1000) - log.start_time);
  const tried = { type: 'action', message: `Attempted to pay with ${transaction.channel}`, time };
  const ended = isPaid
    ? { type: 'success', message: `Successfully paid with ${transaction.channel}`, time }
    : { type: 'error', message: `Error: ${transaction.gateway_response}`, time };
  world.change(transaction, {
    log: {
      ...log,
      time_spent: time,
      attempts: log.attempts + 1,
      errors: log.errors + (isPaid ? 0 : 1),
      success: isPaid,
      history: [...log.history, tried, ended],
    },
  });
}
