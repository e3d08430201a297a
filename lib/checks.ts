import { InvalidDataException } from './exceptions';

/** Says what is wrong with a value, in words that follow the parameter's name; `undefined` if nothing is. */
export type Check = (value: unknown) => string | undefined;

/** A parameter given by name: how it is checked, and how it is called on the wire. */
export interface Field {
  readonly check: Check;
  /** Name on the wire; the parameter's own name if left out. */
  readonly wire?: string;
  readonly required?: true;
  /** Stands in for `undefined`; `null` still leaves the parameter out. */
  readonly default?: unknown;
}

/** The parameters that go by name, in the order in which the wire has them. */
export type Fields<K extends string = string> = Readonly<Record<K, Field>>;

export const text = rule('a string of well-formed Unicode', isText);

/** As `text`, but a refused value is not shown. */
export const secretText = rule('a string of well-formed Unicode', isText, kindOf);

export const identifier = rule(
  'a non-empty string of well-formed Unicode other than "." and ".."',
  (value) => isText(value) && !['', '.', '..'].includes(value),
);

/** What can stand in a header, as a key has to; a refused value is not shown. */
export const secretKey = rule(
  'printable ASCII without spaces and line breaks',
  (value) => typeof value === 'string' && /^[\x21-\x7e]+$/.test(value),
  kindOf,
);

export const positiveInteger = rule(
  'a positive integer',
  (value) => Number.isSafeInteger(value) && Number(value) > 0,
);

export const callback = rule('a function', (value) => typeof value === 'function');

/** Allows the members of one of the const objects in `enums.ts`. */
export function oneOf(members: Readonly<Record<string, string>>): Check {
  const values: unknown[] = Object.values(members);
  return rule(`one of ${values.map(show).join(', ')}`, (value) => values.includes(value));
}

/** Allows an object that JSON carries without loss. */
export const jsonObject: Check = (value) =>
  isObject(value)
    ? lossInJSON(value)
    : `must be an object that JSON can carry, but ${show(value)} was given.`;

/** Makes a check of a rule in words (to follow "must be") and the same rule as a test. */
export function rule(allowed: string, test: (value: unknown) => boolean, shown = show): Check {
  return (value) => (test(value) ? undefined : `must be ${allowed}, but ${shown(value)} was given.`);
}

/**
 * Refuses a value that is not what it has to be.
 *
 * @throws InvalidDataException naming the parameter, what is allowed and what was given.
 */
export function ensure(name: string, value: unknown, check: Check): void {
  const problem = check(value);
  if (problem !== undefined) throw new InvalidDataException(name, problem);
}

/**
 * Checks parameters given by name, and renames them for the wire. `null` and `undefined` are Python's `None`:
 * the parameter is left out.
 *
 * @param place - what to call the object of parameters itself, should it be no object.
 * @throws InvalidDataException for an unknown name, a missing one, or a value that is not allowed.
 */
export function checkNamed(place: string, given: unknown, fields: Fields): Record<string, unknown> {
  ensure(place, given ?? {}, byName);
  const values: Record<string, unknown> = { ...(given as object | null | undefined) };
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(fields, name)) {
      throw new InvalidDataException(mask(name), suggest(name, fields));
    }
  }
  const checked: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = values[name] === undefined ? field.default : values[name];
    const missing = value === undefined || value === null;
    if (!missing || field.required) ensure(name, value, field.check);
    if (!missing) checked[field.wire ?? name] = value;
  }
  return checked;
}

const byName = rule(
  'an object of parameters by name, such as { name: value }',
  (value) => Object.prototype.toString.call(value) === '[object Object]',
  kindOf,
);

/** Half a surrogate pair can stand in no URL, and in JSON only by luck. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed();
}

/** Whether a value is what JSON calls an object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lossInJSON(value: object): string | undefined {
  let problem: string | undefined;
  try {
    const text: unknown = JSON.stringify(value, (key: string, member: unknown) => {
      const loss = lossOf(member);
      if (loss === undefined) return member;
      problem ??= `must be an object that JSON can carry, but ${show(key)} in it is ${loss}.`;
      return null;
    });
    // A method toJSON can make anything of it, or nothing.
    if (typeof text !== 'string' || !text.startsWith('{'))
      problem ??= 'must be an object that JSON can carry as one.';
  } catch {
    problem ??= 'must be an object that JSON can carry, but it holds itself or is nested too deeply.';
  }
  return problem;
}

function lossOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'bigint':
    case 'function':
    case 'symbol':
      return kindOf(value);
    case 'number':
      return Number.isFinite(value) ? undefined : String(value);
    case 'object': {
      const tag = Object.prototype.toString.call(value).slice('[object '.length, -1);
      return ['Object', 'Array', 'Null'].includes(tag) ? undefined : `a ${mask(tag)}`;
    }
    default:
      return undefined;
  }
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

function mask(given: string): string {
  const masked = given.replace(/[sp]k_(test|live)_\S*/g, '(a key)');
  return masked.length > 60 ? `${masked.slice(0, 60)}…` : masked;
}

/** Names the nearest known parameter, by its own name or by the one it has on the wire. */
function suggest(name: string, fields: Fields): string {
  const [nearest] = Object.entries(fields)
    .flatMap(([known, { wire = known }]) => [known, wire].map((spelling) => ({ known, spelling })))
    .map(({ known, spelling }) => ({ known, distance: editDistance(fold(name), fold(spelling)) }))
    .filter(({ known, distance }) => distance <= Math.max(2, known.length / 3))
    .sort((a, b) => a.distance - b.distance);
  const hint = nearest === undefined ? '.' : `; did you mean \`${nearest.known}\`?`;
  return `is unknown here${hint} Known are: ${Object.keys(fields).join(', ')}.`;
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}

/** Levenshtein's distance, a row at a time. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, letter] of Array.from(from).entries()) {
    const next = [index + 1];
    for (const [column, other] of Array.from(to).entries()) {
      const substituted = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(substituted, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
