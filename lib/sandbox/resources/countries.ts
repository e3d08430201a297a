import { ok } from '../core/plain';
import type { Handler, Routes } from '../core/router';

type Country = readonly [
  name: string,
  iso: string,
  calling: string,
  currencies: readonly [string, ...string[]],
  payments: number,
];

const COUNTRIES: readonly Country[] = [
  ['Nigeria', 'NG', '+234', ['NGN', 'USD'], 4],
  ['Ghana', 'GH', '+233', ['GHS', 'USD'], 1],
  ['South Africa', 'ZA', '+27', ['ZAR'], 2],
  ['Kenya', 'KE', '+254', ['KES', 'USD'], 2],
  ["Côte d'Ivoire", 'CI', '+225', ['XOF'], 2],
  ['Egypt', 'EG', '+20', ['EGP'], 1],
  ['Rwanda', 'RW', '+250', ['RWF'], 1],
];

const BANK = {
  bank_type: '',
  branch_code: false,
  branch_code_type: '',
  account_name: false,
  account_verification_required: false,
  account_number_label: '',
  account_number_pattern: { exact_match: false, pattern: '' },
  documents: [],
};

// Paystack's sample has these two currencies in every country.
const SUPPORTED = {
  NGN: { bank: { ...BANK, show_account_number_tooltip: false } },
  USD: { bank: { ...BANK, required_fields: [], notices: [] } },
};

function codes(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${prefix}_${String(at + 1).padStart(3, '0')}`);
}

const countries: Handler = () =>
  ok(
    'Countries retrieved',
    COUNTRIES.map(([name, iso_code, calling_code, currencies, payments], at) => ({
      id: at + 1,
      name,
      iso_code,
      default_currency_code: currencies[0],
      integration_defaults: {},
      relationships: {
        currency: { type: 'currency', data: currencies, supported_currencies: SUPPORTED },
        integration_feature: { type: 'integration_feature', data: [] },
        integration_type: { type: 'integration_type', data: codes('ITYPE', 3) },
        payment_method: { type: 'payment_method', data: codes('PAYM', payments) },
      },
      active_for_dashboard_onboarding: false,
      calling_code,
      pilot_mode: false,
    })),
  );

/** States of the countries in which banks check the address of a card's owner. */
const STATES: Readonly<Record<string, readonly (readonly [name: string, abbreviation: string])[]>> = {
  CA: [
    ['Alberta', 'AB'],
    ['British Columbia', 'BC'],
    ['Ontario', 'ON'],
    ['Quebec', 'QC'],
  ],
  US: [
    ['California', 'CA'],
    ['New York', 'NY'],
    ['Texas', 'TX'],
    ['Washington', 'WA'],
  ],
};

const states: Handler = (_world, { query }) => {
  const found = STATES[query.get('country') ?? ''] ?? [];
  const data = found.map(([name, abbreviation]) => ({
    name,
    slug: name.toLowerCase().replaceAll(' ', '-'),
    abbreviation,
  }));
  return ok('States retrieved', data);
};

/** The endpoints of countries and address verification. */
export const countryRoutes: Routes = {
  'GET /country': countries,
  'GET /address_verification/states': states,
};
