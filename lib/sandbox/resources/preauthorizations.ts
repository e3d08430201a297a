import { customerWith } from '../core/customers';
import { type Find, fetches, found, lists, ok } from '../core/plain';
import {
  ensureLeast,
  maybe,
  need,
  read,
  readAmount,
  readCurrency,
  readEmail,
  readInteger,
  readOneOf,
  readText,
} from '../core/reading';
import type { StoredCustomer } from '../core/records/customers';
import type { StoredPreauthorization } from '../core/records/preauthorizations';
import { invalidParams } from '../core/refusal';
import type { Handler, Routes } from '../core/router';
import type { World } from '../core/world';
import { usable } from '../flows/payments';
import { capture, hold, release } from '../flows/preauthorizations';
import { ensureNew, ensureSharers } from '../flows/transactions';
import { detailed, listed } from '../views/preauthorizations';
import { paymentShape } from './transactions';

/** Days after which Paystack releases what is held, where the request does not say it. */
const USUAL_DAYS = 7;

const shape = {
  ...paymentShape,
  currency: maybe(readCurrency, 'ZAR'),
  email: need(readEmail, 'Customer email address'),
  amount: need(readAmount),
  callback_url: maybe(readText),
  expire_action: maybe(readOneOf(['release', 'capture'] as const), 'release' as const),
  expire_after_days: maybe(readInteger, USUAL_DAYS),
};

const of = (world: World) => world.preauthorizations;

function newPreauthorization(
  world: World,
  customer: StoredCustomer,
  fields: ReturnType<typeof read<typeof shape>>,
): StoredPreauthorization {
  const { reference = world.random.text(15), subaccount, split_code, expire_after_days } = fields;
  ensureLeast(fields.amount, fields.currency);
  ensureNew(world, reference);
  ensureSharers(world, { subaccount, split_code });
  if (expire_after_days < 1) throw invalidParams('expire_after_days must be at least 1');
  return of(world).add({
    ...world.stamp(of(world)),
    reference,
    access_code: world.random.text(15),
    amount: fields.amount,
    currency: fields.currency,
    status: 'abandoned',
    message: null,
    metadata: fields.metadata,
    callback_url: fields.callback_url ?? null,
    customer: customer.id,
    authorization: null,
    subaccount: subaccount ?? null,
    split: split_code ?? null,
    bearer: fields.bearer ?? null,
    transaction_charge: fields.transaction_charge ?? null,
    expire_action: fields.expire_action,
    expire_after_days,
    expiry_date: null,
    released_at: null,
    captured_amount: null,
    captured_at: null,
    transaction: null,
  });
}

const initialize: Handler = (world, { body }) => {
  if ((body.email ?? '') === '') throw invalidParams('Customer email address is required');
  const fields = read(body, shape);
  const made = newPreauthorization(world, customerWith(world, fields.email), fields);
  const { access_code, reference } = made;
  const authorization_url = `${world.url}/checkout/preauthorization/${access_code}`;
  return ok('Authorization URL created', { authorization_url, access_code, reference });
};

const reserve: Handler = (world, { body }) => {
  const { authorization_code, ...fields } = read(body, {
    ...shape,
    authorization_code: need(readText, 'Authorization code'),
  });
  const { customer, authorization } = usable(world, { email: fields.email, authorization_code });
  const made = newPreauthorization(world, customer, fields);
  hold(world, made, authorization);
  return ok('Reserve attempted', detailed(made, world));
};

const LOST = 'Preauthorization not found';

const inPath: Find<StoredPreauthorization> = (world, call) =>
  found(of(world).with('reference', call.param('reference')), LOST);

/** Finds the preauthorization that a body names, and whose amount is still held. */
const held: Find<StoredPreauthorization> = (world, { body }) => {
  const { reference } = read(body, { reference: need(readText) });
  const preauthorization = found(of(world).with('reference', reference), LOST);
  if (preauthorization.status === 'authorized') return preauthorization;
  throw invalidParams(`Preauthorization is ${preauthorization.status}`);
};

const captureHeld: Handler = (world, call) => {
  const preauthorization = held(world, call);
  const { amount, currency } = read(call.body, {
    amount: need(readAmount),
    currency: maybe(readCurrency, preauthorization.currency),
  });
  if (currency !== preauthorization.currency)
    throw invalidParams('Currency is not that of the preauthorization');
  if (amount > preauthorization.amount) {
    throw invalidParams('Amount cannot be more than the preauthorized amount');
  }
  ensureLeast(amount, currency);
  capture(world, preauthorization, amount);
  return ok('Capture attempted', detailed(preauthorization, world));
};

const releaseHeld: Handler = (world, call) => {
  const preauthorization = held(world, call);
  release(world, preauthorization);
  return ok('Release attempted', detailed(preauthorization, world));
};

/** The endpoints of preauthorizations. */
export const preauthorizationRoutes: Routes = {
  'POST /preauthorization/initialize': initialize,
  'POST /preauthorization/reserve_authorization': reserve,
  'POST /preauthorization/capture': captureHeld,
  'POST /preauthorization/release': releaseHeld,
  'GET /preauthorization/verify/{reference}': fetches(inPath, 'Preauthorization retrieved', detailed),
  'GET /preauthorization': lists(of, 'Preauthorizations retrieved', listed, (world) => ({
    filters: {
      customer: ({ customer }, value) => customer === world.customers.find(value)?.id,
      status: ({ status }, value) => status === value,
      amount: ({ amount }, value) => amount === Number(value),
    },
  })),
};
