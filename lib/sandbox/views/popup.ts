import { Channel } from '../../arguments/enums';
import { pick } from '../core/plain';
import type { StoredTransaction } from '../core/records/payments';
import { BUSINESS, INTEGRATION, type World } from '../core/world';
import { emptyLog } from './transactions';

/** Returns what the popup shows of a transaction. */
export function inPopup(transaction: StoredTransaction, world: World) {
  const customer = world.customers.get(transaction.customer);
  return {
    ...pick(transaction, 'id', 'domain', 'reference', 'access_code', 'amount', 'currency'),
    channels: transaction.channels ?? Object.values(Channel),
    transaction_status: transaction.status,
    merchant_id: INTEGRATION,
    merchant_name: BUSINESS,
    email: customer.email,
    customer: pick(customer, 'id', 'email', 'customer_code', 'first_name', 'last_name', 'phone'),
    log: transaction.log ?? emptyLog(transaction),
  };
}
