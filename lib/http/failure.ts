import { types } from 'node:util';
import { NetworkException, TimeoutException } from '../exceptions';
import type { RawReply } from './raw-reply';

/** Why no usable reply came, as plain data that can cross a thread. */
export interface Failure {
  readonly code: string;
  /** What happened, in words that follow "No usable reply from Paystack after 1 attempt: ". */
  readonly problem: string;
  /** Whether it is certain that no byte of the request was sent. */
  readonly isUnsent?: boolean;
  readonly cause?: ErrorFacts | undefined;
}

/** How a call ended. */
export type Outcome =
  | { readonly reply: RawReply; readonly failure?: undefined }
  | { readonly reply?: undefined; readonly failure: Failure & { readonly attempts: number } };

export const ABORTED: Failure = { code: 'ABORT_ERR', problem: 'the call was aborted.' };
export const PAST_DEADLINE: Failure = { code: 'ETIMEDOUT', problem: 'the deadline of the call passed.' };

/** A failure of the library itself. */
export function unexpected(error: unknown): Failure {
  return { code: 'ERR_UNEXPECTED', problem: 'the library failed.', cause: errorFacts(error) };
}

/** What is kept of an error. Its other properties may hold the request with its key, or a customer's data. */
const FACTS = ['name', 'message', 'stack', 'code', 'syscall', 'hostname', 'address', 'port'] as const;

export type ErrorFacts = Readonly<Partial<Record<(typeof FACTS)[number], string | number>>>;

/** Takes from an error what may be shown of it. */
export function errorFacts(error: unknown): ErrorFacts {
  const all: ErrorFacts =
    types.isNativeError(error) || error instanceof Error ? error : new Error(textOf(error));
  const facts: Partial<Record<(typeof FACTS)[number], string | number>> = {};
  for (const fact of FACTS) {
    if (all[fact] !== undefined) facts[fact] = all[fact];
  }
  // If several addresses were tried, Node's error has no message of its own. The errors within it have one.
  const { errors: [first] = [] } = (error ?? {}) as { errors?: readonly unknown[] };
  if (facts.message === '' && first) facts.message = errorFacts(first).message;
  return facts;
}

/** A thrown value that is no error can throw while it is turned into text. */
function textOf(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    return 'What was thrown cannot be shown';
  }
}

/**
 * The exception of a call that has ended without a usable reply, made in the thread and on the stack of the caller.
 *
 * @param signal - the signal that may have aborted the call. Its reason is then the cause of the exception.
 */
export function thrownFor(
  failure: Failure & { readonly attempts: number },
  signal?: AbortSignal,
): NetworkException {
  return exceptionOf(failure, failure.attempts, failure.code === 'ABORT_ERR' ? signal?.reason : undefined);
}

/** Makes the exception of a failure. */
export function exceptionOf(
  failure: Failure,
  attempts: number,
  cause: unknown = errorOf(failure),
): NetworkException {
  const { code, problem } = failure;
  const tries = attempts === 1 ? '1 attempt' : `${attempts} attempts`;
  const Exception = code === 'ETIMEDOUT' ? TimeoutException : NetworkException;
  return new Exception(`No usable reply from Paystack after ${tries}: ${problem}`, { code, attempts, cause });
}

function errorOf({ cause }: Failure): Error | undefined {
  if (cause === undefined) return undefined;
  const error = new Error();
  for (const [fact, value] of Object.entries(cause)) {
    Object.defineProperty(error, fact, { value, configurable: true, writable: true });
  }
  return error;
}
