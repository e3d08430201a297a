import { rule } from '../checks';
import type { Pause, Transport, TransportFactory } from '../transport';
import { Link } from './link';
import type { PostedCall } from './ticket';
import { type Wait, standStill, turnLoop } from './wait';

const waits = { deasync: turnLoop, atomics: standStill };

/** Has a worker thread do each call, and waits for its reply. */
export const blockingTransport: TransportFactory<'blocking'> = {
  clientFields: {
    wait: {
      check: rule(
        '"deasync" or "atomics"',
        (value) => typeof value === 'string' && Object.hasOwn(waits, value),
      ),
    },
  },
  callFields: {},
  open({ wait }) {
    // The thread starts while the script goes on to its first call.
    Link.current();
    return transport(waits[wait ?? 'deasync']);
  },
};

function transport(wait: Wait): Transport<'blocking'> {
  return {
    start: (call) => Link.current().post(call),

    run(routine) {
      const steps = routine();
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done) return step.value;
        waitFor(step.value, wait);
      }
    },

    *iterate(routine) {
      const steps = routine();
      try {
        for (let step = steps.next(); !step.done; step = steps.next()) {
          if ('item' in step.value) yield step.value.item;
          else waitFor(step.value, wait);
        }
      } finally {
        steps.return();
      }
    },
  };
}

function waitFor({ calls, until = Infinity }: Pause, wait: Wait): void {
  const tickets = calls as readonly PostedCall[];
  const bound = Math.min(until, ...tickets.map(({ expires }) => expires));
  // The calls of one pause may be with two workers, if the first died in between; it has ended them all.
  const link = tickets.at(-1)?.link ?? Link.current();
  wait(link, () => tickets.some(({ ended }) => ended), bound);
}
