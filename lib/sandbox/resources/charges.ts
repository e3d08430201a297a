import { MINUTE } from '../core/sandbox-clock';
import { customerIn } from '../views/customers';
import { customerWith } from '../core/customers';
import type { Ask } from '../core/asks';
import { waitingFor } from '../core/instruments';
import { type Find, ok, pick } from '../core/plain';
import { ensureLeast, maybe, need, read, readAmount, readEmail, readText } from '../core/reading';
import type { StoredTransaction } from '../core/records/payments';
import { invalidParams } from '../core/refusal';
import type { Handler, Routes } from '../core/router';
import type { World } from '../core/world';
import { answer, asText, begin, chosen, wayShape } from '../flows/charges';
import { chargeAuthorization, usable } from '../flows/payments';
import { newTransaction } from '../flows/transactions';
import { shown } from '../views/charges';
import { paymentShape } from './transactions';

const chargeShape = {
  email: need(readEmail, 'Email address is required for association with card. Email address'),
  amount: need(readAmount),
  ...paymentShape,
  authorization_code: maybe(readText),
  pin: maybe(readText),
  birthday: maybe(readText),
  ...wayShape,
};

const charge: Handler = (world, { body }) => {
  if ((body.email ?? '') === '') throw invalidParams('Email address is required for association with card');
  const fields = read(body, chargeShape);
  ensureLeast(fields.amount, fields.currency, fields.bank_transfer && 'bank_transfer');
  const seed = { ...fields, entryPoint: 'charge' };
  if (fields.authorization_code !== undefined) {
    const { authorization_code } = fields;
    const { customer, authorization } = usable(world, { email: fields.email, authorization_code });
    const transaction = newTransaction(world, customer, seed);
    chargeAuthorization(world, transaction, authorization);
    return ok('Charge attempted', shown(transaction, world));
  }
  const way = chosen(fields, world);
  const transaction = newTransaction(world, customerWith(world, fields.email), seed);
  begin(world, transaction, way);
  // The request may already have the answers to the first questions.
  for (const given of [fields.pin, fields.birthday]) {
    const ask = waitingFor(transaction);
    if (given !== undefined && ask?.status === (given === fields.pin ? 'send_pin' : 'send_birthday')) {
      answer(world, transaction, given);
    }
  }
  return ok('Charge attempted', shown(transaction, world));
};

const charged = (reference: string, world: World): StoredTransaction => {
  const transaction = world.transactions.with('reference', reference);
  if (transaction) return transaction;
  throw invalidParams('Transaction reference is invalid');
};

const inPath: Find<StoredTransaction> = (world, call) => charged(call.param('reference'), world);

/** Makes the handler of an endpoint that takes the answer to one question. */
function submits(status: Ask['status'], ...fields: readonly [string, ...string[]]): Handler {
  return (world, { body }) => {
    const values = fields.map((name) => read(body, { [name]: need(asText) })[name] ?? '');
    const transaction = charged(read(body, { reference: need(readText) }).reference, world);
    if (waitingFor(transaction)?.status !== status) throw invalidParams('Transaction reference is invalid');
    answer(world, transaction, values[0] ?? '');
    return ok('Charge attempted', shown(transaction, world));
  };
}

const check: Handler = (world, call) => {
  const transaction = inPath(world, call);
  const isSettling = ['pending', 'failed'].includes(transaction.status);
  return ok(isSettling ? 'Reference check successful' : 'Charge attempted', shown(transaction, world));
};

/** Milliseconds in which a customer confirms a payment with Capitec Pay. */
const CAPITEC_TIME = 2 * MINUTE;

/** Tells how far a payment has come. No payment of the sandbox is made with Capitec Pay itself. */
const requery: Handler = (world, call) => {
  const transaction = inPath(world, call);
  const { status, createdAt } = transaction;
  const expires = Date.parse(createdAt) + CAPITEC_TIME;
  return ok('Requery attempted', {
    status: ['success', 'failed'].includes(status) ? status : 'pending',
    timeToLive: Math.max(0, Math.round((expires - world.clock.now) / 1000)),
    expiryDate: new Date(expires).toISOString(),
    transaction: {
      ...pick(transaction, 'id', 'reference', 'domain', 'amount', 'currency', 'metadata', 'createdAt'),
      customer: customerIn(world.customers.get(transaction.customer)),
    },
  });
};

/** The endpoints of charges. */
export const chargeRoutes: Routes = {
  'POST /charge': charge,
  'POST /charge/submit_pin': submits('send_pin', 'pin'),
  'POST /charge/submit_otp': submits('send_otp', 'otp'),
  'POST /charge/submit_phone': submits('send_phone', 'phone'),
  'POST /charge/submit_birthday': submits('send_birthday', 'birthday'),
  'POST /charge/submit_address': submits('send_address', 'address', 'city', 'state', 'zip_code'),
  'GET /charge/{reference}': check,
  'GET /capitec-pay/requery/{reference}': requery,
};
