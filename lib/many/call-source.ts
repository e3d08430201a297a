import { ensure, kindOf, rule } from '../arguments/checks';
import { InvalidDataException } from '../exceptions';
import { isObject, isPromise } from '../objects';
import type { PreparedCall } from '../call/prepared-call';
import { QueuedCall } from '../call/queued-call';

const iterable = rule(
  'a function that gives an iterable of queued calls',
  (value) => {
    const given = (value ?? {}) as Partial<Iterable<unknown> & AsyncIterable<unknown>>;
    return typeof (given[Symbol.iterator] ?? given[Symbol.asyncIterator]) === 'function';
  },
  (given) => `one that gives ${kindOf(given)}`,
);

const iterator = rule(
  'a function that gives an iterable that can be iterated',
  (value) => typeof (value as Partial<Iterator<unknown>> | null | undefined)?.next === 'function',
  (given) => `one whose iterator is ${kindOf(given)}`,
);

const isStep = rule(
  'a function that gives an iterable that can be iterated',
  isObject,
  (given) => `one whose step is ${kindOf(given)}`,
);

type CallStep<T> = IteratorResult<QueuedCall<T>, unknown>;
type Calling<T> = Iterator<QueuedCall<T>, unknown> | AsyncIterator<QueuedCall<T>, unknown>;

function checkedStep<T>(step: CallStep<T>): CallStep<T> {
  ensure('calls', step, isStep);
  return step;
}

/** Where the calls of a batch come from. */
export interface CallPlan<T> {
  /** The client whose queued calls these are. */
  readonly owner: object;
  readonly calls: Iterable<QueuedCall<T>> | AsyncIterable<QueuedCall<T>>;
  /** Whether promises can be waited for. */
  readonly isAsync: boolean;
}

/** The calls of a batch. If the script fails to give the next one, the calls that it gave so far are finished first. */
export class CallSource<T> {
  /** Settles once an async source has given the next call. */
  coming: Promise<void> | undefined;
  /** Settles once an async source that was left has ended. */
  closing: Promise<void> | undefined;
  readonly #owner: object;
  readonly #isAsync: boolean;
  readonly #calls: Calling<T>;
  #arrived: CallStep<T> | undefined;
  #hasEnded = false;
  #failure: { readonly error: unknown } | undefined;

  constructor({ calls, owner, isAsync }: CallPlan<T>) {
    ensure('calls', calls, iterable);
    this.#owner = owner;
    this.#isAsync = isAsync;
    const given = calls as Partial<Iterable<QueuedCall<T>> & AsyncIterable<QueuedCall<T>>>;
    if (!isAsync && !given[Symbol.iterator])
      throw new InvalidDataException('calls', 'must not give an async iterable in a blocking class.');
    const calling: unknown = given[Symbol.iterator]?.() ?? given[Symbol.asyncIterator]?.();
    ensure('calls', calling, iterator);
    this.#calls = calling as Calling<T>;
  }

  get isEmpty(): boolean {
    return this.#hasEnded;
  }

  next(): (() => PreparedCall) | undefined {
    if (this.#hasEnded || this.coming) return undefined;
    const step = this.#arrived ?? this.#step();
    this.#arrived = undefined;
    if (step === undefined) return undefined;
    try {
      if (!step.done) return QueuedCall.opened(step.value, this.#owner);
      this.#hasEnded = true;
    } catch (error) {
      this.close();
      this.#fail(error);
    }
    return undefined;
  }

  /**
   * Closes a source that was not read to its end. What it throws then is not reported, because something else ended the
   * batch.
   */
  close(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    try {
      const closed: unknown = this.#calls.return?.();
      // A source that still has to give a call may never end.
      if (!isPromise(closed) || this.coming) return;
      const settled = () => (this.closing = undefined);
      this.closing = closed.then(settled, settled);
    } catch {
      // See above.
    }
  }

  rethrow(): void {
    if (this.#failure) throw this.#failure.error;
  }

  /** The next step, unless it has to be waited for. */
  #step(): CallStep<T> | undefined {
    try {
      const step = this.#calls.next();
      if (!isPromise(step)) return checkedStep(step);
      this.coming = step
        .then((value) => {
          this.coming = undefined;
          this.#arrived = checkedStep(value);
        })
        .catch((error: unknown) => this.#fail(error));
      if (!this.#isAsync)
        throw new InvalidDataException('calls', 'must not give promises in a blocking class.');
    } catch (error) {
      this.#fail(error);
    }
    return undefined;
  }

  #fail(error: unknown): void {
    this.coming = undefined;
    this.#hasEnded = true;
    this.#failure = { error };
  }
}
