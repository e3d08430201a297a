import type { HTTPMethod } from '../arguments/enums';
import type { AttemptReport } from '../arguments/options';

/** A call on its way to Paystack, as plain data that can cross a thread. */
export interface ExchangeRequest {
  readonly method: HTTPMethod;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Milliseconds for one attempt. */
  readonly timeout: number;
  /** Milliseconds for the whole call. */
  readonly deadline: number;
  readonly retries: number;
  readonly maxResponseBytes: number;
  /** The URL of a proxy. */
  readonly proxy: string | undefined;
  /** Whether a 429 is left to the caller, who then delays other calls, too. */
  readonly leaves429: boolean;
}

/** What is told of an attempt where its call is known. */
export type AttemptNews = Omit<AttemptReport, 'call' | 'method' | 'route' | 'path'>;
