import { isObject } from '../objects';
import type { Profile } from './customer-records';
import { invalidParams } from './refusal';

/** The fields of a JSON body. */
export type BodyFields = Record<string, unknown>;

/** The fields of a parsed body. No body (`null`) has no fields. Refuses a body that is not an object. */
export function fieldsOf(body: unknown): BodyFields {
  if (body === null) return {};
  if (!isObject(body)) throw invalidParams('The body must be a JSON object');
  return body;
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

/** Reads a positive integer from a query. */
export function countOf(query: URLSearchParams, name: string, fallback: number): number {
  const count = Number(query.get(name) ?? fallback);
  if (!Number.isSafeInteger(count) || count < 1) throw invalidParams(`${name} must be a positive integer`);
  return count;
}

/** Reads a date from a query, as ISO 8601 in UTC; `undefined` if it is not there. */
export function dateOf(query: URLSearchParams, name: string): string | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw invalidParams(`${name} must be a date`);
  return date.toISOString();
}

/** How many levels of objects and lists JSON may have. JSON with more levels can be parsed, but not written again. */
const MOST_LEVELS = 3_000;

/** The value of a JSON text. A text that is not JSON, or has too many levels, is returned as it is. */
export function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return text.length > 2 * MOST_LEVELS && isTooDeep(value) ? text : value;
  } catch {
    return text;
  }
}

function isTooDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_LEVELS) return true;
    level = level.flatMap((each) =>
      typeof each === 'object' && each !== null ? (Object.values(each) as unknown[]) : [],
    );
  }
  return false;
}

function metadataOf(fields: BodyFields): BodyFields | undefined {
  const { metadata: given } = fields;
  const metadata = typeof given === 'string' ? parsed(given) : (given ?? undefined);
  if (metadata !== undefined && !isObject(metadata)) throw invalidParams('metadata must be a JSON object');
  return metadata;
}
