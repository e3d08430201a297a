import { type CardName, TEST_CARDS } from '../core/instruments';
import type { StoredTransaction } from '../core/records/payments';
import type { BodyFields } from '../core/body';

/** A way to pay that the checkout page offers. */
export interface Way {
  label: string;
  hint: string;
  channel: string;
  /** Currency in which it is offered; all where there is none. */
  currency?: string;
  /** What the charge API would be told. */
  fields: BodyFields;
}

/** The cards, the ones that are needed most first. */
const CARD_LABELS: Readonly<Record<CardName, string>> = {
  success: 'Succeeds',
  'pin-otp': 'Asks for a PIN and an OTP',
  declined: 'Is declined',
  insufficient: 'Has insufficient funds',
  timeout: 'Times out',
  pin: 'Asks for a PIN',
  'pin-phone-otp': 'Asks for a PIN, a phone number and an OTP',
  'bank-authorization': 'Asks for the bank’s approval',
  address: 'Asks for an address',
  'no-token': 'Gets no token',
  'refund-failed': 'Succeeds, and its refund fails',
  'refund-needs-attention': 'Succeeds, and its refund needs attention',
};

/** All ways by their names. Their data: https://paystack.com/docs/payments/test-payments */
const WAYS: ReadonlyMap<string, Way> = new Map([
  ...Object.entries(CARD_LABELS).map(([name, label]): [string, Way] => {
    const { number, cvv } = TEST_CARDS[name as CardName];
    const fields = { card: { number, cvv, expiry_month: '12', expiry_year: '2030' } };
    return [name, { label, hint: number.replaceAll(/\d{4}(?=\d)/g, '$& '), channel: 'card', fields }];
  }),
  other('bank_transfer', 'NGN', 'Bank transfer', 'To an account made for this payment', {}),
  other('ussd', 'NGN', 'USSD', '*737#', { type: '737' }),
  other('bank', 'NGN', 'Bank account', 'Zenith Bank', { code: '057' }),
  other('qr', 'NGN', 'QR code', 'Visa', { provider: 'visa' }),
  other('mobile_money', 'GHS', 'Mobile money', 'MTN 0551234987', { provider: 'mtn', phone: '0551234987' }),
  other('mobile_money', 'KES', 'M-PESA', '+254710000000', { provider: 'mpesa', phone: '+254710000000' }),
  other('mobile_money', 'XOF', 'Orange Money', '0700000000', { provider: 'orange', phone: '0700000000' }),
  other('eft', 'ZAR', 'EFT', 'Ozow', { provider: 'ozow' }),
  other('qr', 'ZAR', 'QR code', 'Scan to Pay', { provider: 'scan-to-pay' }),
]);

function other(
  channel: string,
  currency: string,
  label: string,
  hint: string,
  fields: BodyFields,
): [string, Way] {
  return [`${channel}-${currency}`, { label, hint, channel, currency, fields: { [channel]: fields } }];
}

/** The ways in which a transaction can be paid, by their names: those of its currency and its channels. */
export function waysFor({ currency, channels }: StoredTransaction): ReadonlyMap<string, Way> {
  const isOffered = (way: Way) =>
    (way.currency ?? currency) === currency && (channels?.includes(way.channel) ?? true);
  return new Map([...WAYS].filter(([, way]) => isOffered(way)));
}
