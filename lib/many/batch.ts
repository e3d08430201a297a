import { callbackCheck, positiveIntegerCheck } from '../arguments/checks';
import { now } from '../clock';
import { InvalidDataException, NetworkException, PaystackException } from '../exceptions';
import { checked } from '../arguments/fields';
import { callsRemaining, restWanted, untilReset } from '../http/rate-limit';
import { isPromise } from '../objects';
import { type Response, shapeResponse } from '../call/response';
import type { RawReply } from '../http/raw-reply';
import { fromCaller } from '../call/stack';
import type { PreparedCall } from '../call/prepared-call';
import type { Calls, Pause, Routine, SentCall } from '../call/transport';
import { type CallPlan, CallSource } from './call-source';
import type { QueuedCall } from '../call/queued-call';

/** What a queued call will have in `data`. */
export type DataOf<Call> = Call extends QueuedCall<infer T> ? T : never;

/** What became of one call of a batch: its reply, or the exception that it ended in. */
export type BatchResult<T> = Response<T> | PaystackException;

/** What became of some calls, each in the place of its call. */
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

/** How a batch is run whose entries are handed over one by one, and not kept. */
export interface BatchOptionsWithOnResult<T> extends BatchOptions {
  /**
   * Called with each entry and its index, in the order of the calls, as soon as that is possible. What it throws ends
   * the batch. A promise class waits for the promise that it gives before it hands over the next entry; its rejection
   * ends the batch. A blocking class refuses a promise.
   */
  readonly onResult: (entry: BatchResult<T>, index: number) => unknown;
}

export const batchFields = {
  concurrency: checked<number>(positiveIntegerCheck),
  onPause: checked<NonNullable<BatchOptions['onPause']>>(callbackCheck),
  onResult: checked<BatchOptionsWithOnResult<unknown>['onResult']>(callbackCheck),
};

/** How many entries may wait for the one before them, as a multiple of the calls under way. */
const BACKLOG = 16;

/** How often a call is sent again after a 429. */
const MOST_PUT_OFFS = 10;

/** After so many calls in a row the event loop gets its turn. Calls that are refused need no waiting. */
const STRETCH = 1_000;

/** Milliseconds to rest after a 429 that does not say for how long. Doubled each time. */
const FIRST_REST = 1_000;

/** Milliseconds. */
const LONGEST_GUESSED_REST = 30_000;

/** What a batch works with. */
export interface BatchPlan<T> extends CallPlan<T> {
  readonly concurrency: number;
  readonly onResult: (entry: BatchResult<T>, index: number) => unknown;
  readonly onPause?: BatchOptions['onPause'];
  readonly signal: AbortSignal | undefined;
}

/** A call of a batch. */
interface Slot {
  readonly index: number;
  readonly prepare: () => PreparedCall;
  timesPutOff: number;
  /** How many calls had been sent when this one was, itself included. */
  order: number;
}

/**
 * Makes queued calls, some at a time, and hands over what became of them in their order. A 429 puts off its own call
 * and the start of all others.
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
  readonly #putOff: Slot[] = [];
  #restUntil = 0;
  /** How many calls may be begun before the time `#budgetUntil`, as far as the server said. */
  #budget = Infinity;
  #budgetUntil = 0;
  /** The order of the call whose reply told the budget. */
  #budgetOrder = 0;
  /** How many calls were sent. */
  #sent = 0;
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
    // One time for all that follows: between two, a rest could end unseen, and nothing would be waited for.
    const time = now();
    for (let begun = 0; this.#mayBegin(time); begun++) {
      if (begun === STRETCH) return { until: time };
      const slot = this.#putOff.shift() ?? this.#take();
      if (slot === undefined) break;
      this.#begin(slot);
    }
    this.#deliver();
    return this.isOver ? undefined : this.#pause(time);
  }

  #mayBegin(time: number): boolean {
    if (time >= this.#budgetUntil) this.#budget = Infinity;
    return this.#underWay.size < this.plan.concurrency && time >= this.#restUntil && this.#budget > 0;
  }

  #take(): Slot | undefined {
    if (this.count - this.#delivered >= this.plan.concurrency * BACKLOG) return undefined;
    const prepare = this.source.next();
    return prepare && { index: this.count++, prepare, timesPutOff: 0, order: 0 };
  }

  #begin(slot: Slot): void {
    try {
      this.#underWay.set(this.calls.send(slot.prepare()), slot);
      slot.order = ++this.#sent;
      this.#budget -= 1;
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
      if (reply.statusCode === 429 && this.#putsOff(slot, reply)) return;
      this.#noteBudget(slot, reply);
      this.#finished.set(slot.index, shapeResponse<T>(reply));
    } catch (error) {
      this.#finished.set(slot.index, asResult(fromCaller(error, Batch.prototype, 'proceed')));
    }
  }

  /** Whether a call that was refused with a 429 is made again later. */
  #putsOff(slot: Slot, reply: RawReply): boolean {
    const guess = Math.min(FIRST_REST * 2 ** slot.timesPutOff, LONGEST_GUESSED_REST);
    const rest = restWanted(reply) ?? guess;
    const { deadline, retries } = slot.prepare().request;
    if (rest > deadline) return false;
    this.#restUntil = Math.max(this.#restUntil, now() + rest);
    if (retries === 0 || slot.timesPutOff >= MOST_PUT_OFFS) return false;
    slot.timesPutOff += 1;
    this.#putOff.push(slot);
    return true;
  }

  /** Notes how many calls the server still takes: what the call that was sent last was told, less those sent since. */
  #noteBudget(slot: Slot, reply: RawReply): void {
    const remaining = callsRemaining(reply);
    const reset = untilReset(reply);
    if (remaining === undefined || reset === undefined) return;
    // Nothing waits longer than a call may take.
    if (reset > slot.prepare().request.deadline) return;
    if (slot.order < this.#budgetOrder) return;
    this.#budgetOrder = slot.order;
    this.#budget = remaining - (this.#sent - slot.order);
    this.#budgetUntil = now() + reset;
  }

  /** Hands over the entries whose turn it is. */
  #deliver(): void {
    while (this.#delivery === undefined) {
      const entry = this.#finished.get(this.#delivered);
      if (entry === undefined) return;
      this.#finished.delete(this.#delivered);
      const given = this.plan.onResult(entry, this.#delivered++);
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
    const isHeld = this.#putOff.length > 0 || !this.source.isEmpty;
    const until = isHeld ? this.#heldUntil(time) : undefined;
    if (until !== undefined) this.plan.onPause?.(new Date(Date.now() + until - time));
    return { until, promise };
  }

  /** When calls may begin again, if that is what is waited for. */
  #heldUntil(time: number): number | undefined {
    const until = Math.max(this.#restUntil, this.#budget > 0 ? 0 : this.#budgetUntil);
    return until > time ? until : undefined;
  }
}

function aborted({ reason }: AbortSignal): NetworkException {
  return new NetworkException('The batch was aborted.', { code: 'ABORT_ERR', attempts: 0, cause: reason });
}

function asResult(error: unknown): PaystackException {
  if (error instanceof PaystackException) return error;
  throw error;
}
