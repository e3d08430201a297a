import { type Fields, callback, ensure, kindOf, positiveInteger, rule } from '../checks';
import { now } from '../clock';
import { InvalidDataException, NetworkException, PaystackException } from '../exceptions';
import { type Response, shapeResponse } from '../response';
import type { Pause, PendingCall } from '../transport';
import type { Draft } from './base-api';

/** A call that stands in the queue of a batch. */
export class QueuedCall<T> {
  /** Holds nothing: it carries the type of the reply's `data` to the batch's result. */
  declare protected readonly data: T;

  /** @internal */
  constructor(readonly draft: () => Draft) {}
}

/** What a queued call will have in `data`. */
export type DataOf<Call> = Call extends QueuedCall<infer T> ? T : never;

/** What became of one call of a batch: its reply, or the exception that it ended in. */
export type BatchEntry<T> = Response<T> | PaystackException;

/** How a batch is run. */
export interface BatchOptions {
  /** How many calls are under way at a time. Default 8. */
  readonly concurrency?: number | null | undefined;
}

/** How a batch is run whose entries are handed over one by one, and not kept. */
export interface BatchOptionsWithOnEntry<T> extends BatchOptions {
  /**
   * Called with each entry and its index, in the order of the calls, as soon as that is possible. What it returns
   * is not looked at, nor awaited; what it throws ends the batch.
   */
  readonly onEntry: (entry: BatchEntry<T>, index: number) => void;
}

export const batchFields = {
  concurrency: { check: positiveInteger },
  onEntry: { check: callback },
} satisfies Fields<keyof BatchOptionsWithOnEntry<unknown>>;

/** Entries that wait for the one before them, as a multiple of the calls under way. */
const BACKLOG = 16;

/** How often a call is made again that the server put off with a 429. */
const MOST_PUT_OFFS = 10;

/** Calls begun in a row after which the event loop gets its turn, since refused ones need no waiting. */
const STRETCH = 1_000;

/** Milliseconds to leave a server alone that says 429, but not for how long. */
const DEFAULT_REST = 1_000;

/** A server that wants to be left alone for longer than this, in milliseconds, has its 429 taken for an answer. */
const LONGEST_REST = 60_000;

interface Slot<T> {
  readonly call: QueuedCall<T>;
  pending?: PendingCall | undefined;
  entry?: BatchEntry<T>;
  timesPutOff: number;
}

/** What a batch works with. */
interface Means<T> {
  /** Sends a call. */
  readonly start: (call: QueuedCall<T>) => PendingCall;
  readonly deliver: (entry: BatchEntry<T>) => void;
  readonly concurrency: number;
  readonly signal: AbortSignal;
}

/**
 * Makes queued calls, some at a time, and delivers what became of them in their order. A 429 puts off its own
 * call and the start of all others.
 *
 * @param calls - the calls; each is taken when its turn comes.
 * @throws NetworkException if it is aborted.
 */
export function* runBatch<T>(
  calls: Iterable<QueuedCall<T>>,
  { start, deliver, concurrency, signal }: Means<T>,
): Generator<Pause, void, void> {
  const source = new Source(calls);
  const slots: Slot<T>[] = [];
  let restUntil = 0;
  let begun = 0;

  const begin = (slot: Slot<T>) => {
    try {
      slot.pending = start(slot.call);
    } catch (error) {
      slot.entry = asEntry(error);
    }
  };

  try {
    for (;;) {
      if (signal.aborted) throw aborted(signal);
      for (const slot of slots) restUntil = Math.max(restUntil, settle(slot));
      while (slots[0]?.entry) {
        deliver(slots[0].entry);
        slots.shift();
      }

      const resting = now() < restUntil;
      const underWay = slots.flatMap(({ pending }) => pending ?? []);
      if (begun === STRETCH) {
        begun = 0;
        yield { calls: underWay, until: now(), signal };
        continue;
      }
      if (!resting && underWay.length < concurrency) {
        const putOff = slots.find(({ entry, pending }) => !entry && !pending);
        const next = putOff ?? (slots.length < concurrency * BACKLOG ? source.next() : undefined);
        if (next) {
          if (next !== putOff) slots.push(next);
          begin(next);
          begun += 1;
          continue;
        }
      }
      if (underWay.length === 0 && !resting && slots.length === 0) break;
      begun = 0;
      yield { calls: underWay, until: resting ? restUntil : undefined, signal };
    }
  } finally {
    source.close();
  }
  source.rethrow();
}

const iterable = rule(
  'a function that gives an iterable of queued calls',
  (value) =>
    typeof (value as Partial<Iterable<unknown>> | null | undefined)?.[Symbol.iterator] === 'function',
  (given) => `one that gives ${kindOf(given)}`,
);

/** The calls of a batch. Should the script fail to give the next one, those given so far are finished first. */
class Source<T> {
  readonly #calls: Iterator<QueuedCall<T>, unknown>;
  #open = true;
  #failure: { readonly error: unknown } | undefined;

  constructor(calls: Iterable<QueuedCall<T>>) {
    ensure('calls', calls, iterable);
    this.#calls = calls[Symbol.iterator]();
  }

  next(): Slot<T> | undefined {
    if (!this.#open) return undefined;
    try {
      const step = this.#calls.next();
      if (!step.done) return { call: queued(step.value), timesPutOff: 0 };
    } catch (error) {
      this.#failure = { error };
    }
    this.#open = false;
    return undefined;
  }

  close(): void {
    if (this.#open) this.#calls.return?.();
  }

  rethrow(): void {
    if (this.#failure) throw this.#failure.error;
  }
}

function queued<T>(call: QueuedCall<T>): QueuedCall<T> {
  if (call instanceof QueuedCall) return call;
  throw new InvalidDataException('calls', 'must give only calls made on the queue that it receives.');
}

/** Takes in how a call ended, if it has; gives the time until which the server wants to be left alone. */
function settle<T>(slot: Slot<T>): number {
  if (!slot.pending?.ended) return 0;
  const { pending } = slot;
  slot.pending = undefined;
  try {
    const reply = pending.take();
    const { statusCode, retryAfter } = reply;
    if (statusCode === 429 && retryAfter <= LONGEST_REST && slot.timesPutOff < MOST_PUT_OFFS) {
      slot.timesPutOff += 1;
      return now() + (retryAfter || DEFAULT_REST);
    }
    slot.entry = shapeResponse<T>(reply);
  } catch (error) {
    slot.entry = asEntry(error);
  }
  return 0;
}

function aborted({ reason }: AbortSignal): NetworkException {
  return new NetworkException('The batch was aborted.', { code: 'ABORT_ERR', attempts: 0, cause: reason });
}

function asEntry(error: unknown): PaystackException {
  if (error instanceof PaystackException) return error;
  throw error;
}
