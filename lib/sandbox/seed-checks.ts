import {
  ensure,
  filledTextCheck,
  jsonObjectCheck,
  memberCheck,
  positiveIntegerCheck,
  rule,
  secretTextCheck,
  textCheck,
} from '../arguments/checks';
import { checked, readOptions } from '../arguments/fields';
import { Currency, Interval, RiskAction } from '../arguments/enums';
import { booleanCheck, isBetween, isWhole } from './argument-checks';
import { isEmail } from './core/reading';
import type { AuthorizationSeed, CustomerSeed } from './core/records/customers';
import type { PlanSeed, RecipientSeed, SubaccountSeed } from './sandbox-options';

/** How many records one call can make up. */
export const MAX_CUSTOMERS = 1_000_000;

const count = rule('a whole number, 0 or more', (value) => isWhole(value, 0, Number.MAX_SAFE_INTEGER));

const email = rule('an email address', (value) => typeof value === 'string' && isEmail(value));

const customerFields = {
  email: checked(email),
  first_name: checked(textCheck),
  last_name: checked(textCheck),
  phone: checked(textCheck),
  metadata: checked(jsonObjectCheck),
  customer_code: checked(filledTextCheck),
  risk_action: checked(memberCheck(RiskAction)),
  identified: checked(booleanCheck),
  createdAt: checked(rule('a date', (value) => !Number.isNaN(new Date(value as string | Date).getTime()))),
} satisfies Record<keyof CustomerSeed, unknown>;

const authorizationFields = {
  authorization_code: checked(filledTextCheck),
  bin: checked(textCheck),
  last4: checked(textCheck),
  exp_month: checked(textCheck),
  exp_year: checked(textCheck),
  channel: checked(textCheck),
  card_type: checked(textCheck),
  bank: checked(textCheck),
  country_code: checked(textCheck),
  brand: checked(textCheck),
  reusable: checked(booleanCheck),
  signature: checked(textCheck),
  mobile_money_number: checked(textCheck),
  account_name: checked(textCheck),
} satisfies Record<keyof AuthorizationSeed, unknown>;

const planFields = {
  plan_code: checked(filledTextCheck),
  name: checked(filledTextCheck),
  amount: checked(positiveIntegerCheck),
  interval: checked(memberCheck(Interval)),
  currency: checked(memberCheck(Currency)),
  description: checked(textCheck),
  invoice_limit: checked(count),
  send_invoices: checked(booleanCheck),
  send_sms: checked(booleanCheck),
} satisfies Record<keyof PlanSeed, unknown>;

const subaccountFields = {
  subaccount_code: checked(filledTextCheck),
  business_name: checked(filledTextCheck),
  settlement_bank: checked(filledTextCheck),
  account_number: checked(secretTextCheck),
  percentage_charge: checked(rule('a number of percent, 0 to 100', (value) => isBetween(value, 0, 100))),
  currency: checked(memberCheck(Currency)),
  description: checked(textCheck),
} satisfies Record<keyof SubaccountSeed, unknown>;

const recipientFields = {
  recipient_code: checked(filledTextCheck),
  type: checked(filledTextCheck),
  name: checked(filledTextCheck),
  account_number: checked(secretTextCheck),
  bank_code: checked(filledTextCheck),
  currency: checked(memberCheck(Currency)),
  description: checked(textCheck),
  email: checked(email),
} satisfies Record<keyof RecipientSeed, unknown>;

/** Checks what `seedAuthorization` is given. */
export function checkAuthorization(given: AuthorizationSeed): AuthorizationSeed {
  return readOptions('authorization', given, authorizationFields);
}

/** Checks what `seedCustomers` is given. */
export function checkCustomers(given: readonly CustomerSeed[] | number): CustomerSeed[] | number {
  return checkSeeds('customer', given, customerFields);
}

/** Checks what `seedPlans` is given. */
export function checkPlans(given: readonly PlanSeed[] | number): PlanSeed[] | number {
  return checkSeeds('plan', given, planFields);
}

/** Checks what `seedSubaccounts` is given. */
export function checkSubaccounts(given: readonly SubaccountSeed[] | number): SubaccountSeed[] | number {
  return checkSeeds('subaccount', given, subaccountFields);
}

/** Checks what `seedRecipients` is given. */
export function checkRecipients(given: readonly RecipientSeed[] | number): RecipientSeed[] | number {
  return checkSeeds('recipient', given, recipientFields);
}

function checkSeeds<T extends object>(
  kind: string,
  given: readonly T[] | number,
  fields: Parameters<typeof readOptions>[2],
): T[] | number {
  const allowed = `a list of ${kind}s, or a whole number of them, 0 to ${MAX_CUSTOMERS}`;
  const isSeeds = (value: unknown) => Array.isArray(value) || isWhole(value, 0, MAX_CUSTOMERS);
  ensure(`${kind}s`, given, rule(allowed, isSeeds));
  return typeof given === 'number' ? given : given.map((seed) => readOptions(kind, seed, fields) as T);
}
