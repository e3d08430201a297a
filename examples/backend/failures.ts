/** What the caller of this service gets if Paystack, or the way to it, fails. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import {
  type FailureResponse,
  InvalidDataException,
  NetworkException,
  type Response,
  TimeoutException,
} from 'tspaystack2';

/** A reply in which Paystack refused. */
export class Refusal extends Error {
  constructor(readonly reply: FailureResponse) {
    super(`Paystack refused with HTTP ${reply.statusCode}.`);
  }
}

/** The data of a reply. Throws a `Refusal` if there is none. */
export function dataOf<T>(reply: Response<T>): T {
  if (reply.status) return reply.data;
  throw new Refusal(reply);
}

/** Answers for a handler that threw: the `errorHandler` of the service. */
export function answerFailure(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const { statusCode, message, log } = failureOf(error);
  request.log[statusCode >= 500 ? 'error' : 'info'](log, 'failed');
  if (statusCode === 503) void reply.header('Retry-After', 5);
  return reply.code(statusCode).send({ message });
}

interface Failure {
  readonly statusCode: number;
  /** What the caller is told. */
  readonly message: string;
  /** What the log is told: no key, and nothing about a customer. */
  readonly log: object;
}

function failureOf(error: Error): Failure {
  if (error instanceof Refusal) return refusal(error.reply);
  if (error instanceof InvalidDataException) {
    return { statusCode: 400, message: error.message, log: { parameter: error.parameter } };
  }
  if (error instanceof NetworkException) return noReply(error);
  if ('statusCode' in error && Number(error.statusCode) < 500) {
    return { statusCode: Number(error.statusCode), message: error.message, log: {} };
  }
  return { statusCode: 500, message: 'Something went wrong here.', log: { error: error.stack } };
}

function refusal({ statusCode, message, type, code }: FailureResponse): Failure {
  const log = { paystack: { statusCode, type, code } };
  if (statusCode === 400 || statusCode === 404 || statusCode === 422) {
    return { statusCode, message: message ?? 'Paystack refused.', log };
  }
  if (statusCode === 429 || statusCode >= 500) return { statusCode: 503, message: 'Try again later.', log };
  // A 401 means that this service has the wrong key. Its caller can do nothing about that.
  return { statusCode: 502, message: 'Paystack cannot be asked at present.', log };
}

function noReply(error: NetworkException): Failure {
  const log = { code: error.code, attempts: error.attempts };
  // Nobody reads this answer. It is for the log.
  if (error.code === 'ABORT_ERR') return { statusCode: 499, message: 'The caller went away.', log };
  if (error instanceof TimeoutException) {
    return { statusCode: 504, message: 'Paystack did not answer in time.', log };
  }
  return { statusCode: 503, message: 'Try again later.', log };
}
