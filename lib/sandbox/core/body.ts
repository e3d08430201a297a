import { formOf } from './form';
import { isObject } from '../../objects';
import { invalidParams } from './refusal';

/** The fields of a JSON body. */
export type BodyFields = Record<string, unknown>;

/** The fields of a parsed body. No body (`null`) has no fields. Refuses a body that is not an object. */
export function fieldsOf(body: unknown): BodyFields {
  if (body === null) return {};
  if (!isObject(body)) throw invalidParams('The body must be a JSON object');
  return body;
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

/** The value of a body: of JSON whatever type it claims to have, else of a form; any other text as it is. */
export function bodyOf(text: string, contentType: string | null): unknown {
  const value = parsed(text);
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(contentType ?? '');
  return isForm && (typeof value !== 'object' || value === null) ? formOf(text) : value;
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
