import { Currency } from '../../arguments/enums';
import type { Metadata } from '../../records/metadata';
import { fromSubunit } from '../../money/subunit';
import { isObject } from '../../objects';
import { type BodyFields, parsed } from './body';
import type { Profile } from './records/customers';
import { Refusal, invalidParams } from './refusal';

/** Checks a reference of the caller: its characters, and that it is not used yet. */
export const readReference: Reader<string> = (value, name) => {
  const given = readText(value, name);
  if (!/^[\w.=-]+$/.test(given)) throw invalidParams('Invalid character in transaction reference');
  return given;
};

/** Reads a currency that Paystack supports. */
export const readCurrency: Reader<string> = (value) => {
  if (!Object.values<unknown>(Currency).includes(value)) {
    throw invalidParams('Currency not supported by merchant');
  }
  return value as string;
};

/** Reads metadata, which may be an object or JSON in a text. */
export const readMetadata: Reader<Metadata> = (value, name) => {
  const metadata = typeof value === 'string' ? parsed(value) : value;
  if (metadata === null || typeof metadata === 'object') return metadata as Metadata;
  if (typeof metadata === 'string' || typeof metadata === 'number') return metadata;
  throw invalidParams(`${name} must be a JSON object`);
};

/** Checks a value of a request and returns it. Refuses a wrong value, with its name. */
export type Reader<T> = (value: unknown, name: string) => T;

/** Readers of the fields of a body, by their names. */
export type Shape = Readonly<Record<string, Reader<unknown>>>;

/** The values that the readers of a shape return. */
export type Read<S extends Shape> = { [K in keyof S]: ReturnType<S[K]> };

/** The largest amount that Paystack charges, 10,000,000 in any currency, in subunits. */
const MOST = 1_000_000_000;

/** Reads the fields of a body. For a field that is missing or `null`, the reader gets `undefined`. */
export function read<S extends Shape>(body: BodyFields, shape: S): Read<S> {
  const entries = Object.entries(shape).map(([name, reader]) => [
    name,
    reader(body[name] ?? undefined, name),
  ]);
  return Object.fromEntries(entries) as Read<S>;
}

/** Returns only the fields that are not `undefined`. */
export function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** Makes the refusal of a request that lacks a field, in Paystack's words. */
export function missing(what: string): Refusal {
  return new Refusal(400, 'missing_params', `${what} is required`, 'Provide all required params');
}

/** Reads a field that is required. `what` names the field in the refusal. */
export function need<T>(reader: Reader<T>, what?: string): Reader<T> {
  return (value, name) => {
    if (value === undefined || value === '') throw missing(what ?? wordsOf(name));
    return reader(value, name);
  };
}

/** Reads a field that may be left out. `fallback` is its value then. */
export function maybe<T>(reader: Reader<T>): Reader<T | undefined>;

export function maybe<T>(reader: Reader<T>, fallback: T): Reader<T>;

export function maybe<T>(reader: Reader<T>, fallback?: T): Reader<T | undefined> {
  return (value, name) => (value === undefined ? fallback : reader(value, name));
}

/** Reads a text. */
export const readText: Reader<string> = (value, name) => {
  if (typeof value !== 'string') throw invalidParams(`${name} must be a string`);
  return value;
};

/** Reads an email address. */
export const readEmail: Reader<string> = (value) => {
  if (typeof value !== 'string' || !isEmail(value)) throw invalidParams('Invalid Email Address Passed');
  return value;
};

/** Reads an integer. A text of digits counts as one. */
export const readInteger: Reader<number> = (value, name) => {
  const number = numberOf(value);
  if (!Number.isSafeInteger(number)) throw invalidParams(`${name} must be an integer`);
  return number;
};

/** Makes the reader of a number of things: an integer that is not less than `least`. */
export function readCount(least: number): Reader<number> {
  return (value, name) => {
    const count = readInteger(value, name);
    if (count < least) throw invalidParams(`${name} must be ${least} or more`);
    return count;
  };
}

/** Reads a number. A text of digits counts as one. */
export const readNumber: Reader<number> = (value, name) => {
  const number = numberOf(value);
  if (!Number.isFinite(number)) throw invalidParams(`${name} must be a number`);
  return number;
};

/** Reads an amount above 0, in subunits. A text of digits counts as one. */
export const readAmount: Reader<number> = (value) => {
  const number = numberOf(value);
  if (number === 0) throw invalidParams('You must specify a valid amount');
  if (!Number.isSafeInteger(number) || number < 0) throw invalidParams('Invalid Amount Sent');
  if (number > MOST) throw invalidParams('Transaction amount limit exceeded');
  return number;
};

/** The least amounts that Paystack charges, in subunits. Source: https://paystack.com/docs/api/ */
const LEAST: Readonly<Record<string, number>> = {
  NGN: 5_000,
  USD: 200,
  GHS: 10,
  ZAR: 100,
  KES: 300,
  XOF: 100,
};

/** The least amount of a payment by bank transfer, by currency. */
const LEAST_BY_TRANSFER: Readonly<Record<string, number>> = { NGN: 10_000 };

function leastOf(currency: string, channel?: string): number {
  return (channel === 'bank_transfer' ? LEAST_BY_TRANSFER[currency] : undefined) ?? LEAST[currency] ?? 1;
}

/** Whether Paystack charges an amount as small as this. */
export function isEnough(amount: number, currency: string): boolean {
  return amount >= leastOf(currency);
}

/** Refuses an amount that is less than Paystack charges. Often it is in the base unit by mistake. */
export function ensureLeast(amount: number, currency: string, channel?: string): void {
  const least = leastOf(currency, channel);
  if (amount >= least) return;
  throw new Refusal(
    400,
    'invalid_params',
    `Invalid Amount Sent: the least amount is ${currency} ${fromSubunit(least)}`,
    `Send the amount in the subunit of the currency: ${least} or more.`,
  );
}

/** Refuses an amount that is less than Paystack charges. 0 means that nothing, or no fixed amount, is charged. */
export function ensureLeastOrZero(amount: number, currency: string): void {
  if (amount > 0) ensureLeast(amount, currency);
}

/** Reads an amount, in subunits. 0 is allowed. */
export const readAmountOrZero: Reader<number> = (value, name) =>
  numberOf(value) === 0 ? 0 : readAmount(value, name);

/** Reads `true` or `false`. The texts of them, 0 and 1 are allowed, too. */
export const readFlag: Reader<boolean> = (value, name) => {
  if ([true, 'true', 1, '1'].includes(value as never)) return true;
  if ([false, 'false', 0, '0'].includes(value as never)) return false;
  throw invalidParams(`${name} must be a boolean`);
};

/** Reads an object. It may also be JSON in a text. */
export const readObject: Reader<BodyFields> = (value, name) => {
  const object = typeof value === 'string' ? parsed(value) : value;
  if (!isObject(object)) throw invalidParams(`${name} must be a JSON object`);
  return object;
};

/** Makes the reader of a list. The list may also be JSON in a text. */
export function readList<T>(item: Reader<T>): Reader<T[]> {
  return (value, name) => {
    const items = typeof value === 'string' ? parsed(value) : value;
    if (!Array.isArray(items)) throw invalidParams(`${name} must be an array`);
    return items.map((each) => item(each, name));
  };
}

/** Makes the reader of an object whose fields have readers of their own. */
export function readShape<S extends Shape>(shape: S): Reader<Read<S>> {
  return (value, name) => read(readObject(value, name), shape);
}

/** Makes the reader of a text that is one of some texts. */
export function readOneOf<V extends string>(members: Readonly<Record<string, V>> | readonly V[]): Reader<V> {
  const values: readonly V[] = Object.values(members);
  return (value, name) => {
    const found = values.find((member) => member === value);
    if (found === undefined) throw invalidParams(`${name} must be one of ${values.join(', ')}`);
    return found;
  };
}

/** A date as ISO 8601 in UTC; `undefined` where there is no such day, as on 2026-02-30. */
export function timeOf(text: string): string | undefined {
  const time = new Date(text).getTime();
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(text) ?? [];
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number.isNaN(time) || Number(day) > last ? undefined : new Date(time).toISOString();
}

/** Reads a date, and returns it as ISO 8601 in UTC. */
export const readDate: Reader<string> = (value, name) => {
  const time = typeof value === 'string' ? timeOf(value) : undefined;
  if (time === undefined) throw invalidParams(`${name} must be a date`);
  return time;
};

/** Accepts any value. */
export const readAnything: Reader<unknown> = (value) => value;

function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  // Other ways to write a number, such as 5e3 and 0x1388, are mistakes.
  return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
}

function wordsOf(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Reads a text that may be left out. `null` counts as left out. */
function optionalText(fields: BodyFields, name: string): string | undefined {
  const value = fields[name] ?? undefined;
  if (value !== undefined && typeof value !== 'string') throw invalidParams(`${name} must be a string`);
  return value;
}

/** Whether a text looks like an email address. The check is simple. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text);
}

/** Lays the given fields over a profile. `current` has the values of the fields that are not given. */
export function profileOf(fields: BodyFields, current?: Profile): Profile {
  return {
    first_name: optionalText(fields, 'first_name') ?? current?.first_name ?? null,
    last_name: optionalText(fields, 'last_name') ?? current?.last_name ?? null,
    phone: optionalText(fields, 'phone') ?? current?.phone ?? null,
    metadata: metadataOf(fields) ?? current?.metadata ?? null,
  };
}

function metadataOf(fields: BodyFields): BodyFields | undefined {
  const { metadata: given } = fields;
  const metadata = typeof given === 'string' ? parsed(given) : (given ?? undefined);
  if (metadata !== undefined && !isObject(metadata)) throw invalidParams('metadata must be a JSON object');
  return metadata;
}
