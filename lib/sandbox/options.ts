import type { ServedRequest } from './requests';

/** Milliseconds that a reply is held back; with `min` and `max`, a random time between them. */
export type Latency = number | { min: number; max: number };

/** Which requests fail, before anything is done for them, and how. */
export interface Failures {
  /** HTTP status of the failures, 400 to 599. */
  status: number;
  /** How many requests fail. Default: all until cleared. */
  times?: number;
  /** Share of the requests that fail, 0 to 1, evenly spread: with 0.1 each tenth. Default 1. */
  rate?: number;
  /** Seconds that the header `Retry-After` tells. Default: no such header. */
  retryAfter?: number;
}

/** Options of `startSandbox`. */
export interface SandboxOptions {
  /** Port to listen on, 0 to 65535; 0 takes any free one. Default 0. */
  port?: number;
  /** The one secret key that is accepted. Default `sk_test_sandbox`. */
  authKey?: string;
  /** Milliseconds that each reply is held back. Default 0. */
  latency?: Latency;
  /** Called after each reply, for logs. */
  onRequest?: (request: ServedRequest) => void;
}
