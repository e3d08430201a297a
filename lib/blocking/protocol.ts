import type { MessagePort } from 'node:worker_threads';
import type { AttemptNews, ExchangeRequest } from '../http/exchange-request';
import type { Outcome } from '../http/failure';

/** Cells of the memory that a waiting thread and its worker share. */
export const Cell = {
  /** Counts what the worker has posted; waiting threads sleep on it. */
  POSTED: 0,
  /** 1 once the worker is gone. */
  GONE: 1,
  /** The state of the worker's start, one of `Start`. */
  START: 2,
} as const;

/** States of the worker's start. */
export const Start = {
  PENDING: 0,
  READY: 1,
  /** It is not the worker of this version of the package. */
  WRONG: 2,
} as const;

/** What a worker gets when it starts. */
export interface WorkerData {
  readonly version: string;
  readonly port: MessagePort;
  readonly cells: Int32Array;
  /** Never used: its other end closes when the worker dies, however it dies. */
  readonly lifeline: MessagePort;
}

/** What the watcher gets when it starts: the other end of a worker's lifeline. */
export interface WatcherData {
  readonly cells: Int32Array;
  readonly lifeline: MessagePort;
}

/** From the waiting thread to the worker: a call to make, or one to cancel. */
export type CallMessage =
  | {
      readonly id: number;
      readonly request: ExchangeRequest;
      /** Whether each attempt is to be reported. */
      readonly isObserved: boolean;
    }
  | { readonly id: number; readonly request?: undefined };

/** From the worker to the waiting thread: news of one attempt, or how the call ended. */
export type WorkerMessage =
  | { readonly id: number; readonly news: AttemptNews; readonly outcome?: undefined }
  | { readonly id: number; readonly news?: undefined; readonly outcome: Outcome };

/** Wakes the threads that sleep until the worker has posted something. */
export function wake(cells: Int32Array): void {
  Atomics.add(cells, Cell.POSTED, 1);
  Atomics.notify(cells, Cell.POSTED);
}
