import { AccountType, Document } from '../../arguments/enums';
import { bankWith, banks } from '../core/banks';
import { stretchOf } from '../core/paging';
import { ok } from '../core/plain';
import { maybe, need, read, readOneOf, readText } from '../core/reading';
import { Refusal, invalidParams } from '../core/refusal';
import type { Handler, Routes } from '../core/router';
import { listed } from '../views/banks';

const list: Handler = (_world, { query }) => {
  const lower = (value: string) => value.toLowerCase();
  const { records, meta } = stretchOf(banks, query, {
    cursors: 'always',
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
  const previous = meta.previous === 'null' ? null : meta.previous;
  return ok('Banks retrieved', records.map(listed), { ...meta, previous });
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
