import type { SplitSubaccount, SubaccountDetails } from '../../records/subaccount';
import { pick } from '../core/plain';
import type { StoredSubaccount } from '../core/records/payouts';
import { INTEGRATION } from '../core/world';

export function detailed(subaccount: StoredSubaccount): SubaccountDetails {
  return { ...subaccount, product: 'collection', managed_by_integration: INTEGRATION, migrate: false };
}

/** Returns what splits show of a subaccount. */
export function subaccountIn(subaccount: StoredSubaccount): SplitSubaccount {
  return {
    ...pick(subaccount, 'id', 'subaccount_code', 'business_name', 'description', 'primary_contact_name'),
    ...pick(subaccount, 'primary_contact_email', 'primary_contact_phone', 'metadata', 'settlement_bank'),
    ...pick(subaccount, 'currency', 'account_number'),
  };
}
