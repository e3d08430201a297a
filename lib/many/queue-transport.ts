import { InvalidDataException } from '../exceptions';
import type { Transport } from '../call/transport';
import { QueuedCall } from '../call/queued-call';

/** Queues what it is given to send, as it is at that moment. */
export function queueTransport(owner: object): Transport<'queued'> {
  const refuse = (): never => {
    throw new InvalidDataException('queue', 'has only methods that make one call each.');
  };
  return {
    send: (prepare) => new QueuedCall(owner, resultOf(prepare)),
    run: refuse,
    paginate: refuse,
  };
}

/** Calls a function, and gives one that gives or throws the same later. */
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
