import { AsyncPaystack } from '../api/paystack';
import { BaseAPI } from '../client/base-api';
import { Session } from '../client/session';
import type { Transport } from '../call/transport';
import { InvalidDataException } from '../exceptions';
import type { QueueOf } from '../many/queue';

/** Checks the arguments of calls as a client does, and sends nothing. */
const checkingTransport: Transport<'async'> = {
  send: () => NEVER,
  refuse: (error) => {
    throw error;
  },
  run: () => NEVER,
  paginate: () => {
    throw new Error('This client has no lists.');
  },
};

const NEVER = new Promise<never>(() => undefined);

/** Makes the function that says why the library refuses a call; `undefined` if it does not. */
export function checkingClient(): (call: (queue: QueueOf<AsyncPaystack>) => unknown) => string | undefined {
  const kind = {
    name: 'async' as const,
    clientFields: {},
    callFields: {},
    transport: () => checkingTransport,
  };
  const session = new Session<'async'>(kind, undefined, undefined);
  const Client = AsyncPaystack as unknown as new (session: Session<'async'>) => AsyncPaystack;
  const client = new Client(session);
  return (call) => {
    try {
      // A queue has the methods of the client itself.
      call(client as unknown as QueueOf<AsyncPaystack>);
      return undefined;
    } catch (error) {
      if (error instanceof InvalidDataException) return error.message;
      throw error;
    }
  };
}

/** Where a client sends its calls to. */
export function rootOf(paystack: AsyncPaystack): string {
  return BaseAPI.sessionOf(paystack).root;
}
