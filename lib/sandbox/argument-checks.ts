import { LONGEST_TIMER } from '../clock';
import {
  callbackCheck,
  ensure,
  filledTextCheck,
  jsonObjectCheck,
  memberCheck,
  positiveIntegerCheck,
  rule,
  secretKeyCheck,
  show,
  textCheck,
} from '../arguments/checks';
import { checked, readOptions, required } from '../arguments/fields';
import { RiskAction } from '../arguments/enums';
import { InvalidDataException } from '../exceptions';
import { isObject } from '../objects';
import { TEST_CARDS } from './core/instruments';
import { millisecondsOf } from './core/sandbox-clock';
import type { DisputeSeed, Duration, Failures, Latency, Payment, SandboxOptions } from './sandbox-options';
import { isEmail } from './core/reading';
import type { AuthorizationSeed, CustomerSeed } from './core/records/customers';

/** The highest number of a port. */
export const LAST_PORT = 65_535;
/** How many customers one call can make up. */
export const MAX_CUSTOMERS = 1_000_000;

/** What `pay` pays with, and what it takes where nothing is said: the first that the payment takes. */
export const CHANNELS: readonly NonNullable<Payment['channel']>[] = [
  'card',
  'bank',
  'mobile_money',
  'ussd',
  'qr',
  'eft',
  'bank_transfer',
];

const latency = rule(
  `a number of milliseconds, 0 to ${LONGEST_TIMER}, or { min, max } of such`,
  (value) => isDelay(value) || isRange(value),
);
const boolean = rule('a boolean', (value) => typeof value === 'boolean');
const seeds = rule(
  `a list of customers, or a whole number of them, 0 to ${MAX_CUSTOMERS}`,
  (value) => Array.isArray(value) || isWhole(value, 0, MAX_CUSTOMERS),
);

/** Allows a URL to which the sandbox may send webhooks. */
export const localURL = rule(
  'an http or https URL on this computer, such as http://127.0.0.1:3000/webhook',
  isLocal,
  // A password in a URL is not shown.
  (value) => show(typeof value === 'string' ? value.replace(/\/\/[^/]*@/, '//…@') : value),
);

const sandboxFields = {
  port: checked(rule(`a whole number, 0 to ${LAST_PORT}`, (value) => isWhole(value, 0, LAST_PORT))),
  authKey: checked(secretKeyCheck),
  latency: checked(latency),
  onRequest: checked(callbackCheck),
  onWebhook: checked(callbackCheck),
  seed: checked(rule('a whole number, 0 or more', (value) => isWhole(value, 0, Number.MAX_SAFE_INTEGER))),
  rateLimit: checked(
    rule('{ requests, window }, both positive integers', (value) => isObject(value) && isLimit(value)),
  ),
  webhookURL: checked(localURL),
  webhookRetries: checked(
    rule('a whole number, 0 or more', (value) => isWhole(value, 0, Number.MAX_SAFE_INTEGER)),
  ),
  state: checked(filledTextCheck),
} satisfies Record<keyof SandboxOptions, unknown>;

const failuresFields = {
  status: required(checked(rule('an HTTP status, 400 to 599', (value) => isWhole(value, 400, 599)))),
  times: checked(positiveIntegerCheck),
  rate: checked(rule('a share, 0 to 1', (value) => isBetween(value, 0, 1))),
  retryAfter: checked(
    rule('a number of seconds, 0 or more', (value) => isBetween(value, 0, Number.MAX_VALUE)),
  ),
} satisfies Record<keyof Failures, unknown>;

const customerFields = {
  email: checked(rule('an email address', (value) => typeof value === 'string' && isEmail(value))),
  first_name: checked(textCheck),
  last_name: checked(textCheck),
  phone: checked(textCheck),
  metadata: checked(jsonObjectCheck),
  customer_code: checked(filledTextCheck),
  risk_action: checked(memberCheck(RiskAction)),
  identified: checked(boolean),
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
  reusable: checked(boolean),
  signature: checked(textCheck),
  mobile_money_number: checked(textCheck),
  account_name: checked(textCheck),
} satisfies Record<keyof AuthorizationSeed, unknown>;

const paymentFields = {
  card: checked(rule(`one of ${Object.keys(TEST_CARDS).join(', ')}`, (value) => isNameIn(TEST_CARDS, value))),
  channel: checked(
    rule(`one of ${CHANNELS.join(', ')}`, (value) => CHANNELS.some((channel) => channel === value)),
  ),
  amount: checked(positiveIntegerCheck),
} satisfies Record<keyof Payment, unknown>;

const disputeFields = {
  amount: checked(positiveIntegerCheck),
  category: checked(filledTextCheck),
} satisfies Record<keyof DisputeSeed, unknown>;

/** Checks what `pay` is given. */
export function checkPayment(given: Payment): Payment {
  return readOptions('payment', given, paymentFields);
}

/** Checks what `openDispute` is given. */
export function checkDispute(given: DisputeSeed): DisputeSeed {
  return readOptions('dispute', given, disputeFields);
}

/** Checks the duration that `advance` is given, and returns its milliseconds. */
export function checkDuration(given: Duration): number {
  const milliseconds = millisecondsOf(given);
  if (milliseconds !== undefined) return milliseconds;
  throw new InvalidDataException(
    'duration',
    `must be a number of milliseconds, 0 or more, at most 100 years, or a text such as "31 days", but ${show(given)} was given.`,
  );
}

/** Checks the status that `endTransfer` is given. */
export function checkEnd(given: 'failed' | 'reversed'): 'failed' | 'reversed' {
  ensure(
    'status',
    given,
    rule('"failed" or "reversed"', (value) => value === 'failed' || value === 'reversed'),
  );
  return given;
}

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

function isNameIn(members: object, value: unknown): boolean {
  return typeof value === 'string' && Object.hasOwn(members, value);
}

function isLimit({ requests, window }: Record<string, unknown>): boolean {
  return isWhole(requests, 1, Number.MAX_SAFE_INTEGER) && isWhole(window, 1, Number.MAX_SAFE_INTEGER);
}

/** Names of this computer. A sandbox sends its events to this computer alone. */
const LOCAL_HOSTS = ['127.0.0.1', 'localhost', '[::1]'];

function isLocal(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, hostname, username, password } = new URL(value);
  return (
    ['http:', 'https:'].includes(protocol) &&
    LOCAL_HOSTS.includes(hostname) &&
    username === '' &&
    password === ''
  );
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
