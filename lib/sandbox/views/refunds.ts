import { omit } from '../core/plain';
import type { StoredRefund, StoredTransaction } from '../core/records/payments';
import type { World } from '../core/world';
import { customerIn } from './customers';
import { within } from './transactions';

export function transactionOf({ transaction }: StoredRefund, world: World): StoredTransaction | undefined {
  return world.transactions.withId(transaction);
}

export function fetched(refund: StoredRefund, world: World) {
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
export function listed(refund: StoredRefund, world: World) {
  const { createdAt: created_at, updatedAt: updated_at, fully_deducted } = refund;
  return {
    ...omit(fetched(refund, world), 'updatedAt'),
    fully_deducted: Number(fully_deducted),
    created_at,
    updated_at,
  };
}

export function createdOne(refund: StoredRefund, world: World) {
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
