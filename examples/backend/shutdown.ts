/** Ends the service without dropping a request. */
import type { FastifyInstance } from 'fastify';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** Milliseconds that requests under way may take: more than the longest deadline of a route. */
const PATIENCE = 10_000;

/**
 * Lets the first SIGTERM or SIGINT close the service: it accepts no more, finishes what is under way, and the
 * process exits with 0. A second one ends the process at once.
 */
export function closeOnSignals(app: FastifyInstance): void {
  let closing = false;
  let underWay = 0;

  const cut = () => app.server.closeAllConnections();
  const onSignal = (signal: NodeJS.Signals) => {
    for (const name of SIGNALS) process.off(name, onSignal);
    app.log.info({ signal, underWay }, 'closing');
    closing = true;
    if (underWay === 0) cut();
    setTimeout(cut, PATIENCE).unref();
    void app.close().then(() => app.log.info('closed'));
  };
  for (const name of SIGNALS) process.on(name, onSignal);

  app.addHook('onRequest', (_request, { raw }, done) => {
    underWay += 1;
    raw.once('close', () => {
      underWay -= 1;
      // The connections that are still open have no request under way.
      if (closing && underWay === 0) cut();
    });
    done();
  });

  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) void reply.header('Connection', 'close');
    done();
  });
}
