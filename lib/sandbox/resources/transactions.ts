import { newSplit, readDynamicSplit } from '../flows/splits';
import { Bearer, Channel, Currency } from '../../arguments/enums';
import type { BodyFields } from '../core/body';
import { customerWith } from '../core/customers';
import { fittingOf, stretchOf } from '../core/paging';
import { type Find, fetches, found, ok } from '../core/plain';
import {
  ensureLeast,
  isEnough,
  readCurrency,
  maybe,
  readMetadata,
  need,
  read,
  readAmount,
  readAmountOrZero,
  readCount,
  readEmail,
  readFlag,
  readList,
  readOneOf,
  readText,
  readReference,
} from '../core/reading';
import type { Profile } from '../core/records/customers';
import type { StoredTransaction } from '../core/records/payments';
import { Refusal, invalidParams } from '../core/refusal';
import type { Call, Handler, Routes } from '../core/router';
import type { World } from '../core/world';
import { pause, takePause } from '../flows/charges';
import { chargeAuthorization, usable } from '../flows/payments';
import { ensureNew, newTransaction } from '../flows/transactions';
import { byCurrency, sumOf } from '../views/amounts';
import { attempted, emptyLog, fetchedOne, listed, paused, verified } from '../views/transactions';
import { exported } from './exports';

/** The fields that all requests to pay have. */
export const paymentShape = {
  reference: maybe(readReference),
  currency: maybe(readCurrency, Currency.NGN as string),
  metadata: maybe(readMetadata, ''),
  subaccount: maybe(readText),
  split_code: maybe(readText),
  bearer: maybe(readOneOf(Bearer)),
  transaction_charge: maybe(readAmountOrZero),
};

/**
 * Makes a transaction from the fields of a request.
 *
 * @param profile - what is known of a customer who is new.
 */
export function initialized(
  world: World,
  body: BodyFields,
  entryPoint: string,
  profile: Partial<Profile> = {},
): StoredTransaction {
  const fields = read(body, {
    email: need(readEmail, 'Email Address'),
    ...paymentShape,
    plan: maybe(readText),
    callback_url: maybe(readText),
    channels: maybe(readList(readOneOf(Object.values(Channel)))),
    invoice_limit: maybe(readCount(0)),
    split: maybe(readDynamicSplit),
  });
  const plan = fields.plan === undefined ? undefined : found(world.plans.find(fields.plan), 'Plan not found');
  const asked = plan ? plan.amount : read(body, { amount: need(readAmount) }).amount;
  const { reference: wanted, split } = fields;
  const currency = plan?.currency ?? fields.currency;
  if (!plan) ensureLeast(asked, currency);
  ensureNew(world, wanted);
  const split_code =
    split === undefined
      ? fields.split_code
      : world.splits.add(newSplit(world, split, { name: 'Dynamic split', currency, is_dynamic: true }))
          .split_code;
  return newTransaction(world, customerWith(world, fields.email, profile), {
    ...fields,
    split_code,
    currency,
    amount: asked,
    plan: plan?.plan_code,
    entryPoint,
  });
}

const initialize: Handler = (world, { body }) => {
  const { access_code, reference } = initialized(world, body, 'transaction_initialize');
  const authorization_url = `${world.url}/checkout/${access_code}`;
  return ok('Authorization URL created', { authorization_url, access_code, reference });
};

const byReference: Find<StoredTransaction> = (world, call) => {
  const transaction = world.transactions.with('reference', call.param('reference'));
  if (transaction) return transaction;
  throw new Refusal(
    400,
    'transaction_not_found',
    'Transaction reference not found',
    "Ensure that you're passing the reference of a transaction that exists on this integration",
  );
};

const byId: Find<StoredTransaction> = (world, call) => {
  const id = call.param('id');
  if (!/^\d+$/.test(id)) throw invalidParams('Transaction ID should be numeric.');
  return found(world.transactions.withId(id), 'Transaction not found');
};

const timeline: Handler = (world, call) => {
  const transaction = world.transactions.find(call.param('id_or_reference'));
  if (!transaction) throw invalidParams('Transaction ID or reference is invalid');
  return ok('Timeline retrieved', transaction.log ?? emptyLog(transaction));
};

const transactionFilters = (world: World) => ({
  filters: {
    customer: (transaction: StoredTransaction, value: string) =>
      transaction.customer === world.customers.find(value)?.id,
    customer_code: (transaction: StoredTransaction, value: string) =>
      transaction.customer === world.customers.find(value)?.id,
    status: ({ status }: StoredTransaction, value: string) => status === value,
    amount: (transaction: StoredTransaction, value: string) => transaction.amount === Number(value),
    currency: (transaction: StoredTransaction, value: string) => transaction.currency === value,
    reference: (transaction: StoredTransaction, value: string) => transaction.reference === value,
    settlement: (transaction: StoredTransaction, value: string) => transaction.settlement === Number(value),
    settled: (transaction: StoredTransaction, value: string) =>
      String(transaction.settlement !== null) === value,
  },
  cursors: 'on request' as const,
});

/** Lists transactions. With page numbers, the meta also has the sum of all amounts. */
export function transactionList(
  world: World,
  call: Call,
  message: string,
  within?: (transaction: StoredTransaction) => boolean,
) {
  const { records, meta, fitting } = stretchOf(world.transactions, call.query, {
    ...transactionFilters(world),
    within,
  });
  const total_volume = fitting.reduce((sum, transaction) => sum + transaction.amount, 0);
  const data = records.map((transaction) => listed(transaction, world));
  return ok(message, data, 'total' in meta ? { total_volume, ...meta } : meta);
}

const totals: Handler = (world, { query }) => {
  const paid = fittingOf(world.transactions, query).filter(({ status }) => status === 'success');
  const volumes = byCurrency(paid);
  const pending = byCurrency(paid.filter(({ settlement }) => settlement === null));
  return ok('Transaction totals', {
    total_transactions: paid.length,
    total_volume: sumOf(volumes),
    total_volume_by_currency: volumes,
    pending_transfers: sumOf(pending),
    pending_transfers_by_currency: pending,
  });
};

const chargeShape = {
  email: need(readEmail, 'Email Address'),
  amount: need(readAmount),
  authorization_code: need(readText, 'Authorization code'),
  ...paymentShape,
};

const PAUSED_MESSAGE = 'Please, redirect your customer to the authorization url provided';

const charge: Handler = (world, { body }) => {
  const fields = read(body, { ...chargeShape, queue: maybe(readFlag, false) });
  ensureLeast(fields.amount, fields.currency);
  const { customer, authorization } = usable(world, fields);
  const transaction = newTransaction(world, customer, { ...fields, entryPoint: 'charge_authorization' });
  if (fields.queue) {
    world.change(transaction, { status: 'queued', authorization, channel: authorization.channel });
    world.later(0, 'charge queued transaction', transaction.id);
  } else if (takePause(world, fields.authorization_code)) {
    pause(world, transaction, authorization);
    return ok(PAUSED_MESSAGE, paused(transaction, world));
  } else chargeAuthorization(world, transaction, authorization);
  return ok('Charge attempted', attempted(transaction, world));
};

const partialDebit: Handler = (world, { body }) => {
  const fields = read(body, {
    ...chargeShape,
    currency: need(readCurrency),
    at_least: maybe(readAmountOrZero),
  });
  const { at_least = 0 } = fields;
  ensureLeast(fields.amount, fields.currency);
  if (at_least > fields.amount) throw invalidParams('at_least cannot be greater than amount');
  const customer = world.customers.with('email', fields.email);
  if (!customer) throw invalidParams('Customer not found');
  const { authorization } = usable(world, fields);
  const transaction = newTransaction(world, customer, { ...fields, entryPoint: 'partial_debit' });
  const available = world.settings.funds[authorization.authorization_code] ?? Infinity;
  const taken = Math.min(available, fields.amount);
  // If the account has less than `at_least`, or than Paystack charges, the charge fails.
  if (taken >= at_least && isEnough(taken, fields.currency)) world.change(transaction, { amount: taken });
  chargeAuthorization(world, transaction, authorization);
  // Without a plan this is 0 here, and `null` elsewhere.
  return ok('Charge attempted', { ...attempted(transaction, world), plan: transaction.plan ?? 0 });
};

/** The endpoints of transactions. */
export const transactionRoutes: Routes = {
  'POST /transaction/initialize': initialize,
  'GET /transaction/verify/{reference}': fetches(byReference, 'Verification successful', verified),
  'GET /transaction': (world, call) => transactionList(world, call, 'Transactions retrieved'),
  'GET /transaction/{id}': fetches(byId, 'Transaction retrieved', fetchedOne),
  'GET /transaction/timeline/{id_or_reference}': timeline,
  'GET /transaction/totals': totals,
  'GET /transaction/export': exported('transactions', 'Export successful'),
  'POST /transaction/charge_authorization': charge,
  'POST /transaction/partial_debit': partialDebit,
};
