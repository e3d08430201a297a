import type { StoredTransaction } from '../core/records/payments';
import type { StoredBulkCharge, StoredBulkItem } from '../core/records/recurring';
import { MINUTE } from '../core/sandbox-clock';
import type { World } from '../core/world';
import { itemsOf } from '../views/bulk-charges';
import { chargeAuthorization } from './payments';
import { isTakenBy, newTransaction } from './transactions';

/** Milliseconds until a batch runs. */
export const QUEUE = MINUTE;

/** Charges the items of a batch that are still pending. */
export function runBatch(world: World, batch: StoredBulkCharge): void {
  if (batch.status !== 'active') return;
  for (const item of itemsOf(batch, world)) if (item.status === 'pending') chargeItem(world, batch, item);
  world.change(batch, { status: 'complete' });
}

function chargeItem(world: World, batch: StoredBulkCharge, item: StoredBulkItem): void {
  const customer = world.ownerOf(item.authorization);
  const authorization = world.authorization(item.authorization);
  const isTaken = item.reference !== null && isTakenBy(world, item.reference);
  if (!customer || !authorization?.reusable || isTaken) {
    world.change(item, {
      status: 'failed',
      message: isTaken ? 'Duplicate reference' : 'Authorization is invalid',
    });
    return;
  }
  const transaction = newTransaction(world, customer, {
    amount: item.amount,
    currency: item.currency,
    reference: item.reference ?? undefined,
    metadata: {
      custom_fields: [
        { display_name: 'Bulkcharge ID', variable_name: 'bulkcharge_id', value: String(batch.id) },
        {
          display_name: 'Bulkcharge batch code',
          variable_name: 'bulkcharge_batch_code',
          value: batch.batch_code,
        },
        { display_name: 'Charged via', variable_name: 'charged_via', value: 'Bulkcharge' },
      ],
    },
    entryPoint: 'bulkcharge',
  });
  chargeAuthorization(world, transaction, authorization);
  const { status, id, message } = transaction;
  world.change(item, {
    status: status === 'processing' ? 'pending' : status,
    message: message ?? '',
    transaction: id,
    customer: customer.id,
  });
}

/** Keeps in the item of a batch how its charge ended. */
export function settleItem(world: World, transaction: StoredTransaction): void {
  const item = world.bulkItems.oldestFirst.find(({ transaction: id }) => id === transaction.id);
  if (item) world.change(item, { status: transaction.status });
}
