import { callbackCheck, positiveIntegerCheck } from '../arguments/checks';
import { now } from '../clock';
import { InvalidDataException, NetworkException, PaystackException } from '../exceptions';
import { checked } from '../arguments/fields';
import { isPromise } from '../objects';
import { type Response, shapeResponse } from '../call/response';
import { fromCaller } from '../call/stack';
import type { PreparedCall } from '../call/prepared-call';
import type { Calls, Pause, Routine, SentCall } from '../call/transport';
import { type CallPlan, CallSource } from './call-source';
import type { QueuedCall } from '../call/queued-call';
import { Pace, type PacedCall } from './pace';

/** What a queued call will have in `data`. */
export type DataOf<Call> = Call extends QueuedCall<infer T> ? T : never;

/** What became of one call of a batch: its reply, or the exception that it ended in. */
export type BatchResult<T> = Response<T> | PaystackException;

/** The results of some calls, each in the place of its call. */
export type BatchResults<Queued extends readonly unknown[]> = {
  -readonly [I in keyof Queued]: BatchResult<DataOf<Queued[I]>>;
};

/** How a batch is run. */
export interface BatchOptions {
  /** How many calls are under way at a time. Default 8. */
  readonly concurrency?: number | null | undefined;
  /**
   * Called when the batch waits for Paystack's rate limit, with the time at which it goes on. Each call that ends
   * meanwhile calls it again. What it throws ends the batch.
   */
  readonly onPause?: ((until: Date) => void) | null | undefined;
}

/** How a batch is run whose results are handed over one by one, and not kept. */
export interface BatchOptionsWithOnResult<T> extends BatchOptions {
  /**
   * Called with each result and its index, in the order of the calls, as soon as that is possible. What it throws ends
   * the batch. A promise class waits for the promise that it gives before it hands over the next result; its rejection
   * ends the batch. A blocking class refuses a promise.
   */
  readonly onResult: (result: BatchResult<T>, index: number) => unknown;
}

export const batchFields = {
  concurrency: checked<number>(positiveIntegerCheck),
  onPause: checked<NonNullable<BatchOptions['onPause']>>(callbackCheck),
  onResult: checked<BatchOptionsWithOnResult<unknown>['onResult']>(callbackCheck),
};

/** How many results may wait for the one before them, as a multiple of the calls under way. */
const BACKLOG = 16;

/** After so many calls in a row the event loop gets its turn. Calls that are refused need no waiting. */
const STRETCH = 1_000;

/** What a batch works with. */
export interface BatchPlan<T> extends CallPlan<T> {
  readonly concurrency: number;
  readonly onResult: (result: BatchResult<T>, index: number) => unknown;
  readonly onPause?: BatchOptions['onPause'];
  readonly signal: AbortSignal | undefined;
}

/** A call of a batch. */
interface Slot extends PacedCall {
  readonly index: number;
  readonly prepare: () => PreparedCall;
}

/**
 * Makes queued calls, some at a time, and hands over what became of them in their order. A 429 makes all of
 * them pause.
 *
 * @returns how many calls there were.
 * @throws NetworkException if it is aborted.
 */
export function batchRoutine<T>(plan: BatchPlan<T>): Routine<number> {
  const source = new CallSource(plan);
  return function* (calls): Generator<Pause, number, void> {
    const batch = new Batch(plan, source, calls);
    try {
      while (!batch.isOver) {
        if (plan.signal?.aborted) throw aborted(plan.signal);
        const pause = batch.proceed();
        if (pause) yield pause;
      }
    } finally {
      source.close();
      while (source.closing && !plan.signal?.aborted) {
        calls.ended.length = 0;
        yield { promise: source.closing };
      }
    }
    source.rethrow();
    return batch.count;
  };
}

class Batch<T> {
  count = 0;
  #delivered = 0;
  readonly #finished = new Map<number, BatchResult<T>>();
  readonly #underWay = new Map<SentCall, Slot>();
  /** Calls that were refused with a 429, and are sent again. */
  readonly #refused: Slot[] = [];
  readonly #pace = new Pace();
  #delivery: Promise<unknown> | undefined;
  #deliveryError: { readonly error: unknown } | undefined;

  constructor(
    readonly plan: BatchPlan<T>,
    readonly source: CallSource<T>,
    readonly calls: Calls,
  ) {}

  get isOver(): boolean {
    const isDelivered = this.#delivered === this.count && this.#delivery === undefined;
    return this.source.isEmpty && isDelivered && this.#deliveryError === undefined;
  }

  /** Does what can be done now, and gives what to wait for after that. */
  proceed(): Pause | undefined {
    if (this.#deliveryError) throw this.#deliveryError.error;
    for (const sent of this.calls.ended.splice(0)) this.#settle(sent);
    this.#deliver();
    // One time for all that follows: between two, a pause could end unseen, and nothing would be waited for.
    const time = now();
    for (let begun = 0; this.#mayBegin(time); begun++) {
      if (begun === STRETCH) return { until: time };
      const slot = this.#refused.shift() ?? this.#take();
      if (slot === undefined) break;
      this.#begin(slot);
    }
    this.#deliver();
    return this.isOver ? undefined : this.#pause(time);
  }

  #mayBegin(time: number): boolean {
    return this.#underWay.size < this.plan.concurrency && this.#pace.mayBegin(time);
  }

  #take(): Slot | undefined {
    if (this.count - this.#delivered >= this.plan.concurrency * BACKLOG) return undefined;
    const prepare = this.source.next();
    return prepare && { index: this.count++, prepare, timesRefused: 0, order: 0 };
  }

  #begin(slot: Slot): void {
    try {
      this.#underWay.set(this.calls.send(slot.prepare()), slot);
      this.#pace.noteSent(slot);
    } catch (error) {
      this.#finished.set(slot.index, asResult(error));
    }
  }

  #settle(sent: SentCall): void {
    const slot = this.#underWay.get(sent);
    if (slot === undefined) return;
    this.#underWay.delete(sent);
    try {
      const reply = sent.take();
      if (this.#pace.noteReply(slot, reply, slot.prepare().request)) this.#refused.push(slot);
      else this.#finished.set(slot.index, shapeResponse<T>(reply));
    } catch (error) {
      this.#finished.set(slot.index, asResult(fromCaller(error, Batch.prototype, 'proceed')));
    }
  }

  /** Hands over the results whose turn it is. */
  #deliver(): void {
    while (this.#delivery === undefined) {
      const result = this.#finished.get(this.#delivered);
      if (result === undefined) return;
      this.#finished.delete(this.#delivered);
      const given = this.plan.onResult(result, this.#delivered++);
      if (isPromise(given)) this.#await(given);
    }
  }

  #await(promise: PromiseLike<unknown>): void {
    const settled = Promise.resolve(promise).then(
      () => (this.#delivery = undefined),
      (error: unknown) => {
        this.#delivery = undefined;
        this.#deliveryError = { error };
      },
    );
    if (!this.plan.isAsync) {
      throw new InvalidDataException(
        'onResult',
        'must not give a promise in a blocking class, which cannot wait for it.',
      );
    }
    this.#delivery = settled;
  }

  #pause(time: number): Pause {
    const promises = [this.#delivery, this.source.coming].filter((promise) => promise !== undefined);
    const promise = promises.length > 0 ? Promise.race(promises) : undefined;
    const isHeld = this.#refused.length > 0 || !this.source.isEmpty;
    const until = isHeld ? this.#pace.heldUntil(time) : undefined;
    if (until !== undefined) this.plan.onPause?.(new Date(Date.now() + until - time));
    return { until, promise };
  }
}

function aborted({ reason }: AbortSignal): NetworkException {
  return new NetworkException('The batch was aborted.', { code: 'ABORT_ERR', attempts: 0, cause: reason });
}

function asResult(error: unknown): PaystackException {
  if (error instanceof PaystackException) return error;
  throw error;
}
