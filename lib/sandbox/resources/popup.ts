import type { BodyFields } from '../core/body';
import { found, ok } from '../core/plain';
import { given, maybe, need, read, readInteger, readText } from '../core/reading';
import { PUBLIC_KEY } from '../core/public-key';
import type { StoredTransaction } from '../core/records/payments';
import { Refusal, invalidParams } from '../core/refusal';
import type { Handler, Routes } from '../core/router';
import type { World } from '../core/world';
import { paymentOf } from '../flows/payment-requests';
import { purchaseOf } from '../flows/purchases';
import { isOver } from '../flows/transactions';
import { inPopup } from '../views/popup';
import { initialized } from './transactions';

const shape = {
  key: need(readText, 'Public key'),
  ref: maybe(readText),
  email: maybe(readText),
  customer_code: maybe(readText),
  firstname: maybe(readText),
  lastname: maybe(readText),
  phone: maybe(readText),
  payment_request: maybe(asCode),
  payment_page: maybe(asCode),
  quantity: maybe(readInteger, 1),
};

/** An id may be a number. */
function asCode(value: unknown): string {
  return String(value);
}

/** Starts a transaction for the popup. The body has the names of Paystack's script, such as `ref` for the reference. */
const request: Handler = (world, { body }) => {
  const fields = read(body, shape);
  checkKey(fields.key);
  const { payment_request, payment_page, customer_code, ref: reference, quantity } = fields;
  if (payment_request !== undefined) {
    const wanted = found(world.paymentRequests.find(payment_request), 'Payment request not found');
    return ok('Transaction found', inPopup(paymentOf(world, wanted), world));
  }
  const email =
    customer_code === undefined
      ? fields.email
      : found(world.customers.find(customer_code), 'Customer not found').email;
  if (payment_page !== undefined) {
    const wanted = found(world.pages.find(payment_page), 'Page not found');
    return ok(
      'Transaction initialized',
      inPopup(paymentOfPage(world, wanted.slug, email, body.amount), world),
    );
  }
  const asked = { ...body, reference, email };
  const left = reference === undefined ? undefined : leftOne(world, reference, asked);
  if (left) return ok('Transaction found', inPopup(left, world));
  const { firstname: first_name, lastname: last_name, phone } = fields;
  const transaction = initialized(world, asked, 'request_inline', given({ first_name, last_name, phone }));
  if (transaction.plan !== null && quantity > 1) {
    const amount = transaction.amount * quantity;
    world.change(transaction, { amount, requested_amount: amount });
  }
  return ok('Transaction initialized', inPopup(transaction, world));
};

/** @throws Refusal where the page cannot be paid, with words that say why. */
function paymentOfPage(
  world: World,
  slug: string,
  email: string | undefined,
  amount: unknown,
): StoredTransaction {
  try {
    const choice = { email, amount: amount === undefined ? undefined : Number(amount) };
    return found(purchaseOf(world, slug, choice), 'Page not found');
  } catch (error) {
    throw error instanceof Refusal || !(error instanceof Error) ? error : invalidParams(error.message);
  }
}

/** @throws Refusal for any key but the public one, with words that say why. */
function checkKey(key: string): void {
  if (key === PUBLIC_KEY) return;
  const advice = `The public key of the sandbox is ${PUBLIC_KEY}`;
  const why = key.startsWith('sk_')
    ? `This is a secret key: whoever opens the page could read it and move your money. ${advice}`
    : `Invalid key. ${advice}`;
  throw new Refusal(401, 'invalid_Key', why, 'Pass the public key to the popup.');
}

/** The transaction with this reference that the customer has left, if it is the same payment. */
function leftOne(world: World, reference: string, asked: BodyFields): StoredTransaction | undefined {
  const transaction = world.transactions.with('reference', reference);
  if (!transaction || isOver(transaction)) return undefined;
  const { email } = world.customers.get(transaction.customer);
  const { amount, currency } = transaction;
  const isSame =
    String(asked.email).toLowerCase() === email.toLowerCase() &&
    Number(asked.amount) === amount &&
    (asked.currency ?? 'NGN') === currency;
  return isSame ? transaction : undefined;
}

/** The access code is what the shop's server has got; who knows it may see the payment. */
const byAccessCode: Handler = (world, call) => {
  const transaction = world.transactions.with('access_code', call.param('access_code'));
  return ok('Access code verified', inPopup(found(transaction, 'Invalid access code'), world));
};

/** What the customer did in the browser; the sandbox keeps its own log. */
const told: Handler = (world, call) => {
  found(world.transactions.find(call.param('id')), 'Transaction not found');
  return ok('Updated');
};

/** The endpoints that a browser may ask without a secret key. Source: `@paystack/inline-js`. */
export const popupRoutes: Routes = {
  'POST /checkout/request_inline': request,
  'GET /transaction/verify_access_code/{access_code}': byAccessCode,
  'POST /transaction/update_log/{id}': told,
  'POST /transaction/set_ip/{id}': told,
};
