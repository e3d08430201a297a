import { InvalidDataException, PaystackException } from '../exceptions';
import { inheritedNamesOf, isObject } from '../objects';

/** Says what is wrong with a value, in words that follow the parameter's name; `undefined` if nothing is. */
export type Check = (value: unknown) => string | undefined;

export const textCheck = rule('a string of well-formed Unicode', isText);

/** As `text`, but a refused value is not shown. */
export const secretTextCheck = rule('a string of well-formed Unicode', isText, kindOf);

export const filledTextCheck = rule(
  'a non-empty string of well-formed Unicode',
  (value) => isText(value) && value !== '',
);

/** What can stand as one segment of a path. */
export const identifierCheck = rule(
  'a non-empty string of well-formed Unicode other than "." and ".."',
  (value) => isText(value) && !['', '.', '..'].includes(value),
);

/** What can stand in a header, as a key has to; a refused value is not shown. */
export const secretKeyCheck = rule(
  'printable ASCII without spaces and line breaks',
  (value) => typeof value === 'string' && /^[\x21-\x7e]+$/.test(value),
  kindOf,
);

export const positiveIntegerCheck = rule(
  'a positive integer',
  (value) => Number.isSafeInteger(value) && Number(value) > 0,
);

export const callbackCheck = rule('a function', (value) => typeof value === 'function');

/** Allows the members of one of the const objects in `enums.ts`. */
export function memberCheck(members: Readonly<Record<string, string>>): Check {
  const values: unknown[] = Object.values(members);
  return rule(`one of ${values.map(show).join(', ')}`, (value) => values.includes(value));
}

/** Allows an object that JSON carries without loss. */
export const jsonObjectCheck: Check = (value) =>
  isObject(value)
    ? carriedByJSON(value).problem
    : `must be an object that JSON can carry, but ${show(value)} was given.`;

/** Makes a check of a rule in words (to follow "must be") and the same rule as a test. */
export function rule(allowed: string, test: (value: unknown) => boolean, shown = show): Check {
  return (value) => (test(value) ? undefined : `must be ${allowed}, but ${shown(value)} was given.`);
}

/** What to say of a sum such as `1.1 * 3`, which is 3.3000000000000003. */
export const INEXACT = 'A number holds sums and products of decimals only nearly.';

/** Allows a sum of money in the subunit. What else people give gets a hint. */
export function amountCheck(allowed: string, least: number): Check {
  const isAmount = rule(allowed, (value) => Number.isSafeInteger(value) && Number(value) >= least);
  return (value) => {
    const problem = isAmount(value);
    const hint = problem && amountHint(value);
    return hint === undefined ? problem : `${problem} ${hint}`;
  };
}

function amountHint(value: unknown): string | undefined {
  if (typeof value === 'string' && /^\d{1,15}$/.test(value)) return 'Convert the text by `Number`.';
  if (typeof value === 'string' && /^\d{1,13}\.\d+$/.test(value)) return BASE_UNIT;
  if (typeof value !== 'number' || !(value > 0 && value < Number.MAX_SAFE_INTEGER)) return undefined;
  if (Number.isInteger(value)) return undefined;
  return isNearlyInteger(value) ? `${INEXACT} Round it by \`Math.round\`.` : BASE_UNIT;
}

const BASE_UNIT = 'If it is in the base unit, such as naira, convert it by `toSubunit`.';

/** Whether a number is an integer save for what calculating with decimals does to it. */
export function isNearlyInteger(value: number): boolean {
  return value >= 0.5 && Math.abs(value - Math.round(value)) <= value * 2 ** -40;
}

/**
 * Refuses a value that is not what it has to be.
 *
 * @throws InvalidDataException naming the parameter, what is allowed and what was given.
 */
export function ensure(name: string, value: unknown, check: Check): void {
  let problem: string | undefined;
  try {
    problem = check(value);
  } catch (error) {
    throw unreadable(name, error);
  }
  if (problem !== undefined) throw new InvalidDataException(name, problem);
}

/** The exception in place of what a getter, a Proxy or a method of a caller's value throws. */
export function unreadable(name: string, error: unknown): PaystackException {
  return error instanceof PaystackException
    ? error
    : new InvalidDataException(name, 'cannot be read: a getter or a Proxy throws. See `cause`.', error);
}

/** Half a surrogate pair cannot stand in a URL, and not every reader of JSON accepts it. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed();
}

/**
 * What JSON carries of an object or an array: a copy of it, or why something in it would be lost. The copy holds what
 * was checked, also if a getter gives something else the next time.
 */
export function carriedByJSON(
  value: object,
):
  | { readonly copy: object; readonly problem?: undefined }
  | { readonly copy?: undefined; readonly problem: string } {
  let problem: string | undefined;
  let text: unknown;
  try {
    text = JSON.stringify(value, function (this: unknown, key: string, member: unknown) {
      const loss = key.isWellFormed() ? lossOf(member, Array.isArray(this)) : 'not well-formed Unicode';
      if (loss === undefined) return member;
      problem ??= `must be an object that JSON can carry, but ${key === '' ? 'it' : `${show(key)} in it`} is ${loss}.`;
      return null;
    });
  } catch (error) {
    if (!isTooMuchForJSON(error)) throw error;
    problem ??= 'must be an object that JSON can carry, but it holds itself or is nested too deeply.';
  }
  // A method toJSON can make anything of it, or nothing.
  if (typeof text !== 'string' || !/^[[{]/.test(text) || Array.isArray(value) !== text.startsWith('['))
    problem ??= 'must be an object that JSON can carry as one.';
  return problem === undefined ? { copy: JSON.parse(text as string) as object } : { problem };
}

/** Whether JSON.stringify itself gave up. Anything else was thrown by a getter or a method of the value. */
function isTooMuchForJSON(error: unknown): boolean {
  return /^(RangeError|TypeError: Converting circular structure)/.test(String(error));
}

function lossOf(value: unknown, isInArray: boolean): string | undefined {
  switch (typeof value) {
    case 'bigint':
    case 'function':
    case 'symbol':
      return kindOf(value);
    case 'undefined':
      return isInArray ? kindOf(value) : undefined;
    case 'string':
      return value.isWellFormed() ? undefined : 'not well-formed Unicode';
    case 'number':
      if (Object.is(value, -0)) return '-0';
      return Number.isFinite(value) ? undefined : String(value);
    case 'object':
      return value === null ? undefined : lossOfObject(value);
    default:
      return undefined;
  }
}

function lossOfObject(value: object): string | undefined {
  const tag = Object.prototype.toString.call(value).slice('[object '.length, -1);
  if (tag !== 'Object' && tag !== 'Array') return `${/^[AEIOU]/.test(tag) ? 'an' : 'a'} ${mask(tag)}`;
  if (Array.isArray(value)) {
    return Object.keys(value).length === value.length ? undefined : 'an array with holes or with names';
  }
  const [lost] = inheritedNamesOf(value);
  return lost === undefined ? undefined : `an object that inherits ${show(lost)}`;
}

/** How a value appears in a message: shortened, and never a key. */
export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(mask(value));
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : kindOf(value);
}

export function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** A text as it may appear in a message: shortened, and never a key. */
export function mask(given: string): string {
  const masked = given.replace(/[sp]k_(test|live)_\S*/g, '(a key)');
  return masked.length > 60 ? `${masked.slice(0, 60)}…` : masked;
}
