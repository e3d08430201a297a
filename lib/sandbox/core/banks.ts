import { Collection, type Stored } from './collection';

export interface StoredBank extends Stored {
  name: string;
  slug: string;
  code: string;
  country: string;
  currency: string;
  type: string;
  pay_with_bank: boolean;
  pay_with_bank_transfer: boolean;
  gateway: string | null;
}

type Row = readonly [name: string, code: string, features?: string];

/** Banks by country, currency and type. Features: `b` pay with bank, `t` pay with bank transfer, `e` emandate. */
const BANKS: readonly (readonly [country: string, currency: string, type: string, rows: readonly Row[]])[] = [
  [
    'Nigeria',
    'NGN',
    'nuban',
    [
      ['Abbey Mortgage Bank', '801'],
      ['Access Bank', '044', 'be'],
      ['Coronation Merchant Bank', '559'],
      ['Ecobank Nigeria', '050'],
      ['Fidelity Bank', '070', 'e'],
      ['First Bank of Nigeria', '011', 'be'],
      ['First City Monument Bank', '214', 'e'],
      ['Globus Bank', '00103'],
      ['Guaranty Trust Bank', '058', 'be'],
      ['Infinity MFB', '50457'],
      ['Kuda Bank', '50211', 'b'],
      ['Paycom', '999992', 't'],
      ['Petra Microfinance Bank Plc', '50746'],
      ['Polaris Bank', '076'],
      ['Providus Bank', '101'],
      ['Stanbic IBTC Bank', '221'],
      ['Sterling Bank', '232', 'e'],
      ['Test Bank', '001', 'bt'],
      ['Titan Paystack', '100039', 't'],
      ['Union Bank of Nigeria', '032', 'e'],
      ['United Bank For Africa', '033', 'be'],
      ['Wema Bank', '035', 'be'],
      ['Zenith Bank', '057', 'be'],
    ],
  ],
  [
    'Ghana',
    'GHS',
    'ghipss',
    [
      ['Absa Bank Ghana Ltd', '030100'],
      ['Ecobank Ghana', '130100'],
      ['GCB Bank Limited', '040100'],
      ['Zenith Bank Ghana', '120100'],
    ],
  ],
  [
    'Ghana',
    'GHS',
    'mobile_money',
    [
      ['AirtelTigo', 'ATL'],
      ['MTN', 'MTN'],
      ['Vodafone', 'VOD'],
    ],
  ],
  [
    'South Africa',
    'ZAR',
    'basa',
    [
      ['Absa Bank Limited, South Africa', '632005'],
      ['Capitec Bank Limited', '470010'],
      ['First National Bank', '250655'],
      ['Standard Bank South Africa', '051001'],
    ],
  ],
  [
    'Kenya',
    'KES',
    'kepss',
    [
      ['Equity Bank', '68'],
      ['KCB Bank Kenya', '01'],
    ],
  ],
  ['Kenya', 'KES', 'mobile_money', [['M-PESA', 'MPESA']]],
  [
    "Côte d'Ivoire",
    'XOF',
    'mobile_money',
    [
      ['MTN', 'MTN'],
      ['Orange', 'ORANGE'],
      ['Wave', 'WAVE'],
    ],
  ],
];

/** Date of creation of all banks. */
const ENTERED = '2016-07-14T10:04:29.000Z';

export const banks = new Collection<StoredBank>({ kind: 'bank' });

for (const [country, currency, type, rows] of BANKS) {
  for (const [name, code, features = ''] of rows) {
    banks.add({
      id: banks.nextId,
      name,
      slug: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
      code,
      country,
      currency,
      type,
      pay_with_bank: features.includes('b'),
      pay_with_bank_transfer: features.includes('t'),
      gateway: features.includes('e') ? 'emandate' : null,
      createdAt: ENTERED,
      updatedAt: ENTERED,
    });
  }
}

/** The bank with a code or a slug. */
export function bankWith(codeOrSlug: string): StoredBank | undefined {
  return banks.oldestFirst.find(({ code, slug }) => code === codeOrSlug || slug === codeOrSlug);
}

/** Name of the bank with a code; the code itself if there is no such bank. */
export function bankName(code: string): string {
  return bankWith(code)?.name ?? 'Test Bank';
}
