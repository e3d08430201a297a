import type { Failures, Latency } from './sandbox-options';
import { type PaystackReply, Refusal } from './core/refusal';

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

  /** Counts a request. Returns the reply that it gets if it is to fail, else `undefined`. */
  failure(): PaystackReply | undefined {
    if (!this.#failures) return undefined;
    const { status, times = Infinity, rate = 1, retryAfter } = this.#failures;
    this.#seen += 1;
    // The failures are spread evenly, not at random, so that a test meets the same failures each time.
    const isDue = Math.floor(this.#seen * rate) > Math.floor((this.#seen - 1) * rate);
    if (!isDue || this.#failed >= times) return undefined;
    this.#failed += 1;
    const refusal = new Refusal(
      status,
      'injected_failure',
      'This failure was asked for',
      'Send the request again, or clear the failures of the sandbox.',
    );
    return { ...refusal.reply, retryAfter };
  }
}
