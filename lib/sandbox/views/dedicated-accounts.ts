import { customerNamed } from '../core/customers';
import { omit, pick } from '../core/plain';
import type { StoredDedicatedAccount } from '../core/records/accounts';
import { INTEGRATION, type World } from '../core/world';
import { customerIn } from './customers';

/** Returns what the replies that create or unassign an account show of it. */
export function assignedOne(account: StoredDedicatedAccount, { expires = true } = {}) {
  const { bank, account_name, account_number, assigned, currency, active, id, createdAt, updatedAt } =
    account;
  return {
    ...{ bank, account_name, account_number, assigned, currency },
    metadata: null,
    active,
    id,
    created_at: createdAt,
    updated_at: updatedAt,
    assignment: {
      integration: INTEGRATION,
      assignee_id: account.assigned ? account.customer : INTEGRATION,
      assignee_type: account.assigned ? 'Customer' : 'Integration',
      ...(expires ? { expired: false } : {}),
      account_type: 'PAY-WITH-TRANSFER-RECURRING',
      assigned_at: account.assigned_at,
      ...(expires ? { expired_at: null } : {}),
    },
  };
}

export function createdOne(account: StoredDedicatedAccount, world: World) {
  return { ...assignedOne(account), customer: customerIn(customerNamed(world, account.customer)) };
}

export function listed(account: StoredDedicatedAccount, world: World) {
  const { createdAt: created_at, updatedAt: updated_at } = account;
  return {
    customer: omit(customerIn(customerNamed(world, account.customer)), 'metadata'),
    ...pick(account, 'bank', 'id', 'account_name', 'account_number'),
    created_at,
    updated_at,
    ...pick(account, 'currency', 'split_config', 'active', 'assigned'),
  };
}

export function fetched(account: StoredDedicatedAccount, world: World) {
  return {
    ...listed(account, world),
    customer: customerIn(customerNamed(world, account.customer)),
    // Paystack sends JSON as a text here.
    split_config: JSON.stringify(account.split_config),
  };
}
