import { type PaystackReply, Refusal, invalidKey, rateLimited } from './core/refusal';
import type { Failures, Latency } from './sandbox-options';

/** What happens to a request that is to fail. */
export interface Failure {
  /** The reply; `undefined` where the request is fulfilled and only its reply is lost. */
  reply: PaystackReply | undefined;
  /** Whether the connection is closed in place of a reply. */
  isDropped: boolean;
  /** What is sent in place of the body of the reply. */
  html: string | undefined;
}

/** What tells the endpoint of a request. */
interface Asked {
  method: string;
  /** Decoded segments of the path, without empty ones. */
  segments: readonly string[];
}

/** Decides how long each reply takes, and which requests fail. */
export class Disturbances {
  latency: Latency;
  #failures: Failures | null = null;
  #seen = 0;
  #failed = 0;

  constructor(latency: Latency) {
    this.latency = latency;
  }

  get failures(): Failures | null {
    return this.#failures;
  }

  set failures(failures: Failures | null) {
    this.#failures = failures;
    this.#seen = 0;
    this.#failed = 0;
  }

  /** Milliseconds that the next reply has to wait. */
  delay(): number {
    if (typeof this.latency === 'number') return this.latency;
    const { min, max } = this.latency;
    return min + Math.random() * (max - min);
  }

  /** Counts a request. Returns what happens to it if it is to fail, else `undefined`. */
  failure(asked: Asked): Failure | undefined {
    if (!this.#failures || !isMeant(asked, this.#failures)) return undefined;
    const { status = 500, times = Infinity, rate = 1, retryAfter, body, drop } = this.#failures;
    this.#seen += 1;
    // The failures are spread evenly, not at random, so that a test meets the same failures each time.
    const isDue = Math.floor(this.#seen * rate) > Math.floor((this.#seen - 1) * rate);
    if (!isDue || this.#failed >= times) return undefined;
    this.#failed += 1;
    return {
      reply: drop === 'reply' ? undefined : { ...refusalOf(status), retryAfter },
      isDropped: drop !== undefined && drop !== false,
      html: body === 'html' ? pageOf(status) : undefined,
    };
  }
}

/** Whether a request is one of those that fail. A segment of the path in braces, or `*`, stands for any segment. */
function isMeant({ method, segments }: Asked, { path, method: only = method }: Failures): boolean {
  if (method.toUpperCase() !== only.toUpperCase()) return false;
  if (path === undefined) return true;
  const wanted = path.split('/').filter(Boolean);
  return (
    wanted.length === segments.length &&
    wanted.every((segment, at) => segment === segments[at] || /^(?:\*|\{\w+\})$/.test(segment))
  );
}

function refusalOf(status: number): PaystackReply {
  if (status === 401) return invalidKey().reply;
  if (status === 429) return rateLimited().reply;
  return new Refusal(
    status,
    'injected_failure',
    'This failure was asked for',
    'Send the request again, or clear the failures of the sandbox.',
  ).reply;
}

/** A page such as a proxy in front of an API sends. */
function pageOf(status: number): string {
  return `<html>\n<head><title>${status}</title></head>\n<body>\n<center><h1>${status}</h1></center>\n</body>\n</html>\n`;
}
