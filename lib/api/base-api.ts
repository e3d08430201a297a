import { setMaxListeners } from 'node:events';
import { type Fields, callback, checkNamed, ensure, identifier, secretKey } from '../checks';
import { now } from '../clock';
import { HTTPMethod } from '../enums';
import { InvalidDataException, InvalidMethodException, MissingAuthKeyException } from '../exceptions';
import { notify } from '../observer';
import {
  type AsyncCallOptions,
  type CallOptions,
  type ClientOptions,
  callFields,
  clientFields,
} from '../options';
import { type Response, shapeResponse } from '../response';
import type { Mode, Modes, Pause, PendingCall, Transport, TransportFactory } from '../transport';
import { version } from '../version';
import {
  type BatchEntry,
  type BatchOptions,
  type BatchOptionsWithOnEntry,
  QueuedCall,
  batchFields,
  runBatch,
} from './batch';
import { walkPages } from './pages';

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

/** A list of items that is walked through. */
export interface List {
  /** Where to begin. */
  readonly from: string;
  /** States the call for the page that some parameters of a query point to. */
  readonly page: (query: object) => Endpoint;
}

/** A checked call, whatever becomes of the arguments that it was made from. */
export interface Draft {
  readonly method: HTTPMethod;
  readonly path: string;
  readonly url: string;
  readonly body: string | undefined;
  readonly timeout: number;
  readonly deadline: number;
  readonly retries: number;
}

interface StartOptions {
  readonly signal?: AbortSignal | undefined;
  readonly leaves429?: boolean;
}

type KeysOf<P> = P extends unknown ? Extract<keyof P, string> : never;

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
  readonly #ownCallFields: Fields;
  readonly #transport: Transport<M>;

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
    this.#settings = { ...DEFAULTS, ...('baseURL' in given ? {} : environmentSettings()), ...given };
    const { origin, pathname } = new URL(this.#settings.baseURL);
    this.#root = origin + pathname.replace(/\/+$/, '');
    this.#ownCallFields = transport.callFields;
    this.#transport = transport.open(given);
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
  ): Modes<T>[M]['reply'] {
    return this.#transport.run(() => this.#callSteps<T>(endpoint(), options));
  }

  /**
   * Walks through all items of a list. Pages are fetched as they are needed, each while the one before it is
   * worked on; to leave the walk early aborts what is under way.
   *
   * @param begin - states the list once the walk begins; what it throws is the walk's own exception.
   * @param keyOf - tells an item from all others.
   * @param options - limits of the call for each page, in place of the client's.
   */
  protected walk<T>(
    begin: () => List,
    keyOf: (item: T) => unknown,
    options?: Modes[M]['callOptions'] | null,
  ): Modes<T>[M]['iterable'] {
    return this.#transport.iterate(() => this.#walkSteps(begin(), keyOf, this.#limits(options)));
  }

  /**
   * Makes many calls, some at a time.
   *
   * @param calls - makes the calls on the queue that it receives.
   * @param queue - what `queue()` gives, as the type that it has for this API.
   */
  protected runBatch<Queue, T>(
    calls: (queue: Queue) => Iterable<QueuedCall<T>>,
    queue: Queue,
    options: BatchOptions | null | undefined,
  ): Modes<BatchEntry<T>[] | number>[M]['returned'] {
    return this.#transport.run(() => {
      ensure('calls', calls, callback);
      return this.#batchSteps(() => calls(queue), options);
    });
  }

  /** This API, its methods queueing what they would send, as it is when they are called. */
  protected queue(): object {
    const call = (endpoint: () => Endpoint, options: unknown) => {
      const made = attempt(() => this.#draft(endpoint(), checkNamed('options', options, callFields)));
      return new QueuedCall(made);
    };
    const refuse = () => {
      throw new InvalidDataException('queue', 'has only methods that make one call each.');
    };
    const methods = { call: { value: call }, walk: { value: refuse }, runBatch: { value: refuse } };
    return Object.create(this, methods) as object;
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

  *#callSteps<T>(endpoint: Endpoint, options: unknown): Generator<Pause, Response<T>, void> {
    const limits = this.#limits(options);
    const pending = this.#start(this.#draft(endpoint, limits), { signal: limits.signal });
    yield { calls: [pending] };
    return shapeResponse<T>(pending.take());
  }

  *#walkSteps<T>(
    { from, page }: List,
    keyOf: (item: T) => unknown,
    limits: Given<AsyncCallOptions>,
  ): Generator<Pause | { readonly item: T }, void, void> {
    const stop = new AbortController();
    const signal = eitherOf(limits.signal, stop.signal);
    try {
      yield* walkPages((query) => this.#start(this.#draft(page(query), limits), { signal }), from, keyOf);
    } finally {
      stop.abort();
    }
  }

  *#batchSteps<T>(
    calls: () => Iterable<QueuedCall<T>>,
    options: unknown,
  ): Generator<Pause, BatchEntry<T>[] | number, void> {
    const fields = { ...batchFields, ...this.#ownCallFields };
    const given: Partial<Given<BatchOptionsWithOnEntry<T> & AsyncCallOptions>> = checkNamed(
      'options',
      options,
      fields,
    );
    const { concurrency = 8, onEntry } = given;
    const stop = new AbortController();
    const signal = eitherOf(given.signal, stop.signal);
    const start = (call: QueuedCall<T>) => this.#start(call.draft(), { signal, leaves429: true });

    const entries: BatchEntry<T>[] = [];
    let count = 0;
    const deliver = (entry: BatchEntry<T>) => {
      if (onEntry) onEntry(entry, count);
      else entries.push(entry);
      count += 1;
    };
    try {
      yield* runBatch(calls(), { start, deliver, concurrency, signal });
    } finally {
      stop.abort();
    }
    return onEntry ? count : entries;
  }

  #limits(options: unknown): Given<AsyncCallOptions> {
    return checkNamed('options', options, { ...callFields, ...this.#ownCallFields });
  }

  /** A call as it goes over the wire. */
  #draft({ method, path, query, body }: Endpoint, limits: Given<CallOptions>): Draft {
    if (!Object.hasOwn(HTTPMethod, method)) {
      throw new InvalidMethodException(
        `The HTTP method must be one of ${Object.keys(HTTPMethod).join(', ')}.`,
      );
    }
    const { timeout, deadline, retries } = { ...this.#settings, ...limits };
    return {
      method,
      path,
      url: this.#root + path + queryString(query),
      body: body && JSON.stringify(body),
      timeout,
      deadline,
      retries,
    };
  }

  /** Sends a call. */
  #start(draft: Draft, { signal, leaves429 = false }: StartOptions): PendingCall {
    // Each by its name: the rest of an object, `...draft`, would cost 20 MB over many calls.
    const { method, path, url, body, timeout, deadline, retries } = draft;
    const { maxResponseBytes, onAttempt } = this.#settings;
    // Many calls may listen to one signal: that is no leak.
    if (signal) setMaxListeners(0, signal);
    return this.#transport.start({
      request: {
        method,
        url,
        headers: body ? { ...this.#headers, 'Content-Type': 'application/json' } : this.#headers,
        body,
        timeout,
        expires: now() + deadline,
        retries,
        maxResponseBytes,
        leaves429,
      },
      signal,
      onAttempt: onAttempt && ((outcome) => notify(onAttempt, { method, path, ...outcome })),
    });
  }
}

function eitherOf(given: AbortSignal | null | undefined, own: AbortSignal): AbortSignal {
  return given ? AbortSignal.any([given, own]) : own;
}

/** What a function gives or throws, to be had later. */
function attempt<T>(make: () => T): () => T {
  try {
    const made = make();
    return () => made;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

function findKey(authKey: unknown): string {
  const { PAYSTACK_AUTHORIZATION_KEY, PAYSTACK_SECRET_KEY } = process.env;
  const sources = { authKey, PAYSTACK_AUTHORIZATION_KEY, PAYSTACK_SECRET_KEY };
  for (const [name, key] of Object.entries(sources)) {
    if (key !== undefined && key !== null && key !== '') {
      ensure(name, key, secretKey);
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
