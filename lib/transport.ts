import type { Fields } from './checks';
import type { AttemptOutcome, ExchangeRequest, Reply } from './http/exchange';
import type { AsyncCallOptions, BlockingOptions, CallOptions, ClientOptions } from './options';
import type { QueuedCall } from './api/batch';
import type { Response } from './response';

/** The two kinds of client, and the queue of a batch: in what they differ. */
export interface Modes<T = unknown> {
  blocking: {
    reply: Response<T>;
    returned: T;
    iterable: IterableIterator<T>;
    clientOptions: BlockingOptions;
    callOptions: CallOptions;
  };
  async: {
    reply: Promise<Response<T>>;
    returned: Promise<T>;
    iterable: AsyncIterableIterator<T>;
    clientOptions: ClientOptions;
    callOptions: AsyncCallOptions;
  };
  queued: {
    reply: QueuedCall<T>;
    returned: never;
    iterable: never;
    clientOptions: never;
    callOptions: CallOptions;
  };
}

/** `'blocking'`, `'async'` or `'queued'`. */
export type Mode = keyof Modes;

/** A checked call, ready to be sent. */
export interface PreparedCall {
  readonly request: ExchangeRequest;
  readonly onAttempt?: ((outcome: AttemptOutcome) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A call that was sent. */
export interface PendingCall {
  /** Whether it has ended. */
  readonly ended: boolean;
  /**
   * Its reply, once it has ended.
   *
   * @throws NetworkException if no usable reply came.
   */
  take(): Reply;
}

/**
 * A pause in a routine: until one of some calls has ended, the clock of `now()` shows a time, or a signal is
 * aborted.
 */
export interface Pause {
  readonly calls: readonly PendingCall[];
  readonly until?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * What is done with calls, whatever the kind of client: it starts them, and yields where it has to wait. Given
 * as a function, so that what it throws is thrown by a blocking client and rejects an async one.
 */
export type Routine<T> = () => Generator<Pause, T, void>;

/** A routine that also gives out items on its way. */
export type ItemRoutine<T> = () => Generator<Pause | { readonly item: T }, void, void>;

/** Sends calls, and runs what is done with them in the manner of its kind. */
export interface Transport<M extends Mode> {
  start(call: PreparedCall): PendingCall;
  run<T>(routine: Routine<T>): Modes<T>[M]['returned'];
  iterate<T>(routine: ItemRoutine<T>): Modes<T>[M]['iterable'];
}

/** A way on which requests travel, with the options that it alone understands. */
export interface TransportFactory<M extends Mode> {
  readonly clientFields: Fields;
  readonly callFields: Fields;
  open(options: Modes[M]['clientOptions']): Transport<M>;
}
