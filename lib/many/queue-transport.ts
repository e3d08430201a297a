import { InvalidDataException } from '../exceptions';
import type { Transport } from '../transport';
import { QueuedCall } from './queued-call';

/** Queues what it is given to send, as it is at that moment. */
export function queueTransport(owner: object): Transport<'queued'> {
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
