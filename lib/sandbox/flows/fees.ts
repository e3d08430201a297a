import { type FeeOptions, calculateFee } from '../../money/fees';
import type { StoredAuthorization } from '../core/records/customers';
import type { StoredRecipient } from '../core/records/payouts';

/** Countries in which a currency is at home. The card of another country is an international one. */
export const COUNTRIES: Readonly<Record<string, string>> = {
  NGN: 'NG',
  GHS: 'GH',
  ZAR: 'ZA',
  KES: 'KE',
  XOF: 'CI',
  RWF: 'RW',
  EGP: 'EG',
};

/** The service in the list of prices, by currency and channel. All others are the default of the currency. */
const SERVICES: Readonly<Record<string, string>> = {
  'NGN dedicated_nuban': 'virtual_account_transactions',
  'NGN direct_debit': 'direct_debit_transactions',
  'KES card': 'card_transactions',
  'XOF card': 'card_transactions',
};

/** The services of transfers, by currency: to a bank and to a wallet. Transfers in other currencies have no price. */
const TRANSFERS: Readonly<Record<string, readonly [bank: string, wallet: string]>> = {
  NGN: ['transfers', 'transfers'],
  ZAR: ['transfers', 'transfers'],
  GHS: ['transfers_to_bank_accounts', 'transfers_to_mobile_money'],
  KES: ['transfers_to_bank_account', 'transfers_to_mpesa_wallet'],
};

/** The least amount of a transfer that has a price, by currency. */
const LEAST: Readonly<Record<string, number>> = { KES: 100 };

/** Paystack's fee for a payment, in subunits: what `calculateFee` says, but no more than the amount. */
export function feeOf(
  amount: number,
  currency: string,
  way: string,
  { brand, country_code }: Pick<StoredAuthorization, 'brand' | 'country_code'>,
): number {
  // What is held on a card has the price of a card.
  const channel = way === 'preauth' ? 'card' : way;
  const card = /amex|american/i.test(brand) ? 'american_express' : 'visa';
  const isInternational = channel === 'card' && country_code !== COUNTRIES[currency];
  const options = {
    currency,
    service: SERVICES[`${currency} ${channel}`],
    ...(currency === 'USD' ? { country: 'NG', card } : { isInternational }),
    ...(currency === 'NGN' && isInternational ? { card } : {}),
    ...(currency === 'ZAR' ? { isEft: channel === 'eft' } : {}),
  };
  return Math.min(calculateFee(amount, options as FeeOptions), amount);
}

/** Paystack's fee for a transfer, in subunits; 0 where no price is known. */
export function transferFeeOf(amount: number, currency: string, { type }: StoredRecipient): number {
  const services = TRANSFERS[currency];
  if (!services || amount < (LEAST[currency] ?? 0)) return 0;
  return calculateFee(amount, { currency, service: services[type === 'mobile_money' ? 1 : 0] } as FeeOptions);
}
