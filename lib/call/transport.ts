import type { Mode, Reply, Result, Items } from './mode';
import type { PreparedCall } from './prepared-call';
import type { RawReply } from '../http/raw-reply';

/** A call that was sent as one of many. */
export interface SentCall {
  /**
   * Its reply, once it has ended.
   *
   * @throws NetworkException if no usable reply came.
   */
  take(): RawReply;
}

/** The calls of one auto-pagination or batch. */
export interface Calls {
  /** Those that have ended, until the routine takes them out. */
  readonly ended: SentCall[];
  /**
   * Sends a call.
   *
   * @param isAhead - whether nobody waits for it yet, so that its time is not to run.
   */
  send(call: PreparedCall, isAhead?: boolean): SentCall;
}

/** A pause of a routine: until one of its calls has ended, or the clock of `now()` shows a time. */
export interface Pause {
  /** The call that is waited for, if it is one alone. */
  readonly call?: SentCall | undefined;
  readonly until?: number | undefined;
  /** A promise that is waited for instead; only a promise class can. */
  readonly promise?: Promise<unknown> | undefined;
  /** Ends the pause early. */
  readonly signal?: AbortSignal | undefined;
}

/** What is done with many calls, whatever the kind of client: it sends them, and yields where it has to wait. */
export type Routine<T> = (calls: Calls) => Generator<Pause, T, void>;

/** A routine that also gives out items on its way. */
export type ItemRoutine<T> = (calls: Calls) => Generator<Pause | { readonly item: T }, void, void>;

/** Ends a routine where it stands. */
export function closeRoutine(steps: Generator<unknown, unknown, void>): void {
  steps.return(undefined);
}

/** A routine, and what ends its pauses early. */
export interface Task<T> {
  readonly routine: Routine<T>;
  readonly signal?: AbortSignal | undefined;
}

/** Sends calls in the way of one kind of client. */
export interface Transport<M extends Mode> {
  /** Sends one call. */
  send<T>(call: PreparedCall): Reply<M, T>;
  /** Gives back the exception of a call that cannot be sent, or that failed. */
  refuse<T>(error: unknown): Reply<M, T>;
  /** Runs a routine. */
  run<T>(make: () => Task<T>): Result<M, T>;
  /** Gives out the items of a routine. */
  paginate<T>(make: () => ItemRoutine<T>): Items<M, T>;
}
