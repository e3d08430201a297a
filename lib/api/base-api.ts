import { type Fields, checkNamed, ensure, identifier, kindOf, rule } from '../checks';
import { now } from '../clock';
import { HTTPMethod } from '../enums';
import { InvalidMethodException, MissingAuthKeyException } from '../exceptions';
import { notify } from '../observer';
import { type AsyncCallOptions, type ClientOptions, callFields, clientFields } from '../options';
import { type Response, shapeResponse } from '../response';
import type { Mode, Modes, PreparedCall, Transport, TransportFactory } from '../transport';
import { version } from '../version';

/** One call of Paystack's API: a verb, an encoded path, and a query or a body. */
export interface Endpoint {
  readonly method: HTTPMethod;
  /** Begins with a slash; {@link BaseAPI.segment} encodes what varies in it. */
  readonly path: string;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

type Given<Options> = { readonly [K in keyof Options]: NonNullable<Options[K]> };

const DEFAULTS = {
  baseURL: 'https://api.paystack.co',
  timeout: 30_000,
  deadline: 120_000,
  retries: 2,
  maxResponseBytes: 10 * 1024 * 1024,
} satisfies ClientOptions;

type Settings = Given<ClientOptions> & typeof DEFAULTS;

type KeysOf<P> = P extends unknown ? Extract<keyof P, string> : never;

const headerText = rule(
  'printable ASCII without spaces and line breaks',
  (value) => typeof value === 'string' && /^[\x21-\x7e]+$/.test(value),
  kindOf,
);

/**
 * What every API of Paystack shares: it knows the key, builds URLs, merges optional parameters and shapes the
 * reply. How a request travels is its transport's business. Mirrors `pypaystack2.baseapi.BaseAPI`.
 *
 * @typeParam M - `'blocking'` or `'async'`: how calls give back their replies.
 */
export abstract class BaseAPI<M extends Mode> {
  readonly #headers: Readonly<Record<string, string>>;
  readonly #root: string;
  readonly #settings: Settings;
  readonly #callFields: Fields;
  readonly #send: Transport<M>;

  /**
   * @param transport - the way on which requests travel.
   * @param authKey - Paystack's secret key. Default: the environment's `PAYSTACK_AUTHORIZATION_KEY`, else its
   * `PAYSTACK_SECRET_KEY`.
   * @param options - see `ClientOptions`.
   * @throws MissingAuthKeyException if there is no key.
   * @throws InvalidDataException for a key or an option that cannot be right.
   */
  protected constructor(
    transport: TransportFactory<M>,
    authKey?: string | null,
    options?: Modes[M]['clientOptions'] | null,
  ) {
    this.#headers = {
      Accept: 'application/json',
      Authorization: `Bearer ${findKey(authKey)}`,
      'User-Agent': `tspaystack2-${version}`,
    };
    const given = checkNamed('options', options, { ...clientFields, ...transport.clientFields });
    this.#settings = { ...DEFAULTS, ...environmentSettings(), ...given };
    const { origin, pathname } = new URL(this.#settings.baseURL);
    this.#root = origin + pathname.replace(/\/+$/, '');
    this.#callFields = { ...callFields, ...transport.callFields };
    this.#send = transport.open(given);
  }

  /**
   * Makes one call.
   *
   * @param endpoint - states the call; what it throws reaches the caller as the call's own exception.
   * @param options - limits of this call, in place of the client's.
   */
  protected call<T>(
    endpoint: () => Endpoint,
    options?: Modes[M]['callOptions'] | null,
  ): Modes<Response<T>>[M]['returned'] {
    return this.#send(
      () => this.#prepare(endpoint(), options),
      ({ statusCode, body }) => shapeResponse<T>(statusCode, body),
    );
  }

  /**
   * Checks parameters given by name and renames them for the wire; those that are `null` or `undefined` are
   * left out.
   *
   * @throws InvalidDataException for an unknown name, or a value that is not allowed.
   */
  protected merge<P>(params: P | null | undefined, fields: Fields<KeysOf<P>>): Record<string, unknown> {
    return checkNamed('params', params, fields);
  }

  /**
   * Checks the first, positional parameter of a call, which says whom it is about.
   *
   * @throws InvalidDataException if it is no string, empty, `.` or `..`.
   */
  protected identify(name: string, value: string): string {
    ensure(name, value, identifier);
    return value;
  }

  /** As {@link BaseAPI.identify}, encoded to stand as one segment of a path. */
  protected segment(name: string, value: string): string {
    return encodeURIComponent(this.identify(name, value));
  }

  #prepare({ method, path, query, body }: Endpoint, options: unknown): PreparedCall {
    if (!Object.hasOwn(HTTPMethod, method)) {
      throw new InvalidMethodException(
        `The HTTP method must be one of ${Object.keys(HTTPMethod).join(', ')}.`,
      );
    }
    const limits: Given<AsyncCallOptions> = checkNamed('options', options, this.#callFields);
    const { timeout, deadline, retries, maxResponseBytes, onAttempt } = { ...this.#settings, ...limits };
    return {
      request: {
        method,
        url: this.#root + path + queryString(query),
        headers: body ? { ...this.#headers, 'Content-Type': 'application/json' } : this.#headers,
        body: body && JSON.stringify(body),
        timeout,
        expires: now() + deadline,
        retries,
        maxResponseBytes,
      },
      signal: limits.signal,
      onAttempt: onAttempt && ((outcome) => notify(onAttempt, { method, path, ...outcome })),
    };
  }
}

function findKey(authKey: unknown): string {
  const { PAYSTACK_AUTHORIZATION_KEY, PAYSTACK_SECRET_KEY } = process.env;
  const sources = { authKey, PAYSTACK_AUTHORIZATION_KEY, PAYSTACK_SECRET_KEY };
  for (const [name, key] of Object.entries(sources)) {
    if (key) {
      ensure(name, key, headerText);
      return key as string;
    }
  }
  throw new MissingAuthKeyException();
}

function environmentSettings(): { baseURL?: string } {
  const { PAYSTACK_BASE_URL } = process.env;
  if (!PAYSTACK_BASE_URL) return {};
  ensure('PAYSTACK_BASE_URL', PAYSTACK_BASE_URL, clientFields.baseURL.check);
  return { baseURL: PAYSTACK_BASE_URL };
}

function queryString(query: Endpoint['query'] = {}): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}
