import { InvalidDataException, PaystackException } from '../exceptions';
import { inheritedNamesOf, isObject } from '../objects';
import { editDistance } from './spelling';

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

/** As `identifierCheck`, but a refused value is not shown. */
export const secretIdentifierCheck: Check = (value) =>
  identifierCheck(value) &&
  `must be a non-empty string of well-formed Unicode, but ${kindOf(value)} was given.`;

/** What can stand in a header, as a key has to; a refused value is not shown. */
export const secretKeyCheck: Check = (value) => keyMistake(value) ?? isKey(value);

const isKey = rule(
  'printable ASCII without spaces and line breaks',
  (value) => typeof value === 'string' && /^[\x21-\x7e]+$/.test(value),
  kindOf,
);

/** What people give in place of the secret key, and what to do. */
function keyMistake(value: unknown): string | undefined {
  if (isObject(value))
    return 'must be the secret key, as text. A constructor takes the key first, and then the options.';
  if (typeof value !== 'string') return undefined;
  if (/^\s|\s$/.test(value)) return 'must have no spaces or line breaks around it.';
  if (/^["'`‘’“”]|["'`‘’“”]$/.test(value)) {
    return 'must have no quotes around it. Quotes belong to the shell or to the code, and are no part of the key.';
  }
  if (/^bearer\b/i.test(value)) return 'must be the key alone, without `Bearer`.';
  return value.startsWith('pk_')
    ? 'is a public key. Give the secret key, which begins with `sk_`.'
    : undefined;
}

export const positiveIntegerCheck = rule(
  'a positive integer',
  (value) => Number.isSafeInteger(value) && Number(value) > 0,
  showNumber,
);

export const callbackCheck = rule('a function', (value) => typeof value === 'function');

/** Allows what a check allows, and an id that Paystack gives as a number. */
export function orNumber(check: Check): Check {
  return (value) => {
    if (typeof value !== 'number') return check(value);
    return isId(value)
      ? undefined
      : `must be text or an integer from 0 to ${MAX}, but ${show(value)} was given.`;
  };
}

const MAX = Number.MAX_SAFE_INTEGER;
const isId = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** Allows the members of one of the const objects in `enums.ts`, and nothing else. */
export function memberCheck(members: Readonly<Record<string, string>>): Check {
  const values = Object.values(members);
  const isMember = rule(`one of ${values.map(show).join(', ')}`, (value) => values.includes(value as string));
  return (value) => {
    const problem = isMember(value);
    const near = problem && meantMember(value, members);
    return near === undefined ? problem : `${problem} Did you mean ${show(near)}?`;
  };
}

/**
 * Allows the members of one of the const objects in `enums.ts`, and other text, because Paystack may know more values.
 * What looks like a mistake is refused: a member in another case, with spaces or with one wrong letter, and what is not
 * text of letters, digits, `_` and `-`.
 */
export function openMemberCheck(members: Readonly<Record<string, string>>): Check {
  const closed = memberCheck(members);
  return (value) => {
    const problem = closed(value);
    if (problem === undefined || typeof value !== 'string' || !/^[\w-]+$/.test(value)) return problem;
    return meantMember(value, members) === undefined ? undefined : problem;
  };
}

/** No member is as long as this. */
const LONGEST_MEMBER = 60;

/**
 * Gives the member that a value was probably meant to be: by another case, by spaces, by one wrong letter, or by the
 * member's name, such as `Nigeria` for `NG`. Two letters, such as the code of a country, have too many neighbours for
 * one wrong letter to tell anything.
 */
function meantMember(value: unknown, members: Readonly<Record<string, string>>): string | undefined {
  if (typeof value !== 'string' || value.length > LONGEST_MEMBER) return undefined;
  const given = value.replaceAll(/\s/g, '').toLowerCase();
  const isNear = (other: string) =>
    given === other || (Math.max(given.length, other.length) > 2 && editDistance(given, other) === 1);
  const [, meant] =
    Object.entries(members).find(([, member]) => isNear(member.toLowerCase())) ??
    Object.entries(members).find(([name]) => named(given) === named(name)) ??
    [];
  return meant;
}

const named = (text: string) => text.toLowerCase().replaceAll(/[_-]/g, '');

/** Allows a moment: a Date that is one, or a text that names no day that does not exist. */
export function dateCheck(shown: (value: unknown) => string = show): Check {
  const isTextOrDate = rule(
    'a Date or a string of well-formed Unicode',
    (value) => isDate(value) || isText(value),
    shown,
  );
  const isMoment = rule(
    'a valid Date',
    (value) => !isDate(value) || !Number.isNaN(timeOf(value)),
    () => 'an invalid one',
  );
  const isDay = rule('a day that exists', (value) => isDate(value) || namesDay(value), shown);
  return (value) => isTextOrDate(value) ?? isMoment(value) ?? isDay(value);
}

/** Not by `instanceof`: another realm, such as that of jsdom, has a Date of its own. */
export function isDate(value: unknown): value is Date {
  return (
    Object.prototype.toString.call(value) === '[object Date]' && typeof (value as Date).getTime === 'function'
  );
}

function timeOf(date: Date): number {
  return Date.prototype.getTime.call(date);
}

/** Whether a text that begins with a day, such as `2026-02-28T12:00:00Z`, names one that exists. Other text may be right. */
function namesDay(value: unknown): boolean {
  const [, year, month, day] = /^\s*(\d{4})([-/.]\d{1,2})([-/.]\d{1,2})(?!\d)/.exec(String(value)) ?? [];
  if (year === undefined || month === undefined || day === undefined) return true;
  const [wantedMonth, wantedDay] = [Number(month.slice(1)), Number(day.slice(1))];
  const date = new Date(0);
  date.setUTCFullYear(Number(year), wantedMonth - 1, wantedDay);
  return date.getUTCMonth() === wantedMonth - 1 && date.getUTCDate() === wantedDay;
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
  const isAmount = rule(
    allowed,
    (value) => Number.isSafeInteger(value) && Number(value) >= least,
    showAmount,
  );
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
      const given: unknown = Reflect.get(this as object, key);
      const loss = isDate(given)
        ? lossOfDate(given)
        : key.isWellFormed()
          ? lossOf(member, Array.isArray(this))
          : 'not well-formed Unicode';
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

/** JSON makes null of a Date that is none. */
function lossOfDate(date: Date): string | undefined {
  return Number.isNaN(timeOf(date)) ? 'an invalid Date' : undefined;
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

/** How a value appears in a message: shortened, and never a key or a number of an account or a card. */
export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(mask(value));
  if (typeof value === 'number') return /\d{6}/.test(String(value)) ? 'a long number' : String(value);
  return typeof value === 'boolean' ? String(value) : kindOf(value);
}

/** How a value appears in a message where a number belongs, which is no secret. */
export function showNumber(value: unknown): string {
  return typeof value === 'number' ? String(value) : show(value);
}

/** How an amount appears in a message. It has at most as many digits as an amount can have. */
export function showAmount(value: unknown): string {
  const isNumeric = typeof value === 'string' && /^(\d{1,8}|\d{1,15}[.,]\d{1,4})$/.test(value);
  return isNumeric ? JSON.stringify(value) : showNumber(value);
}

export function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** A text as it may appear in a message: shortened, and never a key or a number of an account or a card. */
export function mask(given: string): string {
  const masked = given.replace(/[sp]k_(test|live)_\S*/g, '(a key)').replace(/\d(?:[ -]?\d){8,}/g, '(digits)');
  return masked.length > 60 ? `${masked.slice(0, 60)}…` : masked;
}
