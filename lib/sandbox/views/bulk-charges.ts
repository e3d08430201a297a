import type { PaymentCustomer } from '../../records/customer';
import type { BulkChargeDetails, BulkChargeItem } from '../../records/bulk-charge';
import { omit, pick } from '../core/plain';
import type { StoredBulkCharge, StoredBulkItem } from '../core/records/recurring';
import type { World } from '../core/world';
import { customerIn } from './customers';
import { listed } from './transactions';

export function itemsOf(batch: StoredBulkCharge, world: World): StoredBulkItem[] {
  return world.bulkItems.oldestFirst.filter(({ bulkcharge }) => bulkcharge === batch.id);
}

export function counted(batch: StoredBulkCharge, world: World): BulkChargeDetails {
  const items = itemsOf(batch, world);
  return {
    ...omit(batch, 'createdAt', 'updatedAt'),
    total_charges: items.length,
    pending_charges: items.filter(({ status }) => status === 'pending').length,
    ...pick(batch, 'createdAt', 'updatedAt'),
  };
}

/** Returns what a list shows of an item. An item with an unknown authorization has an empty customer. */
export function itemShown(
  item: StoredBulkItem,
  world: World,
): Omit<BulkChargeItem, 'customer'> & { customer: Partial<PaymentCustomer> } {
  const customer = world.customers.withId(item.customer);
  const transaction = world.transactions.withId(item.transaction);
  const authorization = world.authorization(item.authorization) ?? transaction?.authorization;
  return {
    ...item,
    customer: customer ? customerIn(customer) : {},
    authorization: authorization ?? { authorization_code: item.authorization },
    transaction: transaction
      ? {
          ...listed(transaction, world),
          log: null,
          customer: {},
          authorization: {},
          plan: {},
          subaccount: {},
        }
      : {},
    at_least: 0,
    reference: item.reference ?? transaction?.reference ?? '',
    metadata: { custom_fields: [] },
    attempt_partial_debit: false,
  };
}
