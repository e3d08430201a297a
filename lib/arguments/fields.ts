import {
  type Check,
  amountCheck,
  carriedByJSON,
  dateCheck,
  ensure,
  filledTextCheck,
  identifierCheck,
  isDate,
  kindOf,
  mask,
  memberCheck,
  openMemberCheck,
  orNumber,
  positiveIntegerCheck,
  rule,
  secretIdentifierCheck,
  secretTextCheck,
  showNumber,
  textCheck,
  unreadable,
} from './checks';
import { InvalidDataException } from '../exceptions';
import { isObject, namesOf } from '../objects';
import type { OtherText } from './enums';
import { nearest } from './spelling';

/** How a parameter is given: by name, by name where it must not be missing, or as the first argument. */
export type Place = 'optional' | 'required' | 'positional';

/** One parameter: how it is checked, how it is called on the wire, and by `T` which type it has. */
export interface Field<T, P extends Place = Place> {
  readonly check: Check;
  /**
   * Gives a value that passed the check in the form that it has on the wire. Default: as it is.
   *
   * @throws InvalidDataException for something within the value that is not allowed.
   */
  encode?(name: string, value: T): unknown;
  readonly place: P;
  /** Name on the wire. Default: the parameter's own name in snake_case. */
  readonly wire?: string | undefined;
  /** Is sent in place of `undefined`. `null` still leaves the parameter out. */
  readonly default?: T | undefined;
  /** What else has to be given for this parameter to be required; in words, too. */
  readonly neededIf?: { readonly name: string; readonly values: readonly unknown[]; readonly words: string };
  /** Says what is wrong with a value beside the others that go by name, in words that follow the parameter's name. */
  clash?(value: T, others: Named): string | undefined;
}

/** The name on the wire of a parameter that is the whole body of its request. */
export const WHOLE_BODY = '';

/** Parameters in the order in which the wire has them. */
export type Fields = Readonly<Record<string, Field<unknown>>>;

type NamesOf<F, P extends Place> = {
  [K in keyof F]: F[K] extends Field<unknown, P> ? K : never;
}[keyof F];
type ValueOf<F> = F extends Field<infer T> ? T : never;

/** The TypeScript type of the parameters that some fields describe, those that go by name. */
export type ParamsOf<F> = Flat<
  {
    readonly [K in keyof F as K extends NamesOf<F, 'optional'> ? K : never]?:
      ValueOf<F[K]> | null | undefined;
  } & {
    readonly [K in keyof F as K extends NamesOf<F, 'required'> ? K : never]: ValueOf<F[K]>;
  }
>;

/** An intersection as one type. If a part is empty, as when nothing is required, TypeScript would accept any text. */
type Flat<T> = { [K in keyof T]: T[K] };

/**
 * An object that JSON carries as one, such as `metadata`. One that an interface types is accepted; arrays, Maps and
 * functions are not.
 */
export type PlainObject = (object | Readonly<Record<string, unknown>>) & {
  readonly [Symbol.iterator]?: never;
  readonly [Symbol.hasInstance]?: never;
};

/** What a field has not, unless it says so. It is named, so that a property of Object.prototype does not count. */
const NOTHING = { encode: undefined, default: undefined, neededIf: undefined, clash: undefined };

/** A parameter that a check allows. All fields begin with this one. */
export function checked<T>(check: Check, wire?: string): Field<T, 'optional'> {
  return { ...NOTHING, check, place: 'optional', wire };
}

/** A text, such as a name, a code or a date. */
export const text = (wire?: string) => checked<string>(textCheck, wire);

/** A text that must not be empty, such as an email. */
export const nonEmptyText = (wire?: string) => checked<string>(filledTextCheck, wire);

/** A text that never appears in a message, such as an account number. */
export const secretText = (wire?: string) => checked<string>(secretTextCheck, wire);

/** What stands as a segment of a path. */
export const identifier = (wire?: string) => checked<string>(identifierCheck, wire);

/** As `identifier`, but a refused value is not shown. */
export const secretIdentifier = () => checked<string>(secretIdentifierCheck);

/** An id as Paystack gives it, a number, or text that is not empty. A number stays one in a body. */
export const id = (wire?: string) => checked<number | string>(orNumber(identifierCheck), wire);

/** An id as Paystack gives it, a number, or a code or reference. A number stays one in a body. */
export const idOrCode = (wire?: string) => checked<number | string>(orNumber(textCheck), wire);

/** As `idOrCode`, but not empty. */
export const filledIdOrCode = (wire?: string) => checked<number | string>(orNumber(filledTextCheck), wire);

/** A time: a Date, which is sent as ISO 8601 in UTC, or text. */
export const date = (wire?: string) => dateField(dateCheck(), (given) => given.toISOString(), wire);

/** A day: a Date, of which the day in UTC is sent, or text. */
export const day = (wire?: string) => dateField(dateCheck(), dayOf, wire);

/** As `day`, but a refused value is not shown. */
export const secretDay = (wire?: string) => dateField(dateCheck(kindOf), dayOf, wire);

function dateField(
  check: Check,
  encode: (given: Date) => string,
  wire: string | undefined,
): Field<string | Date, 'optional'> {
  const onWire = (value: string | Date) => (isDate(value) ? encode(value) : value);
  return encoded(checked<string | Date>(check, wire), onWire);
}

function dayOf(given: Date): string {
  return given.toISOString().replace(/T.*/, '');
}

/** An integer of any sign. */
export const integer = (wire?: string) => checked<number>(rule('an integer', isInteger, showNumber), wire);

/** An integer above 0, such as a page. */
export const positive = (wire?: string) => checked<number>(positiveIntegerCheck, wire);

/** How many there are of something: an integer, 0 or more. */
export const count = (wire?: string) =>
  checked<number>(
    rule('an integer, 0 or more', (value) => isInteger(value) && Number(value) >= 0, showNumber),
    wire,
  );

/** Any finite number, such as a percentage. */
export const number = (wire?: string) =>
  checked<number>(
    rule('a finite number', (value) => typeof value === 'number' && Number.isFinite(value), showNumber),
    wire,
  );

/** A number above 0, such as a share. */
export const numberAboveZero = (wire?: string) =>
  checked<number>(
    rule('a number above 0', (value) => Number.isFinite(value) && Number(value) > 0, showNumber),
    wire,
  );

/** A sum of money: an integer above 0, in the currency's subunit. */
export const amount = (wire?: string) =>
  checked<number>(amountCheck("an amount in the currency's subunit: an integer above 0", 1), wire);

/** A sum of money that may be 0, in the currency's subunit. */
export const amountOrZero = (wire?: string) =>
  checked<number>(amountCheck("an amount in the currency's subunit: an integer, 0 or more", 0), wire);

/** `true` or `false`. */
export const flag = (wire?: string) =>
  checked<boolean>(
    rule('true or false', (value) => typeof value === 'boolean'),
    wire,
  );

/** A member of one of the const objects in `enums.ts`, or other text that is no mistaken member. */
export const oneOf = <E extends string>(members: Readonly<Record<string, E>>, wire?: string) =>
  checked<E | OtherText>(openMemberCheck(members), wire);

/** A member of one of the const objects in `enums.ts`, and nothing else. */
export const onlyOneOf = <E extends string>(members: Readonly<Record<string, E>>, wire?: string) =>
  checked<E>(memberCheck(members), wire);

/** An object that is sent as it is, its keys untouched. */
export function json(wire?: string): Field<PlainObject, 'optional'> {
  return { ...checked<PlainObject>(isJSONObject, wire), encode: carried };
}

/** An object or an array that is sent as it is. */
export function jsonContent(): Field<PlainObject | readonly unknown[], 'optional'> {
  return { ...checked<PlainObject | readonly unknown[]>(isJSONContent), encode: carried };
}

/** Parameters of a query by their names on the wire, whatever they are; those that are `null` or `undefined` are left out. */
export function queryContent(): Field<PlainObject, 'optional'> {
  const encode = (name: string, given: object) => {
    const values = valuesOf(name, given, `${name}.`);
    for (const [key, value] of Object.entries(values)) {
      ensure(`a name in ${name}`, key, isQueryName);
      if (value !== null && value !== undefined) ensure(`${name}.${mask(key)}`, value, isQueryValue);
    }
    const onWire = emptyNamed();
    for (const [key, value] of Object.entries(values))
      onWire[key] = isDate(value) ? value.toISOString() : value;
    return onWire;
  };
  return { ...checked<PlainObject>(byName), encode };
}

/** A list, each item of which is as a field describes. A refusal names the item, such as `transfers[3].amount`. */
export function list<T>(item: Field<T>, wire?: string): Field<readonly T[], 'optional'> {
  const encode = (name: string, values: readonly T[]) =>
    // By `Array.from`, which gives a hole as `undefined`.
    Array.from(values, (value, index) => read(item, `${name}[${index}]`, value));
  return { ...checked<readonly T[]>(isList, wire), encode };
}

/** One of Python's models: an object with the given fields, whose names are in snake_case on the wire. */
export function model<F extends Fields>(fields: F, wire?: string): Field<ParamsOf<F>, 'optional'> {
  const encode = (name: string, value: unknown) =>
    Object.fromEntries(
      readNamed(name, value, fields, {}, `${name}.`).map(({ wire, value }) => [wire, value]),
    );
  return { ...checked<ParamsOf<F>>(byName, wire), encode };
}

/** A parameter whose value has another form on the wire than in the program. */
export function encoded<T>(field: Field<T, 'optional'>, encode: (value: T) => unknown): Field<T, 'optional'> {
  return { ...field, encode: (_name, value) => encode(value) };
}

/** A parameter that must not be missing. */
export function required<T>(field: Field<T, 'optional'>): Field<T, 'required'> {
  return { ...field, place: 'required' };
}

/** The first argument of a method. */
export function positional<T>(field: Field<T, 'optional'>): Field<T, 'positional'> {
  return { ...field, place: 'positional' };
}

/** A parameter that has a value where it is left out or `undefined`. */
export function defaulted<T>(field: Field<T, 'optional'>, value: T): Field<T, 'optional'> {
  return { ...field, default: value };
}

/**
 * A parameter that must not be missing where another one has one of some values.
 *
 * @param words - the condition as the message has it, such as "`type` is `RecipientType.NUBAN`".
 */
export function neededIf<T>(
  name: string,
  values: readonly unknown[],
  words: string,
  field: Field<T, 'optional'>,
): Field<T, 'optional'> {
  return { ...field, neededIf: { name, values, words } };
}

/**
 * A parameter that has to agree with the others.
 *
 * @param clash - says what is wrong with a value that passed the check, in words that follow the parameter's name;
 * `undefined` if nothing is. The others are those that go by name, as they were given, unchecked.
 */
export function agreeing<T, P extends Place>(
  field: Field<T, P>,
  clash: (value: T, others: Named) => string | undefined,
): Field<T, P> {
  return { ...field, clash };
}

/** A parameter that has two names, of which this one is the other. Both at once are refused. */
export function otherName<T>(name: string, field: Field<T, 'optional'>): Field<T, 'optional'> {
  return agreeing(field, (_value, others) =>
    others[name] === undefined || others[name] === null
      ? undefined
      : `must be left out if \`${name}\` is given: they are two names of one parameter.`,
  );
}

/** A value that was read: its parameter, its name on the wire, and its form on the wire. */
export interface Argument {
  readonly name: string;
  readonly wire: string;
  readonly value: unknown;
}

/**
 * Checks the arguments of a method, and gives them in the form that they have on the wire. `null` and `undefined` are
 * Python's `None`: the parameter is left out.
 *
 * @param place - what messages call the object of parameters, if it is not an object.
 * @param first - the first argument by its name, if the method has one. A name without a field is that of a segment
 * of a path.
 * @throws InvalidDataException for an unknown name, a missing one, or a value that is not allowed.
 */
export function readArguments(place: string, given: unknown, fields: Fields, first: Named = {}): Argument[] {
  const args: Argument[] = [];
  for (const name of Object.keys(first)) {
    if (!Object.hasOwn(fields, name))
      args.push(argumentOf(name, first[name], /^id|Id$/.test(name) ? idSegment : textSegment));
  }
  ensure(place, given ?? {}, byName);
  args.push(...readNamed(place, given, fields, first));
  return args;
}

/** Checks parameters that go by name alone, such as options, and gives those that are there by their names. */
export function readOptions(place: string, given: unknown, fields: Fields): Named {
  const values = emptyNamed();
  for (const { name, value } of readArguments(place, given, fields)) values[name] = value;
  return values;
}

/** Values by their names. */
export type Named = Readonly<Record<string, unknown>>;

/** Without a prototype, so that a property of Object.prototype does not count as a parameter. */
function emptyNamed(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}

/** What a segment of a path takes whose name says that it can be an id: `id`, `idOrCode`, `terminalId`. */
const idSegment = id();
const textSegment = identifier();
const isQueryName = rule('well-formed Unicode', (name) => textCheck(name) === undefined);
const isQueryValue = rule(
  'a string of well-formed Unicode, a finite number, a boolean or a valid Date',
  (value) =>
    typeof value === 'boolean' ||
    Number.isFinite(value) ||
    textCheck(value) === undefined ||
    (isDate(value) && dateCheck()(value) === undefined),
);
// A text given in its place might be an account number.
const isJSONObject = rule('an object that JSON can carry', isObject, kindOf);
const isJSONContent = rule(
  'an object or an array that JSON can carry',
  (value) => isObject(value) || Array.isArray(value),
  kindOf,
);
const isList = rule('an array', Array.isArray, kindOf);
const byName = rule(
  'an object of parameters by name, such as { name: value }',
  (value) => Object.prototype.toString.call(value) === '[object Object]',
  kindOf,
);

/** A copy of an object, as JSON carries it. */
function carried(name: string, value: object): object {
  const { copy, problem } = carriedByJSON(value);
  if (problem !== undefined) throw new InvalidDataException(name, problem);
  return copy;
}

function read<T>(field: Field<T>, name: string, value: unknown): unknown {
  ensure(name, value, field.check);
  if (field.encode === undefined) return value;
  try {
    return field.encode(name, value as T);
  } catch (error) {
    throw unreadable(name, error);
  }
}

function argumentOf(name: string, value: unknown, field: Field<unknown>, prefix = ''): Argument {
  const wire = field.wire ?? wireNames.get(name) ?? snakeCase(name);
  return { name, wire, value: read(field, prefix + name, value) };
}

function readNamed(
  place: string,
  given: unknown,
  fields: Fields,
  first: Named = {},
  prefix = '',
): Argument[] {
  const values = valuesOf(place, given ?? {}, prefix, fields);
  const args: Argument[] = [];
  const missing: [name: string, problem: string | undefined][] = [];
  for (const [name, field] of Object.entries(fields)) {
    const isFirst = field.place === 'positional';
    const value = isFirst ? first[name] : values[name] === undefined ? field.default : values[name];
    const isGiven = value !== undefined && value !== null;
    if (isFirst || isGiven) {
      args.push(argumentOf(name, value, field, prefix));
      const clash = field.clash?.(value, values);
      if (clash !== undefined) throw new InvalidDataException(prefix + name, clash);
    } else if (field.place === 'required') missing.push([prefix + name, field.check(value)]);
    else if (field.neededIf && isNeeded(field.neededIf, values, first))
      missing.push([prefix + name, `is required if ${field.neededIf.words}.`]);
  }
  if (missing.length > 0) refuseMissing(missing);
  return args;
}

function isNeeded(need: NonNullable<Field<unknown>['neededIf']>, values: Named, first: Named): boolean {
  return need.values.includes(values[need.name] ?? first[need.name]);
}

/**
 * The values that an object gives by name, each read once: a getter may give another one the next time.
 *
 * @param fields - the fields whose names are known. Default: any name is.
 */
function valuesOf(place: string, given: object, prefix: string, fields?: Fields): Named {
  const values = emptyNamed();
  let readingFrom = place;
  try {
    for (const name of namesOf(given)) {
      if (fields && !isKnown(fields, name)) throw unknownName(name, fields, prefix);
      readingFrom = prefix + name;
      values[name] = Reflect.get(given, name) as unknown;
    }
  } catch (error) {
    throw unreadable(readingFrom, error);
  }
  return values;
}

function isKnown(fields: Fields, name: string): boolean {
  return Object.hasOwn(fields, name) && fields[name]?.place !== 'positional';
}

function unknownName(name: string, fields: Fields, prefix: string): InvalidDataException {
  const known = Object.keys(fields).filter((key) => isKnown(fields, key));
  const near = nearest(name, known, (key) => [key, fields[key]?.wire ?? key]);
  const hint = near === undefined ? '.' : `; did you mean \`${near}\`?`;
  return new InvalidDataException(
    prefix + mask(name),
    `is unknown here${hint} Known are: ${known.join(', ')}.`,
  );
}

/** Refuses what is missing, all of it at once. */
function refuseMissing([first, ...others]: readonly [name: string, problem: string | undefined][]): void {
  if (first === undefined) return;
  const [name, problem = 'is required.'] = first;
  const names = others.map(([other]) => `\`${other}\``).join(', ');
  throw new InvalidDataException(name, names === '' ? problem : `${problem} Missing as well: ${names}.`);
}

function isInteger(value: unknown): boolean {
  return Number.isSafeInteger(value);
}

const wireNames = new Map<string, string>();

function snakeCase(name: string): string {
  let wire = wireNames.get(name);
  if (wire === undefined) {
    wire = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    wireNames.set(name, wire);
  }
  return wire;
}
