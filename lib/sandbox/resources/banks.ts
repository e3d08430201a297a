import { Document, AccountType } from '../../enums';
import { Collection, type Stored } from '../core/collection';
import { stretchOf } from '../core/paging';
import { ok } from '../core/plain';
import { maybe, need, read, readOneOf, readText } from '../core/reading';
import type { Handler, Routes } from '../core/router';
import { Refusal, invalidParams } from '../refusal';

interface StoredBank extends Stored {
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

const banks = new Collection<StoredBank>({ kind: 'bank' });
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

function listed({ pay_with_bank_transfer, ...bank }: StoredBank) {
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

const list: Handler = (_world, { query }) => {
  const lower = (value: string) => value.toLowerCase();
  const { records, meta } = stretchOf(banks, query, {
    cursors: 'on request',
    filters: {
      country: ({ country }, value) => lower(country) === lower(value),
      currency: ({ currency }, value) => currency === value,
      // pypaystack2's name for Ghana's banks is `ghipps`.
      type: ({ type }, value) => type === (value === 'ghipps' ? 'ghipss' : value),
      gateway: ({ gateway }, value) => gateway === value,
      pay_with_bank: (bank, value) => String(bank.pay_with_bank) === value,
      pay_with_bank_transfer: (bank, value) => String(bank.pay_with_bank_transfer) === value,
    },
  });
  return ok(
    'Banks retrieved',
    records.map(listed),
    'next' in meta ? meta : { next: null, previous: null, perPage: meta.perPage },
  );
};

/** The test bank. */
const TEST_BANK = '001';

const resolve: Handler = (_world, { query }) => {
  const asked = Object.fromEntries(query);
  const { account_number, bank_code } = read(asked, {
    account_number: need(readText, 'Account number'),
    bank_code: need(readText, 'Bank code'),
  });
  const bank = bankWith(bank_code);
  if (!bank) throw invalidParams(`Unknown bank code: ${bank_code}`);
  if (!/^\d{8,16}$/.test(account_number)) {
    throw new Refusal(
      422,
      'invalid_bank_code',
      'Could not resolve account name. Check parameters or try again.',
      'Ensure that the account number and the bank code are right',
    );
  }
  const account_name = bank_code === TEST_BANK ? `TEST ACCOUNT ${account_number}` : 'ADA EXAMPLE';
  return ok('Account number resolved', { account_number, account_name, bank_id: bank.id });
};

/** An account number that no bank has. */
const WRONG_ACCOUNT = '9999999999';

const validate: Handler = (_world, { body }) => {
  const { account_number, account_type } = read(body, {
    account_name: need(readText),
    account_number: need(readText),
    account_type: need(readOneOf(AccountType)),
    bank_code: need(readText),
    country_code: need(readText),
    document_type: need(readOneOf(Document)),
    document_number: maybe(readText),
  });
  const kind = account_type === 'personal' ? 'Personal' : 'Business';
  const message = `${kind} Account Verification attempted`;
  if (account_number === WRONG_ACCOUNT) {
    const data = { verified: false, verificationMessage: 'The provided bank account number is invalid' };
    return { statusCode: 400, body: { status: false, message, data } };
  }
  return ok(message, {
    accountAcceptsDebits: true,
    accountAcceptsCredits: true,
    accountHolderMatch: true,
    accountOpenForMoreThanThreeMonths: true,
    accountOpen: true,
    verified: true,
    verificationMessage: 'Account is verified successfully',
  });
};

/** Cards by the first digits of their numbers. */
const BRANDS: readonly (readonly [RegExp, brand: string])[] = [
  [/^4/, 'Visa'],
  [/^5[1-5]/, 'Mastercard'],
  [/^(506|507|650)/, 'Verve'],
  [/^3[47]/, 'American Express'],
];

const resolveBin: Handler = (_world, call) => {
  const bin = call.param('bin');
  if (!/^\d{6}$/.test(bin)) throw invalidParams('Invalid bin');
  const brand = BRANDS.find(([start]) => start.test(bin))?.[1] ?? 'Unknown';
  const bank = bankWith('058');
  return ok('Bin resolved', {
    bin,
    brand,
    sub_brand: '',
    country_code: 'NG',
    country_name: 'Nigeria',
    card_type: 'DEBIT',
    bank: bank?.name,
    linked_bank_id: bank?.id,
    currency: 'NGN',
  });
};

/** The endpoints of banks, account numbers and cards. */
export const bankRoutes: Routes = {
  'GET /bank': list,
  'GET /bank/resolve': resolve,
  'POST /bank/validate': validate,
  'GET /decision/bin/{bin}': resolveBin,
};
