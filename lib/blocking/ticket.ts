import { now } from '../clock';
import type { Outcome, Reply } from '../http/exchange';
import { errorFacts, replyOf } from '../http/fault';
import type { PendingCall, PreparedCall } from '../transport';
import type { Link } from './link';

/** Milliseconds beyond a call's deadline after which a worker that is still silent is taken for stuck. */
const GRACE = 2_000;

/** A call that was handed to a worker. */
export interface PostedCall extends PendingCall {
  readonly link: Link;
  /** When, on the clock of `now()`, the worker has to have answered. */
  readonly expires: number;
}

export class Ticket implements PostedCall {
  readonly expires: number;
  #outcome: Outcome | undefined;
  readonly #abort = () => this.link.send({ id: this.id });

  constructor(
    readonly link: Link,
    readonly id: number,
    readonly call: PreparedCall,
  ) {
    this.expires = call.request.expires + GRACE;
    call.signal?.addEventListener('abort', this.#abort);
  }

  get ended(): boolean {
    if (this.#outcome === undefined) this.link.receive();
    if (this.#outcome === undefined && this.link.gone) this.end(died(this.link));
    if (this.#outcome === undefined && now() >= this.expires) this.end(stuck(this.link));
    return this.#outcome !== undefined;
  }

  end(outcome: Outcome): void {
    this.#outcome = outcome;
    this.link.close(this);
    this.call.signal?.removeEventListener('abort', this.#abort);
  }

  take(): Reply {
    return replyOf(this.#outcome, this.call.signal);
  }
}

function died({ error }: Link): Outcome {
  const problem = 'the thread that sends the requests ended.';
  const cause = error === undefined ? undefined : errorFacts(error);
  return { fault: { code: 'ERR_WORKER_EXITED', problem, attempts: 1, cause } };
}

function stuck(link: Link): Outcome {
  link.abandon();
  const problem = 'the deadline of the call passed, and the thread that sends the requests does not answer.';
  return { fault: { code: 'ETIMEDOUT', problem, attempts: 1 } };
}
