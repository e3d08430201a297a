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
    }
  }
  return Client as unknown as ClientClass<A, Options>;
}
