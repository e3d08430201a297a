import type { MandateEventData } from '../../webhooks';
import type { StoredAuthorization } from '../core/records/customers';
import type { MandateAuthorization } from '../../records/direct-debit';
import { bankName } from '../core/banks';
import { customerNamed } from '../core/customers';
import { pick } from '../core/plain';
import type { StoredMandate } from '../core/records/accounts';
import { INTEGRATION, type World } from '../core/world';

export function listed(mandate: StoredMandate, world: World): MandateAuthorization {
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

/** Returns what the events show of a mandate and of the authorization that it gives. */
export function eventOf(
  mandate: StoredMandate,
  authorization: StoredAuthorization,
  world: World,
): Omit<MandateEventData, 'active'> {
  const { customer_code: code, phone, ...customer } = world.customers.get(mandate.customer);
  return {
    ...pick(authorization, 'authorization_code', 'last4', 'channel', 'card_type', 'bank', 'country_code'),
    ...pick(authorization, 'brand', 'reusable'),
    signature: authorization.signature ?? '',
    account_name: authorization.account_name ?? '',
    // These are numbers in the events, and texts everywhere else.
    exp_month: Number(authorization.exp_month),
    exp_year: Number(authorization.exp_year),
    customer: {
      ...pick(customer, 'first_name', 'last_name', 'email', 'metadata', 'risk_action'),
      code,
      phone: phone ?? '',
    },
  };
}
