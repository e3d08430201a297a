import { InvalidDataException } from '../exceptions';
import type { PreparedCall } from './prepared-call';

/** A call that stands in the queue of a batch. */
export class QueuedCall<T> {
  /** Has no value. It carries the type of the reply's `data` to the result of the batch. */
  declare protected readonly data: T;

  readonly #owner: object;
  readonly #prepare: () => PreparedCall;

  /**
   * @internal
   * @param prepare - gives the call, or throws why it was refused.
   */
  constructor(owner: object, prepare: () => PreparedCall) {
    this.#owner = owner;
    this.#prepare = prepare;
  }

  /**
   * Gives the function that prepares the call.
   *
   * @internal
   * @throws InvalidDataException for anything but a call that was made on the queue of that client.
   */
  static opened(call: unknown, owner: object): () => PreparedCall {
    // Unlike `instanceof`, this runs no code of a Proxy.
    const isQueued = typeof call === 'object' && call !== null && #owner in call;
    if (isQueued && call.#owner === owner) return call.#prepare;
    throw new InvalidDataException('calls', 'must give only calls made on the queue that it receives.');
  }
}
