import type { AsyncCustomer, Customer } from 'tspaystack2';
import cases from '../fixtures/customers.json';
import signatures from '../fixtures/signatures.json';

/** A request as pypaystack2 made it. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: readonly string[];
  readonly query: readonly (readonly string[])[];
  readonly authorization: string;
  readonly content_type: string;
  readonly body: unknown;
}

/** A call of pypaystack2, and the request or the exception it led to. */
export interface RecordedCase {
  readonly call: keyof typeof signatures.classes.Customer;
  readonly kwargs: Readonly<Record<string, unknown>>;
  readonly request?: RecordedRequest;
  readonly raises?: string;
}

export const recordedCases = cases as readonly RecordedCase[];
export const requestCases = recordedCases.filter((recorded) => recorded.request !== undefined);
export const exceptionCases = recordedCases.filter((recorded) => recorded.raises !== undefined);

/** The name that a Python name has in TypeScript. */
export function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Makes a recorded call by the one rule: camelCase, the first parameter positional, all others by name. */
export function makeCall<Client extends Customer | AsyncCustomer>(
  client: Client,
  { call, kwargs }: RecordedCase,
): ReturnType<Client['create']> {
  const [first] = signatures.classes.Customer[call];
  const positional = first?.required ? first.name : undefined;
  const named = Object.entries(kwargs)
    .filter(([name]) => name !== positional)
    .map(([name, value]) => [camelCase(name), value] as const);
  const args = positional === undefined ? [] : [kwargs[positional]];
  if (named.length > 0) args.push(Object.fromEntries(named));
  const method = Reflect.get(client, camelCase(call)) as (...args: unknown[]) => ReturnType<Client['create']>;
  return method.apply(client, args);
}

/** What is expected on the wire: as recorded, save that a request without a body names no content type. */
export function expectedOnWire({ request }: RecordedCase) {
  if (request === undefined) throw new Error('This case makes no request.');
  const { method, path, query, authorization, body } = request;
  return {
    method,
    path,
    query,
    authorization,
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
