import type { RefundEventData } from '../../webhooks';
import type { CreatedRefund, RefundRecord } from '../../records/refund';
import { omit, pick } from '../core/plain';
import type { StoredRefund, StoredTransaction } from '../core/records/payments';
import type { World } from '../core/world';
import { customerIn } from './customers';
import { within } from './transactions';

export function transactionOf({ transaction }: StoredRefund, world: World): StoredTransaction {
  return world.transactions.get(transaction);
}

export function fetched(refund: StoredRefund, world: World): RefundRecord {
  const transaction = transactionOf(refund, world);
  const customer = world.customers.get(transaction.customer);
  return {
    ...omit(refund, 'returned'),
    transaction_reference: transaction.reference,
    reason: 'PROCESSING',
    customer: { ...customerIn(customer), metadata: customer.metadata ?? '' },
    refund_type: refund.amount === transaction.amount ? 'full' : 'partial',
    transaction_amount: transaction.amount,
    initiated_by: refund.refunded_by,
    refund_channel: refund.channel,
    session_id: null,
    collect_account_number: refund.status === 'needs-attention',
  };
}

/** Returns what a list shows of a refund. `fully_deducted` is a number there. */
export function listed(refund: StoredRefund, world: World): RefundRecord {
  const { createdAt: created_at, updatedAt: updated_at, fully_deducted } = refund;
  return {
    ...omit(fetched(refund, world), 'updatedAt'),
    fully_deducted: Number(fully_deducted),
    created_at,
    updated_at,
  };
}

export function createdOne(refund: StoredRefund, world: World): CreatedRefund {
  const transaction = transactionOf(refund, world);
  return {
    ...omit(refund, 'dispute', 'settlement', 'returned', 'refunded_at', 'bank_reference'),
    transaction: {
      ...within(transaction, world),
      authorization: { exp_month: null, exp_year: null, account_name: null },
      subaccount: { currency: null },
    },
    channel: null,
  };
}

/** Events of refunds in which the amount is a text. */
const AMOUNT_AS_TEXT = ['pending', 'processing', 'processed'];

/** Returns what the events show of a refund. */
export function eventOf(refund: StoredRefund, world: World): RefundEventData {
  const { reference, customer } = transactionOf(refund, world);
  const { status, amount, customer_note, merchant_note } = refund;
  const needsAttention = status === 'needs-attention';
  return {
    status,
    transaction_reference: reference,
    refund_reference: refund.bank_reference,
    amount: AMOUNT_AS_TEXT.includes(status) ? String(amount) : amount,
    currency: refund.currency,
    ...(needsAttention ? {} : { processor: 'instant-transfer' }),
    customer: pick(world.customers.get(customer), 'first_name', 'last_name', 'email'),
    ...pick(refund, 'integration', 'domain'),
    ...(needsAttention ? { id: String(refund.id), customer_note, merchant_note } : {}),
  };
}
