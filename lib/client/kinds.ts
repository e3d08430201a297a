import { asyncTransport } from '../call/async-transport';
import type { Mode } from '../call/mode';
import { type BlockingOptions, type ClientOptions, signalFields, waitFields } from '../arguments/options';
import { BaseAPI } from './base-api';
import { type Kind, Session } from './session';

const blockingKind: Kind<'blocking'> = {
  name: 'blocking',
  clientFields: waitFields,
  callFields: {},
  transport: ({ wait }: BlockingOptions) => {
    // Loads worker threads. A program that only imports the package, or only has promise classes, needs none.
    const { blockingTransport } =
      require('../blocking/blocking-transport') as typeof import('../blocking/blocking-transport');
    return blockingTransport(wait ?? 'atomics');
  },
};

const asyncKind: Kind<'async'> = {
  name: 'async',
  clientFields: {},
  callFields: signalFields,
  transport: () => asyncTransport,
};

/** The endpoints of an API, for clients of one kind. */
export type Endpoints<M extends Mode, A extends BaseAPI<M>> = new (session: Session<M>) => A;

/**
 * A class of clients.
 *
 * @param authKey - Paystack's secret key. Default: the environment's `PAYSTACK_AUTHORIZATION_KEY`, else its
 * `PAYSTACK_SECRET_KEY`.
 * @param options - where Paystack is, and the limits of a call.
 * @throws MissingAuthKeyException if there is no key.
 * @throws InvalidDataException for a key or an option that cannot be right.
 */
export type ClientClass<A, Options> = new (authKey?: string | null, options?: Options | null) => A;

/** Makes the class of an API whose calls block: a method returns the reply itself. */
export function blocking<A extends BaseAPI<'blocking'>>(
  endpoints: Endpoints<'blocking', A>,
): ClientClass<A, BlockingOptions> {
  return clientClass(endpoints, blockingKind);
}

/** Makes the class of an API whose calls give promises. */
export function promising<A extends BaseAPI<'async'>>(
  endpoints: Endpoints<'async', A>,
): ClientClass<A, ClientOptions> {
  return clientClass(endpoints, asyncKind);
}

function clientClass<M extends Mode, A extends BaseAPI<M>, Options>(
  endpoints: Endpoints<M, A>,
  kind: Kind<M>,
): ClientClass<A, Options> {
  // In TypeScript a class cannot extend a constructor whose instances are of a type parameter.
  const Parent: new (session: Session<M>) => BaseAPI<M> = endpoints;
  class Client extends Parent {
    constructor(authKey?: string | null | Session<M>, options?: Options | null) {
      super(Session.isSession(authKey) ? authKey : new Session(kind, authKey, options));
      bindMethods(this);
    }
  }
  return Client as unknown as ClientClass<A, Options>;
}

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
