import { within } from './transaction-views';
import type { StoredRefund, StoredTransaction } from '../core/stored-records';
import { fetches, found, lists, named, ok, omit } from '../core/plain';
import { fittingOf } from '../core/paging';
import { maybe, need, read, readAmount, readAnything, readShape, readText } from '../core/reading';
import type { Handler, Routes } from '../core/router';
import { DAY, MINUTE } from '../core/sandbox-clock';
import type { World } from '../core/world';
import { Refusal, invalidParams } from '../refusal';
import { customerIn } from './customers';
import { moveMoney } from './transfer-control';
import { currency } from './transactions';

/** The user who refunds in the sandbox. */
const REFUNDED_BY = 'merchant@example.com';

function transactionOf({ transaction }: StoredRefund, world: World): StoredTransaction | undefined {
  return world.transactions.withId(transaction);
}

function fetched(refund: StoredRefund, world: World) {
  const transaction = transactionOf(refund, world);
  const customer = transaction && world.customers.withId(transaction.customer);
  return {
    ...refund,
    transaction_reference: transaction?.reference,
    reason: 'PROCESSING',
    customer: customer && { ...customerIn(customer), metadata: customer.metadata ?? '' },
    refund_type: refund.amount === transaction?.amount ? 'full' : 'partial',
    transaction_amount: transaction?.amount,
    initiated_by: refund.refunded_by,
    refund_channel: refund.channel,
    session_id: null,
    collect_account_number: refund.status === 'needs-attention',
  };
}

/** Returns what a list shows of a refund. `fully_deducted` is a number there. */
function listed(refund: StoredRefund, world: World) {
  const { createdAt: created_at, updatedAt: updated_at, fully_deducted } = refund;
  return {
    ...omit(fetched(refund, world), 'updatedAt'),
    fully_deducted: Number(fully_deducted),
    created_at,
    updated_at,
  };
}

function createdOne(refund: StoredRefund, world: World) {
  const transaction = transactionOf(refund, world);
  return {
    ...omit(refund, 'dispute', 'settlement', 'refunded_at', 'bank_reference'),
    transaction: transaction && {
      ...within(transaction, world),
      authorization: { exp_month: null, exp_year: null, account_name: null },
      subaccount: { currency: null },
    },
    channel: null,
  };
}

/** Returns how much of a transaction has not been refunded. */
export function leftOf(world: World, { id, amount }: StoredTransaction): number {
  return world.refunds.oldestFirst
    .filter((refund) => refund.transaction === id && refund.status !== 'failed')
    .reduce((left, refund) => left - refund.amount, amount);
}

/** Refunds a transaction in full or in part. */
export function refundOf(
  world: World,
  transaction: StoredTransaction,
  {
    amount: asked = transaction.amount,
    customer_note,
    merchant_note,
    dispute = null,
  }: {
    amount?: number | undefined;
    customer_note?: string | undefined;
    merchant_note?: string | undefined;
    dispute?: number | null;
  },
): StoredRefund {
  const { id, reference, channel, currency: paidIn } = transaction;
  if (transaction.status === 'reversed') throw invalidParams('Transaction has been fully reversed');
  if (transaction.status !== 'success') throw invalidParams('Transaction has not been paid');
  if (asked > leftOf(world, transaction)) {
    throw invalidParams('Refund amount cannot be more than the amount left of the transaction');
  }
  const refund = world.refunds.add({
    ...world.stamp(world.refunds),
    transaction: id,
    dispute,
    settlement: null,
    amount: asked,
    deducted_amount: 0,
    fully_deducted: false,
    currency: paidIn,
    channel,
    status: 'pending',
    refunded_by: REFUNDED_BY,
    refunded_at: null,
    expected_at: new Date(world.clock.now + 9 * DAY).toISOString(),
    customer_note: customer_note ?? `Refund for transaction ${reference}`,
    merchant_note: merchant_note ?? `Refund for transaction ${reference} by ${REFUNDED_BY}`,
    bank_reference: null,
  });
  tell(world, refund);
  world.later(MINUTE, 'process refund', refund.id);
  return refund;
}

/** Starts to process a refund: the money leaves the balance. */
export function processRefund(world: World, refund: StoredRefund): void {
  if (refund.deducted_amount === 0) {
    moveMoney(world, refund.currency, -refund.amount, 'Refund', refund.id, refund.merchant_note);
  }
  world.change(refund, { status: 'processing', deducted_amount: refund.amount, fully_deducted: true });
  tell(world, refund);
  world.later(DAY, 'end refund', refund.id);
}

/** Ends a refund: the bank has paid it, or could not pay it. */
export function endRefund(world: World, refund: StoredRefund): void {
  const transaction = transactionOf(refund, world);
  if (!transaction) return;
  const isRetried = refund.bank_reference !== null;
  const status = isRetried ? 'processed' : transaction.refund;
  world.change(refund, { status });
  if (status === 'processed') {
    const bank_reference = world.random.text(12, 'digits');
    world.change(refund, { refunded_at: world.now, bank_reference });
    if (refund.amount === transaction.amount) world.change(transaction, { status: 'reversed' });
  }
  if (status === 'failed') {
    moveMoney(world, refund.currency, refund.amount, 'Refund', refund.id, 'Refund failed');
  }
  tell(world, refund);
}

/** Events of refunds in which the amount is a text. */
const AMOUNT_AS_TEXT = ['pending', 'processing', 'processed'];

function tell(world: World, refund: StoredRefund): void {
  const transaction = transactionOf(refund, world);
  const customer = transaction && world.customers.withId(transaction.customer);
  const { status, amount: refunded, integration, domain } = refund;
  const needsAttention = status === 'needs-attention';
  world.emit(`refund.${status}`, {
    status,
    transaction_reference: transaction?.reference,
    refund_reference: refund.bank_reference,
    amount: AMOUNT_AS_TEXT.includes(status) ? String(refunded) : refunded,
    currency: refund.currency,
    ...(needsAttention ? {} : { processor: 'instant-transfer' }),
    customer: customer && {
      first_name: customer.first_name,
      last_name: customer.last_name,
      email: customer.email,
    },
    integration,
    domain,
    ...(needsAttention
      ? { id: String(refund.id), customer_note: refund.customer_note, merchant_note: refund.merchant_note }
      : {}),
  });
}

const create: Handler = (world, { body }) => {
  const fields = read(body, {
    transaction: need(readAnything),
    amount: maybe(readAmount),
    currency: maybe(currency),
    customer_note: maybe(readText),
    merchant_note: maybe(readText),
  });
  const transaction = found(world.transactions.find(fields.transaction), 'Transaction not found');
  const refund = refundOf(world, transaction, fields);
  return ok('Refund has been queued for processing', createdOne(refund, world));
};

const of = (world: World) => world.refunds;
const inPath = named(of, 'id', 'Refund not found');

const filters = (world: World) => ({
  transaction: (refund: StoredRefund, value: string) =>
    refund.transaction === world.transactions.find(value)?.id,
  // pypaystack2 2.1.1 filters by the reference of the transaction.
  reference: (refund: StoredRefund, value: string) => transactionOf(refund, world)?.reference === value,
  currency: (refund: StoredRefund, value: string) => refund.currency === value,
});

/** Lists refunds. The meta has the number of failed refunds. */
const list: Handler = (world, call) => {
  const listing = { filters: filters(world) };
  const reply = lists(of, 'Refunds retrieved', listed, listing)(world, call);
  const failedRefundCount = fittingOf(of(world), call.query, listing).filter(
    ({ status }) => status === 'failed',
  ).length;
  const { body } = reply as { body: { meta: object } };
  return { ...reply, body: { ...body, meta: { ...body.meta, failedRefundCount } } };
};

const retry: Handler = (world, call) => {
  const refund = inPath(world, call);
  const { refund_account_details: details } = read(call.body, {
    refund_account_details: need(
      readShape({ currency: need(currency), account_number: need(readText), bank_id: need(readAnything) }),
    ),
  });
  if (refund.status !== 'needs-attention' || details.currency !== refund.currency) {
    throw new Refusal(
      422,
      'invalid_params',
      'Invalid Refund state, refund status should be "needs-attention"',
      "Ensure that the value(s) you're passing are valid.",
    );
  }
  world.change(refund, { bank_reference: world.code('TRF') });
  processRefund(world, refund);
  return ok('Refund retried and has been queued for processing', {
    ...fetched(refund, world),
    // These are empty objects here, and `null` elsewhere.
    dispute: {},
    settlement: {},
    reversed_at: null,
  });
};

/** The endpoints of refunds. */
export const refundRoutes: Routes = {
  'POST /refund': create,
  'GET /refund': list,
  'GET /refund/{id}': (world, call) => {
    const byReference = world.transactions.with('reference', call.param('id'));
    const refund =
      byReference && world.refunds.oldestFirst.find(({ transaction }) => transaction === byReference.id);
    return fetches(() => refund ?? inPath(world, call), 'Refund retrieved', fetched)(world, call);
  },
  'POST /refund/retry_with_customer_details/{id}': retry,
};
