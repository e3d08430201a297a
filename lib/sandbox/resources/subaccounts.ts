import { bankWith } from '../core/banks';
import type { BodyFields } from '../core/body';
import { creates, fetches, found, lists, named, omit, pick, updates } from '../core/plain';
import {
  type Reader,
  readCurrency,
  given,
  maybe,
  readMetadata,
  need,
  read,
  readAnything,
  readFlag,
  readNumber,
  readOneOf,
  readText,
} from '../core/reading';
import type { StoredSubaccount } from '../core/records/payouts';
import { invalidParams } from '../core/refusal';
import type { Routes } from '../core/router';
import type { World } from '../core/world';
import { detailed } from '../views/subaccounts';

const readPercentage: Reader<number> = (value, name) => {
  const percentage = readNumber(value, name);
  if (percentage > 100) throw invalidParams(`${name} must be at most 100`);
  if (percentage < 0) throw invalidParams(`${name} must be at least 0`);
  return percentage;
};

const changeable = {
  business_name: maybe(readText),
  settlement_bank: maybe(readText),
  account_number: maybe(readText),
  percentage_charge: maybe(readPercentage),
  description: maybe(readText),
  primary_contact_name: maybe(readText),
  primary_contact_email: maybe(readText),
  primary_contact_phone: maybe(readText),
  metadata: maybe(readMetadata),
  active: maybe(readFlag),
  currency: maybe(readCurrency),
  settlement_schedule: maybe(readOneOf(['auto', 'weekly', 'monthly', 'manual'])),
  bank_code: maybe(readAnything),
};

/** Finds the bank with a code, or refuses the request. */
function settlesAt(code: string) {
  const { id, name } = found(bankWith(code), 'Bank not found');
  return { bank: id, settlement_bank: name };
}

const of = (world: World) => world.subaccounts;

const inPath = named(of, 'id_or_code', 'Subaccount not found');

/** Makes a subaccount from the fields of a request. */
export function newSubaccount(world: World, body: BodyFields): StoredSubaccount {
  const { settlement_bank, bank_code, percentage_charge, ...fields } = read(body, {
    ...changeable,
    business_name: need(readText),
    settlement_bank: need(readText),
    account_number: need(readText),
    percentage_charge: need(readPercentage),
  });
  return {
    ...world.stamp(of(world)),
    description: '',
    primary_contact_name: '',
    primary_contact_email: '',
    primary_contact_phone: '',
    metadata: '',
    currency: 'NGN',
    account_name: 'ADA EXAMPLE',
    is_verified: false,
    active: true,
    ...omit(given(fields), 'settlement_schedule'),
    ...settlesAt(settlement_bank),
    business_name: fields.business_name,
    account_number: fields.account_number,
    percentage_charge,
    settlement_schedule: (fields.settlement_schedule ?? 'auto').toUpperCase(),
    subaccount_code: world.code('ACCT'),
  };
}

/** The endpoints of subaccounts. */
export const subaccountRoutes: Routes = {
  'POST /subaccount': creates(
    of,
    'Subaccount created',
    (world, { body }) => newSubaccount(world, body),
    detailed,
    201,
  ),
  'GET /subaccount': lists(
    of,
    'Subaccounts retrieved',
    (subaccount) => ({
      ...pick(subaccount, 'id', 'subaccount_code', 'business_name', 'description', 'primary_contact_name'),
      ...pick(subaccount, 'primary_contact_email', 'primary_contact_phone', 'metadata', 'percentage_charge'),
      settlement_bank: subaccount.settlement_bank,
      bank_id: subaccount.bank,
      ...pick(subaccount, 'account_number', 'currency'),
      // This is a number in the list, and a boolean elsewhere.
      active: Number(subaccount.active),
      is_verified: subaccount.is_verified,
    }),
    {
      filters: { active: ({ active }, value) => String(active) === value },
    },
  ),
  'GET /subaccount/{id_or_code}': fetches(inPath, 'Subaccount retrieved', detailed),
  'PUT /subaccount/{id_or_code}': updates(
    inPath,
    'Subaccount updated',
    (_subaccount, _world, { body }) => {
      const { bank_code, settlement_bank, settlement_schedule, ...fields } = read(body, changeable);
      return {
        ...given(fields),
        ...(settlement_bank === undefined ? {} : settlesAt(settlement_bank)),
        ...(settlement_schedule === undefined
          ? {}
          : { settlement_schedule: settlement_schedule.toUpperCase() }),
      };
    },
    detailed,
  ),
};
