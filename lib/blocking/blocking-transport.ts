import type { PreparedCall } from '../call/prepared-call';
import { type Calls, type ItemRoutine, type Pause, type Transport, closeRoutine } from '../call/transport';
import { shapeResponse } from '../call/response';
import type { BlockingOptions } from '../arguments/options';
import { Ticket, currentSender, receive, startedSender } from './sender';
import { type Wait, waits } from './wait';

/** Makes a worker thread send each call, and waits for its reply. */
export function blockingTransport(kind: NonNullable<BlockingOptions['wait']>): Transport<'blocking'> {
  const wait = waits[kind];
  // The thread starts while the script goes on to its first call.
  currentSender();
  return {
    send<T>(call: PreparedCall) {
      const ticket = new Ticket(startedSender(wait), call);
      wait(ticket.sender, () => ticket.hasEnded, ticket.expires);
      return shapeResponse<T>(ticket.take());
    },

    refuse(error) {
      throw error;
    },

    run(make) {
      const calls = new BlockingCalls(wait);
      const steps = make().routine(calls);
      try {
        for (;;) {
          const { done, value } = steps.next();
          if (done) return value;
          calls.wait(value);
        }
      } finally {
        closeRoutine(steps);
        calls.cancelAll();
      }
    },

    paginate: (make) => items(make, new BlockingCalls(wait)),
  };
}

function* items<T>(make: () => ItemRoutine<T>, calls: BlockingCalls): Generator<T, undefined> {
  try {
    for (const step of make()(calls)) {
      if ('item' in step) {
        calls.receive();
        yield step.item;
      } else {
        calls.wait(step);
      }
    }
  } finally {
    calls.cancelAll();
  }
}

class BlockingCalls implements Calls {
  readonly ended: Ticket[] = [];
  readonly #underWay = new Set<Ticket>();
  readonly #wait: Wait;

  constructor(wait: Wait) {
    this.#wait = wait;
  }

  send(call: PreparedCall): Ticket {
    const ticket = new Ticket(startedSender(this.#wait), call, () => {
      this.#underWay.delete(ticket);
      this.ended.push(ticket);
    });
    this.#underWay.add(ticket);
    return ticket;
  }

  wait({ until = Infinity }: Pause): void {
    // The first of them shows the state of the worker, which is the same for all.
    const [first] = this.#underWay;
    const sender = first?.sender ?? currentSender();
    const bound = Math.min(until, first?.expires ?? Infinity);
    this.#wait(sender, () => this.#hasNews(), bound);
    this.#hasNews();
  }

  /** Tells observers what the worker has posted meanwhile. */
  receive(): void {
    const [first] = this.#underWay;
    if (first) receive(first.sender);
  }

  cancelAll(): void {
    for (const ticket of this.#underWay) ticket.cancel();
  }

  #hasNews(): boolean {
    const [first] = this.#underWay;
    // If the worker has died, all of its calls have ended. Each of them has to be looked at.
    if (first?.hasEnded) for (const ticket of this.#underWay) if (!ticket.hasEnded) break;
    return this.ended.length > 0;
  }
}
