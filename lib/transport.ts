import type { Fields } from './checks';
import type { AttemptOutcome, ExchangeRequest, Reply } from './http/exchange';
import type { AsyncCallOptions, BlockingOptions, CallOptions, ClientOptions } from './options';

/** The two kinds of client, and in what they differ. */
export interface Modes<T = unknown> {
  blocking: { returned: T; clientOptions: BlockingOptions; callOptions: CallOptions };
  async: { returned: Promise<T>; clientOptions: ClientOptions; callOptions: AsyncCallOptions };
}

/** `'blocking'` or `'async'`. */
export type Mode = keyof Modes;

/** A checked call, ready to be sent. */
export interface PreparedCall {
  readonly request: ExchangeRequest;
  readonly onAttempt?: ((outcome: AttemptOutcome) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Does one call. It takes the preparation as a function, so that a bad argument is thrown by a blocking call
 * and rejects an async one.
 */
export type Transport<M extends Mode> = <T>(
  prepare: () => PreparedCall,
  settle: (reply: Reply) => T,
) => Modes<T>[M]['returned'];

/** A way on which requests travel, with the options that it alone understands. */
export interface TransportFactory<M extends Mode> {
  readonly clientFields: Fields;
  readonly callFields: Fields;
  open(options: Modes[M]['clientOptions']): Transport<M>;
}
