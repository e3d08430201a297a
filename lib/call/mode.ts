import type { AsyncCallOptions, CallOptions } from '../arguments/options';
import type { Response } from './response';
import type { QueuedCall } from './queued-call';

/** How calls give back their replies: at once, by a promise, or once the batch in whose queue they stand has run. */
export type Mode = 'blocking' | 'async' | 'queued';

/** What a call gives back. */
export type Reply<M extends Mode, T> = M extends 'blocking'
  ? Response<T>
  : M extends 'async'
    ? Promise<Response<T>>
    : QueuedCall<T>;

/** What something else than a single call gives back. */
export type Result<M extends Mode, T> = M extends 'async' ? Promise<T> : T;

/** What auto-pagination gives back. */
export type Items<M extends Mode, T> = M extends 'async' ? AsyncIterableIterator<T> : IterableIterator<T>;

/** The options of one call. */
export type Options<M extends Mode> = (M extends 'async' ? AsyncCallOptions : CallOptions) | null;
