import { setMaxListeners } from 'node:events';
import { type Fields, callback, checkNamed, ensure, identifier, secretKey } from '../checks';
import { now } from '../clock';
import { HTTPMethod } from '../enums';
import { InvalidMethodException, MissingAuthKeyException } from '../exceptions';
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

/** What a walk or a batch adds to each of its calls. */
interface StartOptions {
  readonly signal?: AbortSignal;
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
    this.#settings = { ...DEFAULTS, ...environmentSettings(), ...given };
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
   * @param list - states the call for the page that some parameters of a query point to.
   * @param from - gives the place to begin; what it throws is the walk's own exception.
   * @param keyOf - tells an item from all others.
   */
  protected walk<T>(
    list: (query: object) => Endpoint,
    from: () => string,
    keyOf: (item: T) => unknown,
  ): Modes<T>[M]['iterable'] {
    return this.#transport.iterate(() => this.#walkSteps(list, from(), keyOf));
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

  /** This API, its methods queueing what they would send. */
  protected queue(): object {
    return Object.create(this, { call: { value: enqueue } }) as object;
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
    const pending = this.#start(endpoint, options);
    yield { calls: [pending] };
    return shapeResponse<T>(pending.take());
  }

  *#walkSteps<T>(
    list: (query: object) => Endpoint,
    from: string,
    keyOf: (item: T) => unknown,
  ): Generator<Pause | { readonly item: T }, void, void> {
    const stop = new AbortController();
    try {
      yield* walkPages((query) => this.#start(list(query), null, { signal: stop.signal }), from, keyOf);
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
    const signal = given.signal ? AbortSignal.any([given.signal, stop.signal]) : stop.signal;
    // Each call under way listens to it: many are no leak.
    setMaxListeners(0, signal);
    const start = (call: QueuedCall<T>) =>
      this.#start(call.endpoint(), call.options, { signal, leaves429: true });

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

  /** Sends a call. */
  #start({ method, path, query, body }: Endpoint, options: unknown, how: StartOptions = {}): PendingCall {
    if (!Object.hasOwn(HTTPMethod, method)) {
      throw new InvalidMethodException(
        `The HTTP method must be one of ${Object.keys(HTTPMethod).join(', ')}.`,
      );
    }
    const limits: Given<AsyncCallOptions> = checkNamed('options', options, {
      ...callFields,
      ...this.#ownCallFields,
    });
    const { timeout, deadline, retries, maxResponseBytes, onAttempt } = { ...this.#settings, ...limits };
    return this.#transport.start({
      request: {
        method,
        url: this.#root + path + queryString(query),
        headers: body ? { ...this.#headers, 'Content-Type': 'application/json' } : this.#headers,
        body: body && JSON.stringify(body),
        timeout,
        expires: now() + deadline,
        retries,
        maxResponseBytes,
        leaves429: how.leaves429 ?? false,
      },
      signal: how.signal ?? limits.signal,
      onAttempt: onAttempt && ((outcome) => notify(onAttempt, { method, path, ...outcome })),
    });
  }
}

/** Stands in for `call` in a queue: what the methods of an API state is kept, not sent. */
function enqueue<T>(endpoint: () => Endpoint, options: CallOptions | null | undefined): QueuedCall<T> {
  return new QueuedCall(endpoint, options);
}

function findKey(authKey: unknown): string {
  const { PAYSTACK_AUTHORIZATION_KEY, PAYSTACK_SECRET_KEY } = process.env;
  const sources = { authKey, PAYSTACK_AUTHORIZATION_KEY, PAYSTACK_SECRET_KEY };
  for (const [name, key] of Object.entries(sources)) {
    if (key) {
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
