import type { DisputeEventData } from '../../webhooks';
import type { DisputeRecord } from '../../records/dispute';
import { omit } from '../core/plain';
import type { StoredDispute, StoredTransaction } from '../core/records/payments';
import type { World } from '../core/world';
import { customerIn } from './customers';
import { within } from './transactions';

export function transactionOf({ transaction }: StoredDispute, world: World): StoredTransaction {
  return world.transactions.get(transaction);
}

/** Returns the fields that all replies and events show of a dispute. */
export function base(dispute: StoredDispute, world: World) {
  const transaction = transactionOf(dispute, world);
  const { authorization: card } = transaction;
  return {
    ...omit(dispute, 'integration'),
    transaction: within(transaction, world),
    transaction_reference: null,
    customer: customerIn(world.customers.get(transaction.customer)),
    bin: card?.bin ?? null,
    last4: card?.last4 ?? null,
  };
}

export function shown(dispute: StoredDispute, world: World) {
  return {
    ...base(dispute, world),
    history: dispute.history.map((entry) => omit(entry, 'id')),
    messages: dispute.messages.map((message) => omit(message, 'id')),
  } satisfies DisputeRecord;
}

/** Returns what the endpoints that change a dispute show of it. */
export function changed(dispute: StoredDispute, world: World) {
  const { category, note, attachments, id, transaction, evidence, resolvedAt, createdAt, updatedAt, dueAt } =
    base(dispute, world);
  const { currency, refund_amount, status, domain, resolution } = dispute;
  const { bin, last4 } = base(dispute, world);
  return {
    ...{ currency, last4, bin, transaction_reference: null, merchant_transaction_reference: null },
    ...{ refund_amount, status, domain, resolution, category, note, attachments, id, transaction },
    ...{ evidence, resolvedAt, createdAt, updatedAt, dueAt },
  };
}

/** Returns what the events show of a dispute. */
export function eventOf(dispute: StoredDispute, world: World): DisputeEventData {
  const { createdAt: created_at, updatedAt: updated_at, ...rest } = shown(dispute, world);
  const transaction = omit(rest.transaction, 'source', 'connect', 'createdAt', 'fees_breakdown');
  return {
    ...rest,
    transaction,
    bin: rest.bin ?? '',
    last4: rest.last4 ?? '',
    attachments: null,
    created_at,
    updated_at,
  };
}
