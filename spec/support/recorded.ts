import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Response } from 'tspaystack2';
import fixture from '../fixtures/signatures.json';
import { projectRoot } from './run-script';

/** A parameter of a method of pypaystack2. */
export interface Parameter {
  readonly name: string;
  readonly required: boolean;
  /** Only where it is not required. */
  readonly default?: string | number | boolean | null;
  /** The enum member that the default is, such as `Country.NIGERIA`. */
  readonly default_member?: string;
  /** The annotation, such as `Optional[str]`. */
  readonly type: string;
  /** Where its value goes. */
  readonly in?: string;
}

interface Method {
  readonly params: readonly Parameter[];
  /** Parameters that Python requires, but Paystack does not. */
  readonly optional_for_paystack?: readonly string[];
}

interface Class {
  /** The module of `pypaystack2.api`, and the file of its cases in `spec/fixtures/wire`. */
  readonly module: string;
  /** What `Paystack` calls its instance. */
  readonly attribute: string;
  /** As both kinds have them. */
  readonly methods: Readonly<Record<string, Method>>;
}

interface Signatures {
  readonly source: string;
  readonly constructor: readonly Parameter[];
  readonly classes: Readonly<Record<ClassName, Class>>;
  readonly enums: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The fields of each model. */
  readonly models: Readonly<Record<string, readonly { readonly name: string; readonly type: string }[]>>;
  readonly Response: readonly string[];
  readonly exceptions: readonly string[];
  readonly helpers: Readonly<Record<string, readonly Parameter[]>>;
  readonly exported_from_top: readonly string[];
}

/** A blocking class of pypaystack2; the other kind is called `Async` and the same. */
export type ClassName = keyof typeof fixture.classes;

/** The names that pypaystack2 has. */
export const signatures: Signatures = fixture;

export const classNames = Object.keys(fixture.classes) as ClassName[];

/** A request as it has to be. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: readonly string[];
  /** Nothing if left out. */
  readonly query?: readonly (readonly string[])[];
  /** None if left out. */
  readonly body?: unknown;
}

/** A call by its Python names. */
export interface RecordedCall {
  readonly api: ClassName;
  readonly call: string;
  readonly kwargs: Readonly<Record<string, unknown>>;
}

/**
 * A call that was recorded from pypaystack2, and what it has to lead to: as recorded, and corrected where Python is
 * wrong.
 */
export interface RecordedCase extends RecordedCall {
  /** The arguments that Python was given as enum members, not as their values. */
  readonly members?: readonly string[];
  readonly request?: RecordedRequest;
  /** The parameter, by its Python name, for which the call has to be refused with nothing sent. */
  readonly refuses?: string;
}

/** The cases of a class, in the order in which they were recorded. */
export function casesOf(api: ClassName): RecordedCase[] {
  const path = join(projectRoot, 'spec/fixtures/wire', `${signatures.classes[api].module}.json`);
  const cases = JSON.parse(readFileSync(path, 'utf8')) as Omit<RecordedCase, 'api'>[];
  return cases.map((recorded) => ({ api, ...recorded }));
}

/** The signature of a method. */
export function methodOf({ api, call }: Pick<RecordedCall, 'api' | 'call'>): Method {
  const method = signatures.classes[api].methods[call];
  if (method === undefined) throw new Error(`${api} has no ${call}.`);
  return method;
}

/** Whether a parameter has to be given: where Python requires it and Paystack does, too. */
export function isNeeded(
  { optional_for_paystack: optional = [] }: Method,
  { name, required }: Parameter,
): boolean {
  return required && !optional.includes(name);
}

/** The name that a Python name has in TypeScript. */
export function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The name of the first parameter of a method, if that one is positional. */
export function positionalOf(method: Method): string | undefined {
  const [first] = method.params;
  return first && isNeeded(method, first) ? first.name : undefined;
}

/** The arguments by the one rule: camelCase, the first parameter positional where it is needed, all others by name. */
export function argumentsOf({ api, call, kwargs }: RecordedCall): unknown[] {
  const method = methodOf({ api, call });
  const positional = positionalOf(method);
  const given = Object.entries(kwargs).map(([name, value]) => {
    const type = method.params.find((parameter) => parameter.name === name)?.type ?? '';
    return [name, inTypeScript(type, value)] as const;
  });
  const named = given
    .filter(([name]) => name !== positional)
    .map(([name, value]) => [camelCase(name), value] as const);
  const args = positional === undefined ? [] : [Object.fromEntries(given)[positional]];
  if (named.length > 0) args.push(Object.fromEntries(named));
  return args;
}

/** A list of models with the names that their fields have in TypeScript; anything else as it is. */
function inTypeScript(type: string, value: unknown): unknown {
  const [, item = ''] = /list\[(\w+)\]/.exec(type) ?? [];
  if (!(item in signatures.models) || !Array.isArray(value)) return value;
  return value.map((model: object) =>
    Object.fromEntries(Object.entries(model).map(([name, field]) => [camelCase(name), field as unknown])),
  );
}

/** Makes a recorded call: a blocking client gives the reply, another its promise. */
export function makeCall(
  client: object,
  recorded: RecordedCall,
): Response<unknown> | Promise<Response<unknown>> {
  const method = Reflect.get(client, camelCase(recorded.call)) as (
    ...args: unknown[]
  ) => ReturnType<typeof makeCall>;
  return method.apply(client, argumentsOf(recorded));
}

/** What a request has to be on the wire: as recorded, save that one without a body names no content type. */
export function expectedOnWire({ method, path, query = [], body = null }: RecordedRequest, authKey: string) {
  return {
    method,
    path,
    query,
    authorization: `Bearer ${authKey}`,
    contentType: body === null ? undefined : 'application/json',
    body,
  };
}

/** Reads a request off the wire into the form of `expectedOnWire`. */
export function readOffWire(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: unknown,
): ReturnType<typeof expectedOnWire> {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  return {
    method,
    path: pathname.split('/').slice(1).map(decodeURIComponent),
    query: [...searchParams],
    authorization: headers.authorization ?? '',
    contentType: headers['content-type'],
    body,
  };
}
