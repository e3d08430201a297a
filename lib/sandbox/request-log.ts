import type { RecordedRequest } from './requests';

/** A request and its reply. */
export interface Exchange {
  /** Number of the request, from 1 on. */
  id: number;
  request: RecordedRequest;
  /** When it arrived: time of the sandbox, ISO 8601, in UTC. */
  at: string;
  /** Milliseconds until the reply; `undefined` while it is held back. */
  duration?: number;
  /** The reply as JSON; `undefined` while it is held back, and once it is too old to be kept. */
  reply?: string | undefined;
}

/** How many requests are kept. The oldest are dropped, so that a sandbox that runs for days does not grow. */
const MOST_REQUESTS = 100_000;
/** How many more requests may be kept until the oldest are dropped together. To drop them one by one is slow. */
const SLACK = 10_000;
/** The total length of the replies that are kept, in characters. */
const MOST_OF_REPLIES = 8 * 1024 * 1024;

/** The requests of a sandbox, oldest first, and the newest of its replies. */
export class RequestLog {
  #exchanges: Exchange[] = [];
  #lastId = 0;
  #replied = new Set<Exchange>();
  #size = 0;

  /** The requests that are kept, oldest first. */
  get exchanges(): readonly Exchange[] {
    const { length } = this.#exchanges;
    return length <= MOST_REQUESTS ? this.#exchanges : this.#exchanges.slice(length - MOST_REQUESTS);
  }

  /** Adds a request that has no reply yet. */
  add(request: RecordedRequest, at: string): Exchange {
    const exchange: Exchange = { id: ++this.#lastId, request, at };
    this.#exchanges.push(exchange);
    if (this.#exchanges.length >= MOST_REQUESTS + SLACK) this.#exchanges = [...this.exchanges];
    return exchange;
  }

  /** Adds the reply of a request, and drops the oldest replies above the total length. */
  finish(exchange: Exchange, reply: string, duration: number): void {
    Object.assign(exchange, { reply, duration });
    this.#replied.add(exchange);
    this.#size += reply.length;
    for (const oldest of this.#replied) {
      if (this.#size <= MOST_OF_REPLIES) return;
      this.#size -= oldest.reply?.length ?? 0;
      oldest.reply = undefined;
      this.#replied.delete(oldest);
    }
  }

  clear(): void {
    this.#exchanges = [];
    this.#replied.clear();
    this.#size = 0;
  }
}
