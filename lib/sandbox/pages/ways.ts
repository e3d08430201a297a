import type { BodyFields } from '../core/body';
import { type CardName, TEST_CARDS } from '../core/instruments';
import type { StoredTransaction } from '../core/records/payments';

/** A way to pay that the checkout page offers. */
export interface Way {
  label: string;
  /** What happens with it, and with which test data. */
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
  'bank-authorization': 'Waits for the bank’s approval',
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
  other('bank_transfer-NGN', 'Bank transfer', 'Waits for the transfer', {}),
  other('ussd-NGN', 'USSD', '*737#, waits for the phone', { type: '737' }),
  other('bank-NGN', 'Bank account', 'Zenith Bank, asks for a birthday and an OTP', { code: '057' }),
  other('bank-NGN-kuda', 'Bank account', 'Kuda, pays by itself after 10 seconds', { code: '50211' }),
  other('qr-NGN', 'QR code', 'Visa, waits for the scan', { provider: 'visa' }),
  mobile('GHS', 'MTN Mobile Money', 'mtn', '0551234987', 'pays at once'),
  mobile('GHS-prompt', 'MTN Mobile Money', 'mtn', '0550000000', 'waits for the phone'),
  mobile('GHS-voucher', 'Telecel Cash', 'vod', '0200000000', 'asks for a voucher code'),
  mobile('KES', 'M-PESA', 'mpesa', '+254710000000', 'pays at once'),
  mobile('KES-prompt', 'M-PESA', 'mpesa', '+254700000000', 'waits for the phone'),
  mobile('XOF', 'Orange Money', 'orange', '0700000000', 'asks for an OTP'),
  mobile('XOF-prompt', 'Wave', 'wave', '0700000001', 'waits for the phone'),
  other('eft-ZAR', 'EFT', 'Ozow, waits for the bank', { provider: 'ozow' }),
  other('qr-ZAR', 'QR code', 'Scan to Pay, waits for the scan', { provider: 'scan-to-pay' }),
]);

/** A way other than a card. Its name begins with its channel and its currency. */
function other(name: string, label: string, hint: string, fields: BodyFields): [string, Way] {
  const [channel = '', currency] = name.split('-');
  return [name, { label, hint, channel, currency, fields: { [channel]: fields } }];
}

function mobile(
  name: string,
  label: string,
  provider: string,
  phone: string,
  happens: string,
): [string, Way] {
  return other(`mobile_money-${name}`, label, `${phone}, ${happens}`, { provider, phone });
}

/** The ways in which a transaction can be paid, by their names: those of its currency and its channels. */
export function waysFor({ currency, channels }: StoredTransaction): ReadonlyMap<string, Way> {
  const isOffered = (way: Way) =>
    (way.currency ?? currency) === currency && (channels?.includes(way.channel) ?? true);
  return new Map([...WAYS].filter(([, way]) => isOffered(way)));
}
