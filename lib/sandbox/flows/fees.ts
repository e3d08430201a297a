import { type FeeOptions, calculateFee } from '../../money/fees';

/** The service in the list of prices, by currency and channel. All others are `transactions`. */
const SERVICES: Readonly<Record<string, string>> = {
  'NGN dedicated_nuban': 'virtual_account_transactions',
  'NGN direct_debit': 'direct_debit_transactions',
  'KES card': 'card_transactions',
  'XOF card': 'card_transactions',
  'GHS transfer': 'transfers_to_bank_accounts',
  'GHS transfer to wallet': 'transfers_to_mobile_money',
  'KES transfer': 'transfers_to_bank_account',
  'KES transfer to wallet': 'transfers_to_mpesa_wallet',
  'NGN transfer': 'transfers',
  'ZAR transfer': 'transfers',
};

/** Paystack's fee for a payment or a transfer, in subunits; 0 where no price is known. */
export function feeOf(amount: number, currency: string, channel: string): number {
  const service = SERVICES[`${currency} ${channel}`];
  try {
    return calculateFee(amount, { currency, service } as FeeOptions);
  } catch {
    return 0;
  }
}
