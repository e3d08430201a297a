import { types } from 'node:util';
import { NetworkException, TimeoutException } from '../exceptions';
import type { Outcome, Reply } from './exchange';

/** Why no usable reply came, as plain data that can cross a thread. */
export interface Fault {
  readonly code: string;
  /** What happened, in words that follow "failed: ". */
  readonly problem: string;
  readonly attempts: number;
  readonly cause?: ErrorFacts | undefined;
}

/** What is kept of an error. Anything else on it may hold the request with its key, or a customer's data. */
const FACTS = ['name', 'message', 'stack', 'code', 'syscall', 'hostname', 'address', 'port'] as const;

export type ErrorFacts = Readonly<Partial<Record<(typeof FACTS)[number], string | number>>>;

/** Takes from an error what may be shown of it. */
export function errorFacts(error: unknown): ErrorFacts {
  const all: ErrorFacts =
    types.isNativeError(error) || error instanceof Error ? error : new Error(String(error));
  const facts: Partial<Record<(typeof FACTS)[number], string | number>> = {};
  for (const fact of FACTS) {
    if (all[fact] !== undefined) facts[fact] = all[fact];
  }
  // Where several addresses were tried, Node's error leaves the words to the errors that it gathers.
  const { errors: [first] = [] } = (error ?? {}) as { errors?: readonly unknown[] };
  if (facts.message === '' && first) facts.message = errorFacts(first).message;
  return facts;
}

/**
 * The reply of a call that has ended.
 *
 * @param signal - what may have aborted it; its reason is the exception's cause then.
 * @throws NetworkException, made in the thread and on the stack of the caller, if no usable reply came.
 */
export function replyOf(outcome: Outcome | undefined, signal?: AbortSignal): Reply {
  if (outcome === undefined) throw new Error('This call has not ended.');
  if (outcome.reply) return outcome.reply;
  throw faultException(outcome.fault, outcome.fault.code === 'ABORT_ERR' ? signal?.reason : undefined);
}

/** Makes the exception of a fault. */
export function faultException(fault: Fault, cause: unknown = causeOf(fault)): NetworkException {
  const { code, attempts } = fault;
  const tries = attempts === 1 ? '1 attempt' : `${attempts} attempts`;
  const Exception = code === 'ETIMEDOUT' ? TimeoutException : NetworkException;
  return new Exception(`No usable reply from Paystack after ${tries}: ${fault.problem}`, {
    code,
    attempts,
    cause,
  });
}

function causeOf({ cause }: Fault): Error | undefined {
  if (cause === undefined) return undefined;
  const error = new Error();
  for (const [fact, value] of Object.entries(cause)) {
    Object.defineProperty(error, fact, { value, configurable: true, writable: true });
  }
  return error;
}
