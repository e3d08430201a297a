import type { AttemptNews, ExchangeRequest } from '../http/exchange-request';

/** A checked call, ready to be sent. */
export interface PreparedCall {
  readonly request: ExchangeRequest;
  readonly onAttempt?: ((news: AttemptNews) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}
