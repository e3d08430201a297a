import { InvalidDataException } from '../exceptions';
import type { PreparedCall, Transport } from '../transport';

/** A call that stands in the queue of a batch. */
export class QueuedCall<T> {
  /** Holds nothing: it carries the type of the reply's `data` to the batch's result. */
  declare protected readonly data: T;

  readonly #owner: object;
  readonly #prepare: () => PreparedCall;

  /** @internal */
  constructor(owner: object, prepare: () => PreparedCall) {
    this.#owner = owner;
    this.#prepare = prepare;
  }

  /**
   * Gives what makes the call.
   *
   * @internal
   * @throws InvalidDataException for something else than a call that was made on the queue of that client.
   */
  static opened(call: unknown, owner: object): () => PreparedCall {
    if (call instanceof QueuedCall && call.#owner === owner) return call.#prepare;
    throw new InvalidDataException('calls', 'must give only calls made on the queue that it receives.');
  }
}

/** Queues what it is given to send, as it is at that moment. */
export function queueOf(owner: object): Transport<'queued'> {
  const refuse = (): never => {
    throw new InvalidDataException('queue', 'has only methods that make one call each.');
  };
  return {
    send: (prepare) => new QueuedCall(owner, resultOf(prepare)),
    run: refuse,
    walk: refuse,
  };
}

/** What a function gives or throws, to be had later. */
function resultOf<T>(make: () => T): () => T {
  try {
    const made = make();
    return () => made;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
