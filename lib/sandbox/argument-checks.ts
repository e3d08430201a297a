import { LONGEST_TIMER } from '../clock';
import {
  callbackCheck,
  ensure,
  filledTextCheck,
  jsonObjectCheck,
  positiveIntegerCheck,
  rule,
  secretKeyCheck,
  show,
} from '../arguments/checks';
import { checked, readOptions } from '../arguments/fields';
import { InvalidDataException } from '../exceptions';
import { isObject } from '../objects';
import { TEST_CARDS } from './core/instruments';
import { isEmail } from './core/reading';
import { millisecondsOf } from './core/sandbox-clock';
import type {
  ChargeFilter,
  DisputeSeed,
  Duration,
  Failures,
  Latency,
  Payment,
  SandboxOptions,
  TransferEnd,
  Transfers,
} from './sandbox-options';

/** The highest number of a port. */
export const LAST_PORT = 65_535;
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

/** Allows true and false. */
export const booleanCheck = rule('a boolean', (value) => typeof value === 'boolean');

const OUTCOMES: readonly NonNullable<Payment['outcome']>[] = ['success', 'declined', 'waiting'];

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'];

const latency = rule(
  `a number of milliseconds, 0 to ${LONGEST_TIMER}, or { min, max } of such`,
  (value) => isDelay(value) || isRange(value),
);
/** Checks the URL that `setWebhookURL` is given. */
export function ensureURL(given: string): string {
  ensure('url', given, localURL);
  return given;
}

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
  path: checked(
    rule(
      'a path such as /transaction/verify/{reference}',
      (value) => typeof value === 'string' && value.startsWith('/'),
    ),
  ),
  method: checked(rule(`one of ${METHODS.join(', ')}`, isOneOf(METHODS))),
  status: checked(rule('an HTTP status, 400 to 599', (value) => isWhole(value, 400, 599))),
  body: checked(rule('"paystack" or "html"', isOneOf(['paystack', 'html']))),
  drop: checked(rule('true, false or "reply"', isOneOf([true, false, 'reply']))),
  times: checked(positiveIntegerCheck),
  rate: checked(rule('a share, 0 to 1', (value) => isBetween(value, 0, 1))),
  retryAfter: checked(
    rule('a number of seconds, 0 or more', (value) => isBetween(value, 0, Number.MAX_VALUE)),
  ),
} satisfies Record<keyof Failures, unknown>;

const paymentFields = {
  card: checked(rule(`one of ${Object.keys(TEST_CARDS).join(', ')}`, (value) => isNameIn(TEST_CARDS, value))),
  channel: checked(
    rule(`one of ${CHANNELS.join(', ')}`, (value) => CHANNELS.some((channel) => channel === value)),
  ),
  amount: checked(positiveIntegerCheck),
  email: checked(rule('an email address', (value) => typeof value === 'string' && isEmail(value))),
  quantity: checked(positiveIntegerCheck),
  outcome: checked(rule(`one of ${OUTCOMES.join(', ')}`, isOneOf(OUTCOMES))),
} satisfies Record<keyof Payment, unknown>;

const filterFields = {
  authorization: checked(filledTextCheck),
} satisfies Record<keyof ChargeFilter, unknown>;

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
export function checkEnd(given: TransferEnd): TransferEnd {
  return checkOneOf('status', given, ['success', 'failed', 'reversed']);
}

/** Checks what `setTransfers` is given. */
export function checkTransfers(given: Transfers): Transfers {
  return checkOneOf('transfers', given, ['success', 'pending', 'failed']);
}

function checkOneOf<T extends string>(name: string, given: T, members: readonly T[]): T {
  ensure(name, given, rule(`one of ${members.join(', ')}`, isOneOf(members)));
  return given;
}

/** Checks which charges `failNextCharge` and `pauseNextCharge` mean. */
export function checkFilter(given: ChargeFilter): ChargeFilter {
  return readOptions('charge', given, filterFields);
}

/** Checks the data that `emit` is given. */
export function checkData(given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  ensure('data', given, jsonObjectCheck);
  return given;
}

/** Checks the options of `startSandbox`. */
export function checkOptions(given: SandboxOptions): SandboxOptions {
  return readOptions('options', given, sandboxFields);
}

/** Checks what `setFailures` is given. */
export function checkFailures(given: Failures): Failures {
  const failures: Failures = readOptions('failures', given, failuresFields);
  const { status, drop, body } = failures;
  if (drop !== undefined && drop !== false) {
    if (status === undefined && body === undefined) return failures;
    throw new InvalidDataException(
      'drop',
      'leaves no reply. So `status` and `body` cannot be given with it.',
    );
  }
  if (status !== undefined) return failures;
  throw new InvalidDataException('status', 'must be an HTTP status, 400 to 599, unless `drop` is given.');
}

/** Checks what `setLatency` is given. */
export function checkLatency(given: Latency): Latency {
  ensure('latency', given, latency);
  return given;
}

/** Whether a value is a number between two others. */
export function isBetween(value: unknown, low: number, high: number): value is number {
  return typeof value === 'number' && value >= low && value <= high;
}

function isOneOf(members: readonly unknown[]): (value: unknown) => boolean {
  return (value) => members.includes(value);
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

/** Whether a value is a whole number between two others. */
export function isWhole(value: unknown, low: number, high: number): boolean {
  return Number.isInteger(value) && isBetween(value, low, high);
}

function isDelay(value: unknown): value is number {
  return isBetween(value, 0, LONGEST_TIMER);
}

function isRange(value: unknown): boolean {
  const { min, max } = (value ?? {}) as { min?: unknown; max?: unknown };
  return isDelay(min) && isDelay(max) && min <= max;
}
