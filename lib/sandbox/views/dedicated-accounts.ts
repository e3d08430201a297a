import type {
  DeactivatedDedicatedAccount,
  DedicatedAccountDetails,
  DedicatedAccountRecord,
} from '../../records/dedicated-account';
import { customerNamed } from '../core/customers';
import { omit, pick } from '../core/plain';
import type { StoredDedicatedAccount } from '../core/records/accounts';
import { INTEGRATION, type World } from '../core/world';
import { customerIn } from './customers';

/** Returns what the replies and events that give an account show of it. */
export function assignedOne(account: StoredDedicatedAccount) {
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
      expired: false,
      account_type: 'PAY-WITH-TRANSFER-RECURRING',
      assigned_at: account.assigned_at,
      expired_at: null,
    },
  } satisfies DeactivatedDedicatedAccount;
}

/** Returns what the reply that takes an account away shows of it. */
export function unassignedOne(account: StoredDedicatedAccount): DeactivatedDedicatedAccount {
  const { assignment, ...shown } = assignedOne(account);
  return { ...shown, assignment: omit(assignment, 'expired', 'expired_at') };
}

export function createdOne(account: StoredDedicatedAccount, world: World): DedicatedAccountRecord {
  return { ...assignedOne(account), customer: customerIn(customerNamed(world, account.customer)) };
}

export function listed(account: StoredDedicatedAccount, world: World): DedicatedAccountDetails {
  const { createdAt: created_at, updatedAt: updated_at } = account;
  return {
    customer: omit(customerIn(customerNamed(world, account.customer)), 'metadata'),
    ...pick(account, 'bank', 'id', 'account_name', 'account_number'),
    created_at,
    updated_at,
    ...pick(account, 'currency', 'split_config', 'active', 'assigned'),
  };
}

export function fetched(account: StoredDedicatedAccount, world: World): DedicatedAccountDetails {
  return {
    ...listed(account, world),
    customer: customerIn(customerNamed(world, account.customer)),
    // Paystack sends JSON as a text here.
    split_config: JSON.stringify(account.split_config),
  };
}
