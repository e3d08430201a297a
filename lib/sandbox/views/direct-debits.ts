import { bankName } from '../core/banks';
import { customerNamed } from '../core/customers';
import { pick } from '../core/plain';
import type { StoredMandate } from '../core/records/accounts';
import { INTEGRATION, type World } from '../core/world';

export function listed(mandate: StoredMandate, world: World) {
  const { id, account_number } = mandate;
  return {
    id,
    status: mandate.status,
    mandate_id: id,
    authorization_id: id,
    authorization_code: mandate.authorization_code,
    integration_id: INTEGRATION,
    account_number: `${'*'.repeat(Math.max(0, account_number.length - 4))}${account_number.slice(-4)}`,
    bank_code: mandate.bank_code,
    bank_name: bankName(mandate.bank_code),
    customer: pick(
      customerNamed(world, mandate.customer),
      'id',
      'customer_code',
      'email',
      'first_name',
      'last_name',
    ),
    authorized_at: mandate.authorized_at ?? mandate.createdAt,
  };
}
