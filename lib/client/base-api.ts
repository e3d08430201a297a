import { callbackCheck, ensure, rule, show } from '../arguments/checks';
import { HTTPMethod } from '../arguments/enums';
import { InvalidDataException, InvalidMethodException } from '../exceptions';
import {
  type Argument,
  type Field,
  type Fields,
  type Named,
  type PlainObject,
  WHOLE_BODY,
  jsonContent,
  queryContent,
  readArguments,
  readOptions,
} from '../arguments/fields';
import {
  type BatchResults,
  type BatchResult,
  type BatchOptions,
  type BatchOptionsWithOnResult,
  type DataOf,
  batchFields,
  batchRoutine,
} from '../many/batch';
import { type QueueOf, queueFor } from '../many/queue';
import { QueuedCall } from '../call/queued-call';
import { PAGE_STYLES, type PageQuery, paginationFields, paginationRoutine } from '../many/pagination';
import type { Mode, Options, Reply, Result, Items } from '../call/mode';
import { withoutPrototype } from '../objects';
import { observerOf } from './observer';
import type { AsyncCallOptions } from '../arguments/options';
import type { PreparedCall } from '../call/prepared-call';
import { fromCaller } from '../call/stack';
import type { Routine, Transport } from '../call/transport';
import { type Session, headersFor } from './session';

/** An endpoint of Paystack, such as `GET /plan/{idOrCode}/`. */
type EndpointRoute = `${HTTPMethod} /${string}`;

/** The names in braces of a route. */
type SegmentsOf<Route extends string> = Route extends `${string}{${infer Name}}${infer Rest}`
  ? Name | SegmentsOf<Rest>
  : never;

/** What the caller of a method gave, and the fields that describe it. Each segment of the route has to be there. */
type GivenArguments<M extends Mode, Route extends string, Name extends string> = {
  /** The parameters in the order of the wire. They go into the query of a GET, and else into the body. */
  readonly fields?: Readonly<Record<Name, Field<unknown>>>;
  /** The parameters that go by name. */
  readonly params?: unknown;
  readonly options: Options<M> | undefined;
} & ([Exclude<SegmentsOf<Route>, Name>] extends [never]
  ? { readonly first?: Named }
  : { readonly first: Readonly<Record<Exclude<SegmentsOf<Route>, Name>, unknown>> });

/** How a list is paged. */
interface ListRules<T> {
  readonly fields: Fields & { readonly pagination: Field<number, 'optional'> };
  /** How the list tells its pages. Default: by number. */
  readonly by?: keyof typeof PAGE_STYLES;
  /** The field that tells an item from all others. Default: `id`. */
  readonly key?: keyof T & string;
}

/** What `request` takes beside verb and path. */
export interface RequestContent {
  /** Parameters of the query. Those that are `null` or `undefined` are left out. A Date is sent as ISO 8601 in UTC. */
  readonly query?:
    Readonly<Record<string, string | number | boolean | Date | null | undefined>> | null | undefined;
  /** The body, sent as JSON as it is. */
  readonly body?: PlainObject | readonly unknown[] | null | undefined;
}

/** What a batch of this kind of client takes beside `BatchOptions`: a signal, where calls take one. */
type SignalOf<M extends Mode> = Pick<
  NonNullable<Options<M>>,
  Extract<keyof NonNullable<Options<M>>, 'signal'>
>;

/** A call as it is stated: a verb, an encoded path, and a query or a body. */
interface Endpoint {
  readonly method: HTTPMethod;
  /** The path with names in braces; `null` where the caller gave the path. */
  readonly route: string | null;
  readonly path: string;
  readonly query: object | undefined;
  readonly body: unknown;
}

const contentFields = { query: queryContent(), body: jsonContent() };

const isPath = rule(
  'a path such as "/customer/CUS_1", without a query, and without segments "." and ".."',
  (value) =>
    typeof value === 'string' &&
    /^\/[\x21-\x7e]*$/.test(value) &&
    !/[?#\\]|\/(\.|%2e){1,2}(\/|$)/i.test(value),
  // A query may hold an account number.
  (value) => show(typeof value === 'string' ? value.replace(/[?#].*/s, '?…') : value),
);

/**
 * What every API of Paystack shares: it builds URLs, merges optional parameters, and hands calls to the transport of
 * its kind. Python: `pypaystack2.baseapi.BaseAPI`.
 *
 * @typeParam M - how calls give back their replies.
 */
export abstract class BaseAPI<M extends Mode> {
  readonly #session: Session<M>;

  /** @internal */
  constructor(session: Session<M>) {
    this.#session = session;
    bindMethods(this);
  }

  /** @internal */
  static sessionOf<M extends Mode>(api: BaseAPI<M>): Session<M> {
    return api.#session;
  }

  /**
   * Makes a call for which there is no method yet, with the same limits, retries and checks of the reply.
   *
   * @param method - the HTTP method.
   * @param path - begins with a slash; what varies in it is percent-encoded already.
   * @param content - the query and the body.
   * @param options - options of this call.
   * @returns the reply.
   * @throws InvalidMethodException for an unknown method, InvalidDataException for any other argument that cannot be
   * right, before anything is sent.
   * @throws NetworkException if no usable reply came; TimeoutException if none came in time.
   */
  request<T = unknown>(
    method: HTTPMethod,
    path: string,
    content?: RequestContent | null,
    options?: Options<M>,
  ): Reply<M, T> {
    return this.#reply('request', () => {
      if (!Object.values(HTTPMethod).includes(method)) {
        throw new InvalidMethodException(
          `The HTTP method must be one of ${Object.keys(HTTPMethod).join(', ')}.`,
        );
      }
      ensure('path', path, isPath);
      const { query, body }: Partial<Endpoint> = readOptions('content', content, contentFields);
      return this.#prepare({ method, route: null, path, query, body }, this.#readOptions(options));
    });
  }

  /**
   * Makes many calls, some at a time, and gives their replies in the order of the calls once all are done. A call that
   * fails does not affect the others: its result is its exception. After a 429 the whole batch pauses for as long as
   * it says, and then goes on. Where replies say how many calls are left, the batch pauses before it is refused.
   *
   * @param calls - makes the calls on the queue that it receives, which has this client's methods, and gives them
   * back; as an iterable, from which each is taken when its turn comes. A promise class also takes an async iterable.
   * @param options - how many at a time; `onResult`, to have results handed over and not kept; with a promise class
   * also a `signal`.
   * @returns a result for each call: its reply, or its exception. With `onResult`, how many there were.
   * @throws InvalidDataException for an option that cannot be right, for anything but a call that was queued here, and
   * for an async method of a subclass, which cannot be queued.
   * @throws NetworkException if the signal of a promise class was aborted.
   * @example
   * ```ts
   * const emails = ['ada@example.com', 'grace@example.com'];
   * const customer = new Customer('sk_test_…');
   * for (const result of customer.batch((queue) => emails.map((email) => queue.create(email)))) {
   *   console.log(result.message);
   * }
   * ```
   */
  batch<Call extends QueuedCall<unknown>>(
    calls: (queue: QueueOf<this>) => Iterable<Call> | (M extends 'async' ? AsyncIterable<Call> : never),
    options: BatchOptionsWithOnResult<DataOf<Call>> & SignalOf<M>,
  ): Result<M, number>;
  batch<Calls extends readonly QueuedCall<unknown>[] | []>(
    calls: (queue: QueueOf<this>) => Calls,
    options?: (BatchOptions & SignalOf<M>) | null,
  ): Result<M, BatchResults<Calls>>;
  batch<Call extends QueuedCall<unknown>>(
    calls: (queue: QueueOf<this>) => Iterable<Call> | (M extends 'async' ? AsyncIterable<Call> : never),
    options?: (BatchOptions & SignalOf<M>) | null,
  ): Result<M, BatchResult<DataOf<Call>>[]>;
  batch(
    calls: (queue: QueueOf<this>) => Iterable<QueuedCall<unknown>> | AsyncIterable<QueuedCall<unknown>>,
    options?: (Partial<BatchOptionsWithOnResult<unknown>> & SignalOf<M>) | null,
  ): Result<M, BatchResult<unknown>[] | number> {
    const session = this.#session;
    return this.#transportForMany().run(() => {
      ensure('calls', calls, callbackCheck);
      const { signal: signalField } = session.callFields;
      const fields: Fields = signalField ? { ...batchFields, signal: signalField } : batchFields;
      const given: BatchSettings = readOptions('options', options, fields);
      const { concurrency = 8, onPause, onResult, signal } = given;
      const results: BatchResult<unknown>[] = [];
      const run = batchRoutine<unknown>({
        owner: this,
        calls: calls(queueFor(this, (api) => queueingOf(api, this))),
        concurrency,
        onResult: onResult ?? ((result) => void results.push(result)),
        onPause,
        isAsync: session.isAsync,
        signal,
      });
      const routine: Routine<BatchResult<unknown>[] | number> = function* (sent) {
        const count = yield* run(sent);
        return onResult ? count : results;
      };
      return { routine, signal };
    });
  }

  /**
   * Makes the call of one endpoint.
   *
   * @param route - the method and the path, with the name of a parameter in braces where its value stands.
   * @param given - what the caller gave, and the fields that describe it.
   */
  protected call<T, Route extends EndpointRoute = EndpointRoute, Name extends string = never>(
    route: Route,
    given: GivenArguments<M, Route, Name>,
  ): Reply<M, T> {
    return this.#reply('call', () => {
      const { fields = {}, params, options, first } = withoutPrototype(given);
      const args = readArguments('params', params, fields, first);
      return this.#prepare(endpointOf(route, fields, args), this.#readOptions(options));
    });
  }

  /**
   * Gives all items of a list. Pages are fetched as they are needed, each while the caller works on the one before it.
   * If the caller leaves early, what is under way is cancelled.
   *
   * @param route - as in `call`.
   * @param given - as in `call`, with how the list is paged, and what tells an item from all others.
   */
  protected paginate<
    T extends object,
    Route extends EndpointRoute = EndpointRoute,
    Name extends string = never,
  >(route: Route, given: GivenArguments<M, Route, Name> & ListRules<T>): Items<M, T> {
    return this.#transportForMany().paginate<T>(() => {
      const {
        fields,
        params,
        options,
        first,
        by = 'page',
        key = 'id' as keyof T & string,
      } = withoutPrototype(given);
      const args = readArguments('params', params, paginationFields(fields), first);
      const { position, concurrency } = withoutPrototype(
        Object.fromEntries(args.map(({ name, value }) => [name, value])),
      );
      const filters = args.filter(({ name }) => name !== 'position' && name !== 'concurrency');
      const { query, ...endpoint } = endpointOf(route, fields, filters);
      const settings = this.#readOptions(options);
      return paginationRoutine<T>({
        prepare: (page: PageQuery) => this.#prepare({ ...endpoint, query: { ...query, ...page } }, settings),
        style: PAGE_STYLES[by],
        isNumbered: 'page' in fields,
        position: position as string | undefined,
        concurrency: concurrency as number | undefined,
        keyOf: (item) => item[key],
      });
    });
  }

  /**
   * Gives the reply of a call, in the way of this kind of client. A call that is refused is the same, whatever the kind.
   *
   * @param method - the method that is on the stack. The stack of an exception begins with its caller.
   */
  #reply<T>(method: string, prepare: () => PreparedCall): Reply<M, T> {
    const { transport, queueOwner } = this.#session;
    try {
      const call = prepare();
      return queueOwner ? queued<M, T>(queueOwner, () => call) : transport.send<T>(call);
    } catch (error) {
      const thrown = fromCaller(error, BaseAPI.prototype, method);
      if (queueOwner === undefined) return transport.refuse<T>(thrown);
      return queued<M, T>(queueOwner, () => {
        throw thrown;
      });
    }
  }

  /** Runs what makes many calls. A queue takes single calls alone. */
  #transportForMany(): Transport<M> {
    const { transport, queueOwner } = this.#session;
    if (queueOwner) throw new InvalidDataException('queue', 'has only methods that make one call each.');
    return transport;
  }

  /** A call as it goes over the wire. */
  #prepare({ method, route, path, query, body }: Endpoint, given: CallSettings): PreparedCall {
    const { root, settings, headers: ownHeaders, queueOwner } = this.#session;
    const { authKey, signal, ...limits } = given;
    const { timeout, deadline, retries, maxResponseBytes, proxy, onAttempt } = { ...settings, ...limits };
    const headers = authKey === undefined ? ownHeaders : headersFor(authKey);
    return {
      request: {
        method,
        url: root + path + (query ? queryString(query) : ''),
        headers: body === undefined ? headers : { ...headers, 'Content-Type': 'application/json' },
        body: body === undefined ? undefined : JSON.stringify(body),
        timeout,
        deadline,
        retries,
        maxResponseBytes,
        proxy,
        leaves429: queueOwner !== undefined,
      },
      signal,
      onAttempt: onAttempt && observerOf(onAttempt, { method, route, path }),
    };
  }

  /** Reads the options of a call. A queued call has no signal: the batch has one for all. */
  #readOptions(options: Options<M> | undefined): CallSettings {
    const { callFields, queuedFields, queueOwner } = this.#session;
    return readOptions('options', options, queueOwner ? queuedFields : callFields);
  }
}

type Given<Options> = { readonly [K in keyof Options]?: NonNullable<Options[K]> };
type CallSettings = Given<AsyncCallOptions>;
type BatchSettings = Given<BatchOptionsWithOnResult<unknown> & Pick<AsyncCallOptions, 'signal'>>;

/**
 * Binds the methods of a client, those of a user's subclass included, so that they work when they are taken off it, as
 * Python's do. Each looks its method up when it is called. So a spy on a class sees the calls of clients that were made
 * before.
 */
function bindMethods(client: object): void {
  const prototype = Object.getPrototypeOf(client) as Readonly<Record<string, unknown>>;
  for (const name of methodNames(prototype)) {
    const bound = (...args: unknown[]): unknown =>
      Reflect.apply(prototype[name] as (...args: unknown[]) => unknown, client, args);
    Object.defineProperty(client, name, { value: bound, configurable: true, writable: true });
  }
}

const knownNames = new WeakMap<object, readonly string[]>();

/** The names of the methods that a prototype has and inherits. */
function methodNames(prototype: object): readonly string[] {
  const known = knownNames.get(prototype);
  if (known) return known;
  const own = Object.entries(Object.getOwnPropertyDescriptors(prototype))
    .filter(([name, { value }]) => typeof value === 'function' && name !== 'constructor')
    .map(([name]) => name);
  const parent = Object.getPrototypeOf(prototype) as object;
  const inherited = parent === Object.prototype ? [] : methodNames(parent);
  const names = [...new Set([...own, ...inherited])];
  knownNames.set(prototype, names);
  return names;
}

/** Gives the function that queues the calls of an API for a batch of a client; `undefined` for anything but an API. */
function queueingOf(api: unknown, owner: object) {
  if (!(api instanceof BaseAPI)) return undefined;
  const session = BaseAPI.sessionOf(api as BaseAPI<Mode>);
  return <T>(make: () => T): T => session.queueing(owner, make);
}

/** A method that runs for a queue gives a queued call in place of its reply. The type `QueueOf` says so to the caller. */
function queued<M extends Mode, T>(owner: object, prepare: () => PreparedCall): Reply<M, T> {
  return new QueuedCall<T>(owner, prepare) as Reply<M, T>;
}

/** Puts each value where it belongs: into the path, into the query, or into the body. */
function endpointOf(route: string, fields: Fields, args: readonly Argument[]): Endpoint {
  const [method, template] = route.split(' ') as [HTTPMethod, string];
  const content: Record<string, unknown> = {};
  let path = template;
  let body: unknown;
  for (const { name, wire, value } of args) {
    const filled = path.replace(`{${name}}`, () => encodeURIComponent(String(value)));
    if (filled !== path) path = filled;
    else if (wire === WHOLE_BODY) body = value;
    else content[wire] = value;
  }
  if (method === 'GET') return { method, route: template, path, query: content, body: undefined };
  // An endpoint without fields for a body has no body. If all of its fields are left out, the body is empty.
  const takesBody = Object.keys(fields).some((name) => !template.includes(`{${name}}`));
  return { method, route: template, path, query: undefined, body: body ?? (takesBody ? content : undefined) };
}

function queryString(query: object): string {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}
