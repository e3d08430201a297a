import { type BodyFields, isEmail, parsed } from '../params';
import { Refusal, invalidParams } from '../refusal';
import { isObject } from '../../objects';

/** Reads a value that a request carries, or refuses it by its name. */
export type Reader<T> = (value: unknown, name: string) => T;

/** Readers of the fields of a body, by their names. */
export type Shape = Readonly<Record<string, Reader<unknown>>>;

/** What the readers of a shape give. */
export type Read<S extends Shape> = { [K in keyof S]: ReturnType<S[K]> };

/** The largest amount that Paystack charges, 10,000,000 in any currency, in subunits. */
const MOST = 1_000_000_000;

/** Reads the fields of a body; a field that is missing or `null` reaches its reader as `undefined`. */
export function read<S extends Shape>(body: BodyFields, shape: S): Read<S> {
  const entries = Object.entries(shape).map(([name, reader]) => [
    name,
    reader(body[name] ?? undefined, name),
  ]);
  return Object.fromEntries(entries) as Read<S>;
}

/** Only the fields that were given, to be laid over a record. */
export function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** Refuses a request that lacks a field, in Paystack's words. */
export function missing(what: string): Refusal {
  return new Refusal(400, 'missing_params', `${what} is required`, 'Provide all required params');
}

/** A field that has to be there. */
export function need<T>(reader: Reader<T>, what?: string): Reader<T> {
  return (value, name) => {
    if (value === undefined || value === '') throw missing(what ?? wordsOf(name));
    return reader(value, name);
  };
}

/** A field that may be left out. */
export function maybe<T>(reader: Reader<T>): Reader<T | undefined>;
export function maybe<T>(reader: Reader<T>, fallback: T): Reader<T>;
export function maybe<T>(reader: Reader<T>, fallback?: T): Reader<T | undefined> {
  return (value, name) => (value === undefined ? fallback : reader(value, name));
}

export const readText: Reader<string> = (value, name) => {
  if (typeof value !== 'string') throw invalidParams(`${name} must be a string`);
  return value;
};

export const readEmail: Reader<string> = (value) => {
  if (typeof value !== 'string' || !isEmail(value)) throw invalidParams('Invalid Email Address Passed');
  return value;
};

/** An integer, also as digits in a text. */
export const readInteger: Reader<number> = (value, name) => {
  const number = numberOf(value);
  if (!Number.isSafeInteger(number)) throw invalidParams(`${name} must be an integer`);
  return number;
};

export const readNumber: Reader<number> = (value, name) => {
  const number = numberOf(value);
  if (!Number.isFinite(number)) throw invalidParams(`${name} must be a number`);
  return number;
};

/** An amount above nothing, in subunits, also as digits in a text. */
export const readAmount: Reader<number> = (value) => {
  const number = numberOf(value);
  if (number === 0) throw invalidParams('You must specify a valid amount');
  if (!Number.isSafeInteger(number) || number < 0) throw invalidParams('Invalid Amount Sent');
  if (number > MOST) throw invalidParams('Transaction amount limit exceeded');
  return number;
};

export const readAmountOrZero: Reader<number> = (value, name) =>
  numberOf(value) === 0 ? 0 : readAmount(value, name);

/** `true` or `false`, also as a text, a 0 or a 1. */
export const readFlag: Reader<boolean> = (value, name) => {
  if ([true, 'true', 1, '1'].includes(value as never)) return true;
  if ([false, 'false', 0, '0'].includes(value as never)) return false;
  throw invalidParams(`${name} must be a boolean`);
};

/** An object, also as JSON in a text. */
export const readObject: Reader<BodyFields> = (value, name) => {
  const object = typeof value === 'string' ? parsed(value) : value;
  if (!isObject(object)) throw invalidParams(`${name} must be a JSON object`);
  return object;
};

export function readList<T>(item: Reader<T>): Reader<T[]> {
  return (value, name) => {
    const items = typeof value === 'string' ? parsed(value) : value;
    if (!Array.isArray(items)) throw invalidParams(`${name} must be an array`);
    return items.map((each) => item(each, name));
  };
}

/** An object whose fields have readers of their own. */
export function readShape<S extends Shape>(shape: S): Reader<Read<S>> {
  return (value, name) => read(readObject(value, name), shape);
}

export function readOneOf<V extends string>(members: Readonly<Record<string, V>> | readonly V[]): Reader<V> {
  const values: readonly V[] = Object.values(members);
  return (value, name) => {
    const found = values.find((member) => member === value);
    if (found === undefined) throw invalidParams(`${name} must be one of ${values.join(', ')}`);
    return found;
  };
}

/** A date, as ISO 8601 in UTC. */
export const readDate: Reader<string> = (value, name) => {
  const time = typeof value === 'string' ? new Date(value).getTime() : Number.NaN;
  if (Number.isNaN(time)) throw invalidParams(`${name} must be a date`);
  return new Date(time).toISOString();
};

/** Whatever the request carries. */
export const readAnything: Reader<unknown> = (value) => value;

function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
}

function wordsOf(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
