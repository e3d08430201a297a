import type {
  CustomerDetails,
  CustomerSummary,
  CustomerWithActivity,
  PaymentCustomer,
} from '../../records/customer';
import { omit, pick } from '../core/plain';
import type { StoredCustomer } from '../core/records/customers';
import type { World } from '../core/world';

/** Returns what other records show of a customer. */
export function customerIn(customer: StoredCustomer) {
  return {
    ...pick(
      customer,
      'id',
      'first_name',
      'last_name',
      'email',
      'customer_code',
      'phone',
      'metadata',
      'risk_action',
    ),
    international_format_phone: customer.phone?.startsWith('+') ? customer.phone : null,
  } satisfies PaymentCustomer;
}

/** Returns what a list shows of a customer. */
export function summary(customer: StoredCustomer) {
  return omit(customer, 'authorizations', 'identified', 'identifications') satisfies CustomerSummary;
}

export function detailed(customer: StoredCustomer): CustomerWithActivity {
  return { transactions: [], subscriptions: [], ...customer, authorizations: [...customer.authorizations] };
}

export function complete(customer: StoredCustomer, world: World): CustomerDetails {
  const paid = world.transactions.oldestFirst.filter(
    (transaction) => transaction.customer === customer.id && transaction.status === 'success',
  );
  const values = new Map<string, number>();
  for (const { currency, amount } of paid) values.set(currency, (values.get(currency) ?? 0) + amount);
  const accounts = world.dedicatedAccounts.oldestFirst.filter(
    (account) => account.customer === customer.id && account.assigned,
  );
  const shown = accounts.map((account) =>
    pick(account, 'id', 'account_name', 'account_number', 'bank', 'currency', 'active'),
  );
  return {
    ...detailed(customer),
    created_at: customer.createdAt,
    updated_at: customer.updatedAt,
    total_transactions: paid.length,
    total_transaction_value: [...values].map(([currency, amount]) => ({ currency, amount })),
    dedicated_account: shown[0] ?? null,
    dedicated_accounts: shown,
  };
}
