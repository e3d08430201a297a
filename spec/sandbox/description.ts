import OpenAPIResponseValidator from 'openapi-response-validator';
import description from '../fixtures/openapi.json';

/** What the validator says; its own types leave it open. */
interface Found {
  message: string;
  errors: { path?: string; message?: string }[];
}

type Responses = ConstructorParameters<typeof OpenAPIResponseValidator>[0]['responses'];

const paths = description.paths as unknown as Readonly<Record<string, Responses>>;
const differences = description.differences as Readonly<Record<string, readonly string[]>>;

/** Endpoints that Paystack's description has, such as `GET /plan/{id_or_code}`. */
export const described = Object.keys(paths);

/**
 * What Paystack's description says against a reply. Where Paystack's own sample of the endpoint disagrees with the
 * description, the reply may do so, too, with a value of the same kind.
 */
export function problemsOf(route: string, statusCode: number, body: unknown): string[] {
  const responses = paths[route];
  if (!responses) throw new Error(`The description has no ${route}.`);
  const { schemas } = description.components;
  const validator = new OpenAPIResponseValidator({
    responses,
    components: { schemas },
  } as unknown as ConstructorParameters<typeof OpenAPIResponseValidator>[0]);
  const found = validator.validateResponse(String(statusCode), structuredClone(body)) as Found | undefined;
  const listed = differences[route] ?? [];
  if (found && !('path' in (found.errors[0] ?? {}))) {
    const allowed = listed.some((difference) => difference.endsWith(`the sample ${statusCode}`));
    return allowed ? [] : [`${found.message} ${statusCode}`];
  }
  const errors = found?.errors ?? [];
  return errors
    .map(({ path = '', message }) => ({ path, message: message ?? '' }))
    .map(({ path, message }) => ({ message, where: placeOf(path), kind: kindOf(valueAt(body, path)) }))
    .filter(
      ({ where, message, kind }) => !listed.some((difference) => covers(difference, where, message, kind)),
    )
    .map(({ where, message, kind }) => `${where}: ${message}, not ${kind}`);
}

/** Whether a difference between sample and description is what a problem is about. */
function covers(difference: string, where: string, message: string, kind: string): boolean {
  const [, missing] = /required property '(.+)'/.exec(message) ?? [];
  if (missing !== undefined) return difference === `${where || '(root)'}: OpenAPI requires ${missing}`;
  return difference.startsWith(`${where}: sample ${kind},`);
}

function placeOf(path: string): string {
  return path
    .replace(/^response$/, '')
    .split('/')
    .reduce((place, name) => (/^\d+$/.test(name) ? `${place}[]` : `${place}.${name}`), '')
    .replace(/^\./, '');
}

function valueAt(body: unknown, path: string): unknown {
  return path
    .replace(/^response$/, '')
    .split('/')
    .filter(Boolean)
    .reduce((value, name) => (value as Readonly<Record<string, unknown>>)[name], body);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (value === '') return '""';
  return Array.isArray(value) ? 'array' : typeof value;
}
