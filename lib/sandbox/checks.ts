import { LONGEST_TIMER } from '../clock';
import { callback, ensure, jsonObject, oneOf, positiveInteger, rule, secretKey, text } from '../checks';
import { checked, readOptions, required } from '../fields';
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
  port: checked(rule(`a whole number, 0 to ${LAST_PORT}`, (value) => isWhole(value, 0, LAST_PORT))),
  authKey: checked(secretKey),
  latency: checked(latency),
  onRequest: checked(callback),
} satisfies Record<keyof SandboxOptions, unknown>;

const failuresFields = {
  status: required(checked(rule('an HTTP status, 400 to 599', (value) => isWhole(value, 400, 599)))),
  times: checked(positiveInteger),
  rate: checked(rule('a share, 0 to 1', (value) => isBetween(value, 0, 1))),
  retryAfter: checked(
    rule('a number of seconds, 0 or more', (value) => isBetween(value, 0, Number.MAX_VALUE)),
  ),
} satisfies Record<keyof Failures, unknown>;

const customerFields = {
  email: checked(rule('an email address', (value) => typeof value === 'string' && isEmail(value))),
  first_name: checked(text),
  last_name: checked(text),
  phone: checked(text),
  metadata: checked(jsonObject),
  customer_code: checked(filledText),
  risk_action: checked(oneOf(RiskAction)),
  identified: checked(boolean),
  createdAt: checked(rule('a date', (value) => !Number.isNaN(new Date(value as string | Date).getTime()))),
} satisfies Record<keyof CustomerSeed, unknown>;

const authorizationFields = {
  authorization_code: checked(filledText),
  bin: checked(text),
  last4: checked(text),
  exp_month: checked(text),
  exp_year: checked(text),
  channel: checked(text),
  card_type: checked(text),
  bank: checked(text),
  country_code: checked(text),
  brand: checked(text),
  reusable: checked(boolean),
  signature: checked(text),
  account_name: checked(text),
} satisfies Record<keyof AuthorizationSeed, unknown>;

/** Checks the options of `startSandbox`. */
export function checkOptions(given: SandboxOptions): SandboxOptions {
  return readOptions('options', given, sandboxFields);
}

/** Checks what `setFailures` is given. */
export function checkFailures(given: Failures): Failures {
  return readOptions('failures', given, failuresFields) as unknown as typeof given;
}

/** Checks what `seedAuthorization` is given. */
export function checkAuthorization(given: AuthorizationSeed): AuthorizationSeed {
  return readOptions('authorization', given, authorizationFields);
}

/** Checks what `seedCustomers` is given. */
export function checkCustomers(given: readonly CustomerSeed[] | number): CustomerSeed[] | number {
  ensure('customers', given, seeds);
  return typeof given === 'number'
    ? given
    : given.map((seed) => readOptions('customer', seed, customerFields) as CustomerSeed);
}

/** Checks what `setLatency` is given. */
export function checkLatency(given: Latency): Latency {
  ensure('latency', given, latency);
  return given;
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
