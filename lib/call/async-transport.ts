import { CallClock, clearTimeout, setImmediate, setTimeout, timerFor } from '../clock';
import { type Response, shapeResponse } from './response';
import type { PreparedCall } from './prepared-call';
import {
  type Calls,
  type ItemRoutine,
  type Pause,
  type SentCall,
  type Transport,
  closeRoutine,
} from './transport';
import { Cancel, onAbort } from '../http/abort';
import { type Outcome, thrownFor, unexpected } from '../http/failure';

/**
 * Is loaded by the first call, and axios with it. A program that only imports the package, or only makes blocking calls,
 * does not load it.
 */
let exchanging: typeof import('../http/exchange') | undefined;

/** Makes one call in this thread. Never rejects: whatever goes wrong is the outcome. */
async function perform(
  { request, signal, onAttempt }: PreparedCall,
  clock: CallClock,
  cancel: Cancel,
  isAhead = false,
): Promise<Outcome> {
  try {
    const { exchange } = (exchanging ??= require('../http/exchange') as typeof import('../http/exchange'));
    if (!isAhead) clock.start();
    const forget = signal && onAbort(signal, () => cancel.cancel());
    const outcome = await exchange(request, { clock, cancel, onAttempt });
    forget?.();
    // A refused certificate is reported from within the TLS handshake. If the caller then made a blocking call that turns
    // the event loop, the loop would free the handshake while it is in use.
    if (outcome.failure) await new Promise((resolve) => setImmediate(resolve));
    return outcome;
  } catch (error) {
    return { failure: { ...unexpected(error), attempts: 0 } };
  }
}

class AsyncCall implements SentCall {
  outcome: Outcome | undefined;
  readonly cancel = new Cancel();
  readonly clock: CallClock;

  constructor(readonly call: PreparedCall) {
    this.clock = new CallClock(call.request.deadline);
  }

  take() {
    if (this.outcome === undefined) throw new Error('This call has not ended.');
    if (this.outcome.failure) throw thrownFor(this.outcome.failure, this.call.signal);
    return this.outcome.reply;
  }
}

class AsyncCalls implements Calls {
  readonly ended: AsyncCall[] = [];
  readonly #underWay = new Set<AsyncCall>();
  #wake: () => void = () => undefined;

  send(call: PreparedCall, isAhead = false): AsyncCall {
    const sent = new AsyncCall(call);
    this.#underWay.add(sent);
    void perform(call, sent.clock, sent.cancel, isAhead).then((outcome) => {
      sent.outcome = outcome;
      this.#underWay.delete(sent);
      this.ended.push(sent);
      this.#wake();
    });
    return sent;
  }

  async wait({ call, until, promise }: Pause, signal: AbortSignal | undefined): Promise<void> {
    if (call instanceof AsyncCall) call.clock.start();
    if (this.ended.length > 0) return;
    let timer: NodeJS.Timeout | undefined;
    let forget: (() => void) | undefined;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      if (until !== undefined) timer = setTimeout(resolve, timerFor(until));
      promise?.then(
        () => resolve(),
        () => resolve(),
      );
      forget = onAbort(signal, resolve);
    });
    clearTimeout(timer);
    forget?.();
  }

  /** Cancels what is under way, and ends a wait for it at once. */
  cancelAll(): void {
    for (const { cancel } of this.#underWay) cancel.cancel();
    this.#wake();
  }
}

/** Auto-pagination. Its end cancels what is under way, also while `next` waits for it. */
class AsyncItems<T> implements AsyncIterableIterator<T> {
  readonly #calls = new AsyncCalls();
  #steps: ReturnType<ItemRoutine<T>> | undefined;
  #isOver = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(readonly make: () => ItemRoutine<T>) {}

  next(): Promise<IteratorResult<T, undefined>> {
    const result = this.#last.then(() => this.#step());
    this.#last = result.catch(() => undefined);
    return result;
  }

  return(): Promise<IteratorResult<T, undefined>> {
    this.#end();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #step(): Promise<IteratorResult<T, undefined>> {
    try {
      while (!this.#isOver) {
        this.#steps ??= this.make()(this.#calls);
        const { done, value } = this.#steps.next();
        if (done) break;
        if ('item' in value) return { done: false, value: value.item };
        await this.#calls.wait(value, value.signal);
      }
    } catch (error) {
      this.#end();
      throw error;
    }
    return this.return();
  }

  #end(): void {
    this.#isOver = true;
    this.#calls.cancelAll();
  }
}

/** Makes each call in the caller's own thread, and gives a promise of its reply. */
export const asyncTransport: Transport<'async'> = {
  async send<T>(call: PreparedCall): Promise<Response<T>> {
    const { reply, failure } = await perform(call, new CallClock(call.request.deadline), new Cancel());
    if (failure) throw thrownFor(failure, call.signal);
    return shapeResponse<T>(reply);
  },

  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- It is what was thrown.
  refuse: (error) => Promise.reject(error),

  async run(make) {
    const calls = new AsyncCalls();
    const { routine, signal } = make();
    const steps = routine(calls);
    try {
      for (;;) {
        const { done, value } = steps.next();
        if (done) return value;
        await calls.wait(value, signal);
      }
    } finally {
      closeRoutine(steps);
      calls.cancelAll();
    }
  },

  paginate: (make) => new AsyncItems(make),
};
