import { setTimeout as pause } from 'node:timers/promises';
import { now } from '../clock';
import type { HTTPMethod } from '../enums';
import { ABORTED, type Attempt, PAST_DEADLINE, attemptOnce } from './attempt';
import type { Fault } from './fault';
import { restWanted, retryWait } from './retry';

/** A call on its way to Paystack, as plain data that can cross a thread. */
export interface ExchangeRequest {
  readonly method: HTTPMethod;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Milliseconds for one attempt. */
  readonly timeout: number;
  /** When the whole call has to be over, on the clock of `now()`. */
  readonly expires: number;
  readonly retries: number;
  readonly maxResponseBytes: number;
  /** Whether a 429 is left to the caller, who then puts off other calls as well. */
  readonly leaves429: boolean;
}

/** What came back. */
export interface Reply {
  readonly statusCode: number;
  readonly body: Uint8Array;
  /** Milliseconds for which the server wants to be left alone; 0 if it did not say. */
  readonly retryAfter: number;
}

/** How a call ended. */
export type Outcome =
  | { readonly reply: Reply; readonly fault?: undefined }
  | { readonly reply?: undefined; readonly fault: Fault };

/** How an attempt ended, for observers. */
export interface AttemptOutcome {
  /** 1 for the first attempt. */
  readonly attempt: number;
  readonly status: number | null;
  readonly code: string | null;
  /** Milliseconds. */
  readonly duration: number;
}

/** What a caller in the same thread may add to an exchange. */
export interface ExchangeHooks {
  readonly signal?: AbortSignal | undefined;
  readonly onAttempt?: ((outcome: AttemptOutcome) => void) | undefined;
}

/** Does one call with its retries. Never rejects: whatever goes wrong is the outcome. */
export async function exchange(request: ExchangeRequest, hooks: ExchangeHooks = {}): Promise<Outcome> {
  const { signal, onAttempt } = hooks;
  for (let attempt = 1; ; attempt++) {
    const started = now();
    if (signal?.aborted) return { fault: { ...ABORTED, attempts: attempt - 1 } };
    if (started >= request.expires) return { fault: { ...PAST_DEADLINE, attempts: attempt - 1 } };

    const result = await attemptOnce(request, signal);
    const status = result.reply?.status ?? null;
    onAttempt?.({ attempt, status, code: result.failure?.code ?? null, duration: now() - started });

    const wait = attempt <= request.retries ? retryWait(request, result, attempt) : undefined;
    if (wait === undefined || now() + wait >= request.expires) return outcomeOf(result, attempt);
    // An abort ends the pause early; the next turn says so.
    await pause(wait, undefined, { signal }).catch(() => undefined);
  }
}

function outcomeOf({ reply, failure }: Attempt, attempts: number): Outcome {
  return reply
    ? { reply: { statusCode: reply.status, body: reply.data, retryAfter: restWanted(reply) } }
    : { fault: { ...failure, attempts } };
}
