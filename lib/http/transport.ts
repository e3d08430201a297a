import { setImmediate as immediate } from 'node:timers/promises';
import { rule } from '../checks';
import type { Transport, TransportFactory } from '../transport';
import { faultException } from './fault';

const abortSignal = rule('an AbortSignal', (value) => value instanceof AbortSignal);

const send: Transport<'async'> = async (prepare, settle) => {
  const { request, ...hooks } = prepare();
  // Loaded by the first call: who only imports the package, or only blocks, does without axios.
  const { exchange } = require('./exchange') as typeof import('./exchange');
  const { reply, fault } = await exchange(request, hooks);
  if (reply) return settle(reply);
  // A refused certificate is reported from within the TLS handshake. Were the caller's next step a blocking
  // call, its event loop would free the handshake underneath itself.
  await immediate();
  throw faultException(fault, hooks.signal?.aborted ? hooks.signal.reason : undefined);
};

/** Does each call in the caller's own thread, and promises its reply. */
export const asyncTransport: TransportFactory<'async'> = {
  clientFields: {},
  callFields: { signal: { check: abortSignal } },
  open: () => send,
};
