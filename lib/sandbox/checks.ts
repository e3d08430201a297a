import { LONGEST_TIMER } from '../clock';
import {
  type Fields,
  callback,
  checkNamed,
  ensure,
  jsonObject,
  oneOf,
  positiveInteger,
  rule,
  secretKey,
  text,
} from '../checks';
import { RiskAction } from '../enums';
import type { Failures, Latency, SandboxOptions } from './options';
import { isEmail } from './params';
import type { AuthorizationSeed, CustomerSeed } from './records';

export const LAST_PORT = 65_535;
export const MAX_CUSTOMERS = 1_000_000;

const latency = rule(
  `a number of milliseconds, 0 to ${LONGEST_TIMER}, or { min, max } of such`,
  (value) => isDelay(value) || isRange(value),
);
const boolean = rule('a boolean', (value) => typeof value === 'boolean');
const filledText = rule('a non-empty string', (value) => typeof value === 'string' && value !== '');
const seeds = rule(
  `a list of customers, or a whole number of them, 0 to ${MAX_CUSTOMERS}`,
  (value) => Array.isArray(value) || isWhole(value, 0, MAX_CUSTOMERS),
);

const sandboxFields = {
  port: { check: rule(`a whole number, 0 to ${LAST_PORT}`, (value) => isWhole(value, 0, LAST_PORT)) },
  authKey: { check: secretKey },
  latency: { check: latency },
  onRequest: { check: callback },
} satisfies Fields<keyof SandboxOptions>;

const failuresFields = {
  status: { check: rule('an HTTP status, 400 to 599', (value) => isWhole(value, 400, 599)), required: true },
  times: { check: positiveInteger },
  rate: { check: rule('a share, 0 to 1', (value) => isBetween(value, 0, 1)) },
  retryAfter: {
    check: rule('a number of seconds, 0 or more', (value) => isBetween(value, 0, Number.MAX_VALUE)),
  },
} satisfies Fields<keyof Failures>;

const customerFields = {
  email: { check: rule('an email address', (value) => typeof value === 'string' && isEmail(value)) },
  first_name: { check: text },
  last_name: { check: text },
  phone: { check: text },
  metadata: { check: jsonObject },
  customer_code: { check: filledText },
  risk_action: { check: oneOf(RiskAction) },
  identified: { check: boolean },
  createdAt: { check: rule('a date', (value) => !Number.isNaN(new Date(value as string | Date).getTime())) },
} satisfies Fields<keyof CustomerSeed>;

const authorizationFields = {
  authorization_code: { check: filledText },
  bin: { check: text },
  last4: { check: text },
  exp_month: { check: text },
  exp_year: { check: text },
  channel: { check: text },
  card_type: { check: text },
  bank: { check: text },
  country_code: { check: text },
  brand: { check: text },
  reusable: { check: boolean },
  signature: { check: text },
  account_name: { check: text },
} satisfies Fields<keyof AuthorizationSeed>;

/** Checks the options of `startSandbox`. */
export function checkOptions(given: SandboxOptions): SandboxOptions {
  return checked('options', given, sandboxFields);
}

/** Checks what `setFailures` is given. */
export function checkFailures(given: Failures): Failures {
  return checked('failures', given, failuresFields);
}

/** Checks what `seedAuthorization` is given. */
export function checkAuthorization(given: AuthorizationSeed): AuthorizationSeed {
  return checked('authorization', given, authorizationFields);
}

/** Checks what `seedCustomers` is given. */
export function checkCustomers(given: readonly CustomerSeed[] | number): CustomerSeed[] | number {
  ensure('customers', given, seeds);
  return typeof given === 'number' ? given : given.map((seed) => checked('customer', seed, customerFields));
}

/** Checks what `setLatency` is given. */
export function checkLatency(given: Latency): Latency {
  ensure('latency', given, latency);
  return given;
}

/**
 * Gives back what it is given, without the members that are `null` or `undefined`.
 *
 * @throws InvalidDataException for an unknown name, a missing one, or a value that is not allowed.
 */
function checked<T extends object>(place: string, given: T, fields: Fields<keyof T & string>): T {
  return checkNamed(place, given, fields) as T;
}

function isBetween(value: unknown, low: number, high: number): value is number {
  return typeof value === 'number' && value >= low && value <= high;
}

function isWhole(value: unknown, low: number, high: number): boolean {
  return Number.isInteger(value) && isBetween(value, low, high);
}

function isDelay(value: unknown): value is number {
  return isBetween(value, 0, LONGEST_TIMER);
}

function isRange(value: unknown): boolean {
  const { min, max } = (value ?? {}) as { min?: unknown; max?: unknown };
  return isDelay(min) && isDelay(max) && min <= max;
}
