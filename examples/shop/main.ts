/**
 * One instance of the shop: the web face and the jobs. Any number of them can run on one database.
 *
 * The environment has DATABASE_URL, PAYSTACK_AUTHORIZATION_KEY, SHOP_URL (the public address), HOST, PORT,
 * SELLER_RECIPIENT, and JOB_SECONDS: after so many seconds the job of a process that died is done again.
 */
import { AsyncPaystack } from 'tspaystack2';
import { closeOnSignals } from '../backend/shutdown';
import { openDatabase } from './database';
import { Payments } from './payments';
import { Queue } from './queue';
import { addRoutes, newApp } from './service';
import { spansOf } from './telemetry';

/** @param afterwards - runs at the end, once nothing is under way. */
export async function startShop(afterwards?: () => Promise<void>): Promise<void> {
  const { DATABASE_URL: connectionString = '', PORT = '3000', HOST = '127.0.0.1' } = process.env;
  const {
    SHOP_URL: url = `http://${HOST}:${PORT}`,
    SELLER_RECIPIENT: seller,
    JOB_SECONDS = '60',
  } = process.env;

  const app = newApp();
  const log = (problem: string) => app.log.warn({ problem }, 'database');
  const database = openDatabase(connectionString, log);
  const queue = new Queue({ connectionString, jobSeconds: Number(JOB_SECONDS), log });
  // A job makes two calls at most. So it ends before JOB_SECONDS.
  const paystack = new AsyncPaystack(undefined, { timeout: 5_000, deadline: 15_000, onAttempt: spansOf() });
  const payments = new Payments({ database, queue, paystack, log: app.log, seller });

  addRoutes(app, { database, queue, paystack, url });
  closeOnSignals(app);
  app.addHook('onClose', async () => {
    await queue.stop();
    await database.end();
    await afterwards?.();
  });
  await queue.start(payments);
  await app.listen({ port: Number(PORT), host: HOST });
}

if (require.main === module) void startShop();
