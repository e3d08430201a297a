import type { HTTPMethod } from '../arguments/enums';
import { now, pause } from '../clock';
import type { RawReply } from './raw-reply';
import { type AttemptHooks, sendOnce } from './attempt';
import type { AttemptNews, ExchangeRequest } from './exchange-request';
import { ABORTED, type Failure, type Outcome, PAST_DEADLINE, unexpected } from './failure';
import { callsRemaining, waitWanted } from './rate-limit';

/** What goes with a request in the thread that sends it. */
export interface ExchangeHooks extends AttemptHooks {
  readonly onAttempt?: ((news: AttemptNews) => void) | undefined;
}

/** Makes one call with its retries. Never rejects: what goes wrong is in the outcome. */
export async function exchange(request: ExchangeRequest, hooks: ExchangeHooks): Promise<Outcome> {
  try {
    return await attempts(request, hooks);
  } catch (error) {
    return failed(unexpected(error), 1);
  }
}

async function attempts(request: ExchangeRequest, hooks: ExchangeHooks): Promise<Outcome> {
  const { clock, cancel, onAttempt } = hooks;
  let isAfterTimeout = false;
  for (let attempt = 1; ; attempt++) {
    const started = now();
    const obstacle = cancel.aborted ? ABORTED : clock.left <= 0 ? PAST_DEADLINE : undefined;
    if (obstacle) {
      // An observer that was told of a retry learns that there is none.
      if (attempt > 1) onAttempt?.({ attempt, code: obstacle.code, ...UNSENT });
      return failed(obstacle, attempt - 1);
    }

    const { reply, failure } = await sendOnce(request, hooks, isAfterTimeout);
    const ended = now();
    const isLast = attempt > request.retries || !mayRepeat(request, reply, failure);
    const delay = isLast ? Infinity : backoff(attempt, reply ? waitWanted(reply) : 0);
    const isOver = delay >= clock.left;
    onAttempt?.({
      attempt,
      status: reply?.statusCode ?? null,
      code: failure?.code ?? null,
      duration: ended - started,
      retryIn: isOver ? null : delay,
      remaining: (reply && callsRemaining(reply)) ?? null,
    });
    if (isOver) return reply ? { reply } : failed(failure, attempt);
    isAfterTimeout = failure?.code === 'ETIMEDOUT';
    // A cancellation ends the pause early; the next turn says so.
    await pause(delay, (stop) => cancel.addEventListener('abort', stop));
  }
}

/** What is told of an attempt that was not sent. */
const UNSENT = { status: null, duration: 0, retryIn: null, remaining: null };

function failed(failure: Failure, attempts: number): Outcome {
  return { failure: { ...failure, attempts } };
}

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

/** Whether a call may be sent again: its failure may pass, and a repetition cannot do anything twice. */
function mayRepeat(
  request: ExchangeRequest,
  reply: RawReply | undefined,
  failure: Failure | undefined,
): boolean {
  if (reply?.statusCode === 429) return !request.leaves429;
  const mayPass = reply ? RETRIED_STATUSES.has(reply.statusCode) : RETRIED_CODES.has(failure?.code ?? '');
  return mayPass && (REPEATABLE_METHODS.has(request.method) || failure?.isUnsent === true);
}

/** Milliseconds before the first retry; the wait doubles from one to the next. */
const FIRST_DELAY = 200;

/** Milliseconds before the next attempt: what the server wants, at least, with up to a fifth of jitter. */
function backoff(attempt: number, wanted: number): number {
  const delay = Math.max(FIRST_DELAY * 2 ** (attempt - 1), wanted);
  return delay + delay * 0.2 * Math.random();
}
