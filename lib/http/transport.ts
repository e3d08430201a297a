import { setImmediate as immediate, setTimeout as sleep } from 'node:timers/promises';
import { rule } from '../checks';
import { timerFor } from '../clock';
import type { Pause, PendingCall, PreparedCall, Transport, TransportFactory } from '../transport';
import type { Outcome, Reply } from './exchange';
import { replyOf } from './fault';

const abortSignal = rule('an AbortSignal', (value) => value instanceof AbortSignal);

interface PromisedCall extends PendingCall {
  /** Is fulfilled once the call has ended. */
  readonly end: Promise<void>;
}

class AsyncCall implements PromisedCall {
  readonly end: Promise<void>;
  readonly #signal: AbortSignal | undefined;
  #outcome: Outcome | undefined;

  constructor({ request, ...hooks }: PreparedCall) {
    // Loaded by the first call: who only imports the package, or only blocks, does without axios.
    const { exchange } = require('./exchange') as typeof import('./exchange');
    this.#signal = hooks.signal;
    this.end = exchange(request, hooks).then(async (outcome) => {
      // A refused certificate is reported from within the TLS handshake. Were the caller's next step a
      // blocking call, its event loop would free the handshake underneath itself.
      if (outcome.fault) await immediate();
      this.#outcome = outcome;
    });
  }

  get ended(): boolean {
    return this.#outcome !== undefined;
  }

  take(): Reply {
    return replyOf(this.#outcome, this.#signal);
  }
}

const transport: Transport<'async'> = {
  start: (call) => new AsyncCall(call),

  async run(routine) {
    const steps = routine();
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      await endOf(step.value);
    }
  },

  async *iterate(routine) {
    const steps = routine();
    try {
      for (let step = steps.next(); !step.done; step = steps.next()) {
        if ('item' in step.value) yield step.value.item;
        else await endOf(step.value);
      }
    } finally {
      steps.return();
    }
  },
};

async function endOf({ calls, until, signal }: Pause): Promise<void> {
  const ends = (calls as readonly PromisedCall[]).map(({ end }) => end);
  if (until === undefined) {
    await (ends.length === 1 ? ends[0] : Promise.race(ends));
    return;
  }
  // Should a call end first, the sleep goes on until the routine ends and aborts the signal.
  const slept = sleep(timerFor(until), undefined, { signal }).catch(() => undefined);
  await Promise.race([...ends, slept]);
}

/** Does each call in the caller's own thread, and promises its reply. */
export const asyncTransport: TransportFactory<'async'> = {
  clientFields: {},
  callFields: { signal: { check: abortSignal } },
  open: () => transport,
};
