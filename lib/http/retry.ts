import { AxiosError, type AxiosResponse } from 'axios';
import { exponentialDelay, retryAfter } from 'axios-retry';
import type { HTTPMethod } from '../enums';
import type { Attempt } from './attempt';
import type { ExchangeRequest } from './exchange';

const RETRIED_STATUSES = new Set([408, 429, 500, 502, 503, 504]);

const RETRIED_CODES = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ETIMEDOUT',
]);

const REPEATABLE_METHODS = new Set<HTTPMethod>(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

/** A server that asks for a longer pause than this, in milliseconds, is not waited for. */
const LONGEST_RETRY_AFTER = 60_000;

/**
 * Milliseconds to wait before the next attempt, or `undefined` where there must be none. A `Retry-After` is
 * obeyed; without one the wait doubles from attempt to attempt, with up to a fifth of jitter.
 *
 * @param number - number of the attempt that ended, from 1.
 */
export function retryWait(request: ExchangeRequest, attempt: Attempt, number: number): number | undefined {
  const repeatable = REPEATABLE_METHODS.has(request.method) || surelyUnprocessed(attempt);
  if (!isTransient(attempt) || !repeatable) return undefined;
  if (request.leaves429 && attempt.reply?.status === 429) return undefined;
  const error = errorWith(attempt.reply);
  return retryAfter(error) <= LONGEST_RETRY_AFTER ? exponentialDelay(number, error) : undefined;
}

/** Milliseconds for which a reply says to leave the server alone; 0 if it does not say. */
export function restWanted(reply: AxiosResponse): number {
  return reply.headers['retry-after'] === undefined ? 0 : retryAfter(errorWith(reply));
}

/** The form in which axios-retry takes a reply. */
function errorWith(reply: AxiosResponse | undefined): AxiosError {
  return new AxiosError(undefined, undefined, undefined, undefined, reply);
}

function isTransient({ reply, failure }: Attempt): boolean {
  return reply ? RETRIED_STATUSES.has(reply.status) : RETRIED_CODES.has(failure.code);
}

function surelyUnprocessed(attempt: Attempt): boolean {
  return attempt.reply ? attempt.reply.status === 429 : !attempt.connected;
}
