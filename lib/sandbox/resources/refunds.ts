import { fittingOf } from '../core/paging';
import { fetches, found, lists, named, ok } from '../core/plain';
import {
  readCurrency,
  maybe,
  need,
  read,
  readAmount,
  readAnything,
  readShape,
  readText,
} from '../core/reading';
import type { StoredRefund } from '../core/records/payments';
import { Refusal, invalidParams } from '../core/refusal';
import type { Handler, Routes } from '../core/router';
import type { World } from '../core/world';
import { processRefund, refundOf } from '../flows/refunds';
import { createdOne, fetched, listed, transactionOf } from '../views/refunds';

const create: Handler = (world, { body }) => {
  const fields = read(body, {
    transaction: need(readAnything),
    amount: maybe(readAmount),
    currency: maybe(readCurrency),
    customer_note: maybe(readText),
    merchant_note: maybe(readText),
  });
  const transaction = found(world.transactions.find(fields.transaction), 'Transaction not found');
  if (fields.currency !== undefined && fields.currency !== transaction.currency) {
    throw invalidParams(`The transaction was paid in ${transaction.currency}, not in ${fields.currency}`);
  }
  const refund = refundOf(world, transaction, fields);
  return ok('Refund has been queued for processing', createdOne(refund, world));
};

const of = (world: World) => world.refunds;

const inPath = named(of, 'id', 'Refund not found');

const filters = (world: World) => ({
  transaction: (refund: StoredRefund, value: string) =>
    refund.transaction === world.transactions.find(value)?.id,
  // pypaystack2 2.1.1 filters by the reference of the transaction.
  reference: (refund: StoredRefund, value: string) => transactionOf(refund, world).reference === value,
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
      readShape({
        currency: need(readCurrency),
        account_number: need(readText),
        bank_id: need(readAnything),
      }),
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
