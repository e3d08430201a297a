import { InvalidDataException } from '../exceptions';
import type { AsyncCallOptions, CallOptions } from '../arguments/options';
import { QueuedCall } from '../call/queued-call';

/** What a method that makes one call gives as `data`; `never` for any other method. */
type DataGiven<Given> = DataOfReply<
  Extract<Awaited<Given>, { readonly status: true; readonly statusCode: number }>
>;
type DataOfReply<Reply> = Reply extends { readonly data: infer T } ? T : never;

/** The arguments of a method, without a signal for the call: a batch has one for all. */
type QueuedArguments<Args extends readonly unknown[]> = {
  [I in keyof Args]: [AsyncCallOptions] extends [NonNullable<Args[I]>]
    ? [NonNullable<Args[I]>] extends [AsyncCallOptions]
      ? CallOptions | null | undefined
      : Args[I]
    : Args[I];
};

type Queued<Member> = Member extends { readonly batch: unknown }
  ? QueueOf<Member>
  : Member extends (...args: infer Args) => infer Given
    ? [Given] extends [Generator<infer Step>]
      ? (...args: QueuedArguments<Args>) => Generator<QueuedCall<DataGiven<Step>>, void>
      : [Extract<Awaited<Given>, { readonly status: true }>] extends [never]
        ? never
        : (...args: QueuedArguments<Args>) => QueuedCall<DataGiven<Given>>
    : never;

/**
 * The queue of a batch: a client's own methods, each of which only queues its call; with `Paystack`, those of all its
 * APIs. A generator method of a subclass queues the calls that it yields. Anything else that makes more than one call
 * is `never`, and an async method of a subclass is refused.
 */
export type QueueOf<Client> = { readonly [K in keyof Client]: Queued<Client[K]> };

/** Queues the calls that a function makes. */
type Queueing = <T>(make: () => T) => T;

/**
 * Makes the queue of a batch. The methods run on the client itself, so that they find the private fields of its class.
 *
 * @param queueingOf - gives the function that queues the calls of an API; `undefined` for anything but an API.
 */
export function queueFor<Client extends object>(
  client: Client,
  queueingOf: (api: unknown) => Queueing | undefined,
): QueueOf<Client> {
  const queueing = queueingOf(client) ?? ((make) => make());
  const isHeld = (value: unknown): value is object => queueingOf(value) !== undefined;
  return new Proxy(client, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (isHeld(value)) return queueFor(value, queueingOf);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        // What an async method does after its first `await` would be done outside of the queue, and sent.
        if (isAsync(value) || isAsync(sharedMethod(target, name))) throw asyncMethod(name);
        const result: unknown = queueing(() => Reflect.apply(value, target, args) as unknown);
        if (isGenerator(result)) return queuedSteps(queueing, result);
        if (!isAsync(result)) return result;
        Promise.resolve(result).catch(() => undefined);
        throw asyncMethod(name);
      };
    },
  }) as unknown as QueueOf<Client>;
}

/** A method of a user's class may be a generator, whose calls are made step by step. */
function* queuedSteps(queueing: Queueing, steps: Generator): Generator {
  try {
    for (;;) {
      const step = queueing(() => steps.next());
      if (step.done) return step.value as unknown;
      yield step.value;
    }
  } finally {
    queueing(() => steps.return(undefined));
  }
}

function isGenerator(value: unknown): value is Generator {
  return Object.prototype.toString.call(value) === '[object Generator]';
}

/** Whether it is an async function, or what one gives: a promise or an async generator. */
function isAsync(value: unknown): boolean {
  return /^\[object (Async|Promise)/.test(Object.prototype.toString.call(value));
}

/** The method of a client's class. The client itself has a bound method of that name. */
function sharedMethod(client: object, name: string | symbol): unknown {
  return Reflect.get(Object.getPrototypeOf(client) as object, name, client);
}

function asyncMethod(name: string | symbol): InvalidDataException {
  return new InvalidDataException('queue', `has no async methods, such as \`${String(name)}\`.`);
}
