import type { BankRecord } from '../../records/bank';
import type { StoredBank } from '../core/banks';

export function listed({ pay_with_bank_transfer, ...bank }: StoredBank): BankRecord {
  return {
    ...bank,
    longcode: '',
    active: true,
    is_deleted: false,
    supports_transfer: true,
    available_for_direct_debit: bank.gateway !== null,
    pay_with_bank_transfer,
  };
}
