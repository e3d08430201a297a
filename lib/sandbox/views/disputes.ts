import { omit } from '../core/plain';
import type { StoredDispute, StoredTransaction } from '../core/records/payments';
import type { World } from '../core/world';
import { customerIn } from './customers';
import { within } from './transactions';

export function transactionOf({ transaction }: StoredDispute, world: World): StoredTransaction | undefined {
  return world.transactions.withId(transaction);
}

/** Returns the fields that all replies and events show of a dispute. */
export function base(dispute: StoredDispute, world: World) {
  const transaction = transactionOf(dispute, world);
  const customer = transaction && world.customers.withId(transaction.customer);
  const card = transaction?.authorization;
  return {
    ...omit(dispute, 'integration'),
    transaction: transaction && within(transaction, world),
    transaction_reference: null,
    customer: customer && customerIn(customer),
    bin: card?.bin ?? null,
    last4: card?.last4 ?? null,
  };
}

export function shown(dispute: StoredDispute, world: World) {
  return {
    ...base(dispute, world),
    history: dispute.history.map((entry) => omit(entry, 'id')),
    messages: dispute.messages.map((message) => omit(message, 'id')),
  };
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
