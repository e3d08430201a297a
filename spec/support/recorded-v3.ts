import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fixture from '../fixtures/signatures-v3.json';
import { type ClassName, type RecordedRequest, camelCase, positionalOf, signatures } from './recorded';
import { projectRoot } from './run-script';

/** A parameter of a method of pypaystack2 3.3.0, or a field of one of its models. */
export interface ParameterV3 {
  readonly name: string;
  readonly required: boolean;
  readonly type: string;
}

interface MethodV3 {
  readonly params: readonly ParameterV3[];
  readonly optional_for_paystack?: readonly string[];
}

interface ClassV3 {
  /** Its name in Python, such as `TransactionClient`. */
  readonly class: string;
  readonly async_class: string;
  /** What `PaystackClient` calls its instance; `Paystack` has none. */
  readonly attribute?: string;
  readonly methods: Readonly<Record<string, MethodV3>>;
}

type Members = Readonly<Record<string, string>>;
type Model = Readonly<{ fields: readonly ParameterV3[] }>;

interface SignaturesV3 {
  readonly constructor: readonly Omit<ParameterV3, 'default'>[];
  readonly classes: Readonly<Record<string, ClassV3>>;
  readonly main: Readonly<
    Record<string, { readonly attributes: Members; readonly methods: readonly string[] }>
  >;
  readonly exported_from_sub_clients: readonly string[];
  readonly payload_models: Readonly<Record<string, Model>>;
  readonly response_models: Readonly<Record<string, Model>>;
  readonly enums: Readonly<Record<string, Members>>;
  readonly webhook_enums: Readonly<Record<string, Members>>;
  readonly exceptions: Members;
  readonly helpers_on_every_client: Readonly<Record<string, readonly { readonly name: string }[]>>;
}

/** The names that pypaystack2 3.3.0 has. */
export const signaturesV3 = fixture as unknown as SignaturesV3;

export const classNamesV3 = Object.keys(signaturesV3.classes);

interface Outcome {
  readonly request?: RecordedRequest;
  readonly raises?: string;
}

/** A call that was recorded from pypaystack2 3.3.0, and what it led to. */
export interface CaseV3 extends Outcome {
  readonly api: string;
  readonly call: string;
  readonly kwargs: Readonly<Record<string, unknown>>;
  /** Defaults in the body that Paystack takes by itself. */
  readonly may_lack?: readonly string[];
  /** In which way Python is wrong. */
  readonly odd?: readonly string[];
  /** What it has to lead to where Python is wrong. */
  readonly right?: Outcome;
}

/** All recorded calls, in the order in which they were recorded. */
export const casesV3 = readdirSync(join(projectRoot, 'spec/fixtures/wire-v3')).flatMap(
  (file) => JSON.parse(readFileSync(join(projectRoot, 'spec/fixtures/wire-v3', file), 'utf8')) as CaseV3[],
);

/** The signature of a method. */
export function methodV3({ api, call }: Pick<CaseV3, 'api' | 'call'>): MethodV3 {
  const method = signaturesV3.classes[api]?.methods[call];
  if (method === undefined) throw new Error(`${api} has no ${call}.`);
  return method;
}

/** The name that a Python name of a parameter has in TypeScript: `id_` is there because Python has an `id` of its own. */
export function parameterName(name: string): string {
  return camelCase(name.replace(/_$/, ''));
}

/** The name of the positional parameter. Methods that are older than 3.x keep what they had. */
export function positionalV3(of: Pick<CaseV3, 'api' | 'call'>): string | undefined {
  const { params, optional_for_paystack: optional = [] } = methodV3(of);
  const [first] = params;
  const classes: Partial<Record<string, (typeof signatures.classes)[ClassName]>> = signatures.classes;
  const older = classes[of.api]?.methods[of.call];
  const isPositional = older
    ? positionalOf(older) !== undefined
    : first?.required === true && !optional.includes(first.name);
  return isPositional ? first?.name : undefined;
}

/** The arguments in TypeScript. */
export function argumentsV3(recorded: CaseV3): unknown[] {
  const { params } = methodV3(recorded);
  const positional = positionalV3(recorded);
  const named = new Map<string, unknown>();
  let first: unknown;
  for (const [name, value] of Object.entries(recorded.kwargs)) {
    const type = params.find((parameter) => parameter.name === name)?.type ?? '';
    const argument = asModel(type, value);
    if (name === positional) first = argument;
    else named.set(parameterName(name), argument);
  }
  const args = positional === undefined ? [] : [first];
  if (named.size > 0) args.push(Object.fromEntries(named));
  return args;
}

/** A model, or a list of them, with the names that the fields have in TypeScript; anything else as it is. */
function asModel(type: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => asModel(type, item));
  const isModel = Object.keys(signaturesV3.payload_models).some((name) =>
    new RegExp(String.raw`\b${name}\b`).test(type),
  );
  if (!isModel || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [camelCase(name), field as unknown]),
  );
}

/** Makes a recorded call of a client. */
export function makeCallV3(client: object, recorded: CaseV3): unknown {
  const method = Reflect.get(client, camelCase(recorded.call)) as
    ((...args: unknown[]) => unknown) | undefined;
  if (method === undefined) throw new Error(`${recorded.api} has no ${camelCase(recorded.call)}.`);
  return method.apply(client, argumentsV3(recorded));
}
