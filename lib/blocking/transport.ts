import { rule } from '../checks';
import type { Outcome } from '../http/exchange';
import { errorFacts, faultException } from '../http/fault';
import type { TransportFactory } from '../transport';
import { Link } from './link';
import { standStill, turnLoop } from './wait';

/** Milliseconds beyond a call's deadline after which a worker that is still silent is taken for stuck. */
const GRACE = 2_000;

const waits = { deasync: turnLoop, atomics: standStill };

/** Has a worker thread do each call, and waits for its reply. */
export const blockingTransport: TransportFactory<'blocking'> = {
  clientFields: {
    wait: { check: rule('"deasync" or "atomics"', (value) => Object.keys(waits).includes(String(value))) },
  },
  callFields: {},
  open({ wait }) {
    const waitFor = waits[wait ?? 'deasync'];
    // The thread starts while the script goes on to its first call.
    Link.current();
    return (prepare, settle) => {
      const { request, onAttempt } = prepare();
      const link = Link.current();
      const ticket = link.post(request, onAttempt);
      const done = () => {
        link.receive();
        return ticket.outcome !== undefined;
      };
      try {
        waitFor(link, done, request.expires + GRACE);
        link.receive();
        const { reply, fault } = ticket.outcome ?? lost(link);
        if (reply) return settle(reply);
        throw faultException(fault);
      } finally {
        link.close(ticket);
      }
    };
  },
};

function lost(link: Link): Outcome {
  if (!link.gone) {
    link.abandon();
    const problem =
      'the deadline of the call passed, and the thread that sends the requests does not answer.';
    return { fault: { code: 'ETIMEDOUT', problem, attempts: 1 } };
  }
  const problem = 'the thread that sends the requests ended.';
  const cause = link.error === undefined ? undefined : errorFacts(link.error);
  return { fault: { code: 'ERR_WORKER_EXITED', problem, attempts: 1, cause } };
}
