/**
 * The jobs. Each asks Paystack how things are, and changes the database in one transaction. So a job can run again, late,
 * twice at the same time or in another order than the events: the end is the same.
 */
import type { PoolClient } from 'pg';
import type { AsyncPaystack, Currency, Response } from 'tspaystack2';
import type { PaystackEvent } from 'tspaystack2/webhooks';
import { type Database, inTransaction } from './database';
import type { JobName, Queue } from './queue';
import { sellerShare } from './products';

export interface Log {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

interface Payment {
  readonly reference: string;
  readonly order_id: string;
  readonly state: 'open' | 'paid' | 'refund' | 'refunded';
  readonly transaction: number | null;
  readonly product: string;
  readonly amount: number;
  readonly currency: string;
}

interface Payout {
  readonly reference: string;
  readonly order_id: string;
  readonly recipient: string;
  readonly amount: number;
  readonly currency: Currency;
  readonly state: 'open' | 'paid' | 'failed';
}

export interface PaymentsOptions {
  readonly database: Database;
  readonly queue: Queue;
  readonly paystack: AsyncPaystack;
  readonly log: Log;
  /** The recipient code of the seller. */
  readonly seller: string | undefined;
}

/** A reply of Paystack that says no. The job fails, and the queue tries it again. */
class Refusal extends Error {
  constructor({ statusCode, code }: Response<unknown>) {
    super(`Paystack answered with HTTP ${statusCode}${code ? ` (${code})` : ''}.`);
  }
}

const isUnknown = ({ statusCode }: Response<unknown>) => statusCode === 404 || statusCode === 400;

/** The job that an event is a reason for. `undefined` for an event that changes nothing here. */
export function jobOf(event: PaystackEvent): { name: JobName; reference: string } | undefined {
  switch (event.event) {
    case 'charge.success':
      return { name: 'settle', reference: event.data.reference };
    case 'refund.pending':
    case 'refund.processing':
    case 'refund.processed':
    case 'refund.failed':
    case 'refund.needs-attention':
      return { name: 'refund', reference: event.data.transaction_reference };
    case 'transfer.success':
    case 'transfer.failed':
    case 'transfer.reversed':
      return { name: 'payout', reference: event.data.reference };
    default:
      return undefined;
  }
}

export class Payments {
  readonly #options: PaymentsOptions;

  constructor(options: PaymentsOptions) {
    this.#options = options;
  }

  /** Asks whether a payment was made. Delivers its order, or has the money sent back. */
  async settle(reference: string): Promise<void> {
    const payment = await this.#payment(reference);
    if (payment?.state !== 'open') return;
    const about = { order: payment.order_id, reference };

    const { database, queue, paystack, log } = this.#options;
    const reply = await paystack.transactions.verify(reference);
    if (!reply.status && !isUnknown(reply)) throw new Refusal(reply);
    const status = reply.status ? reply.data.status : 'unknown';
    if (!reply.status || status !== 'success') {
      await this.#checked('payments', reference);
      log.info({ ...about, status }, 'not paid');
      return;
    }

    const { id, amount, currency } = reply.data;
    const isRight = amount === payment.amount && currency === payment.currency;
    const outcome = await inTransaction(database, async (client) => {
      const isDelivered = isRight && (await this.#deliver(payment, client));
      const state = isDelivered ? 'paid' : 'refund';
      const moved = await client.query(
        `UPDATE payments SET state = $2, transaction = $3 WHERE reference = $1 AND state = 'open'`,
        [reference, state, id],
      );
      if (moved.rowCount === 0) return 'settled already';
      if (!isDelivered) await queue.add('refund', reference, client);
      return state;
    });
    queue.wake();
    if (outcome === 'refund') log.warn({ ...about, paid: `${amount} ${currency}` }, 'paid, but not owed');
    else log.info(about, outcome);
  }

  /** Stores the delivery and what its seller gets. Gives `false` if the order was delivered already. */
  async #deliver({ order_id, reference, ...sold }: Payment, client: PoolClient): Promise<boolean> {
    const delivery = await client.query(
      'INSERT INTO deliveries (order_id, reference) VALUES ($1, $2) ON CONFLICT (order_id) DO NOTHING',
      [order_id, reference],
    );
    if (delivery.rowCount === 0) return false;
    const { seller, queue } = this.#options;
    const share = sellerShare(sold.product, sold.amount);
    if (share === 0 || seller === undefined) return true;
    const payout = `payout-${order_id}`;
    await client.query(
      'INSERT INTO payouts (reference, order_id, recipient, amount, currency) VALUES ($1, $2, $3, $4, $5)',
      [payout, order_id, seller, share, sold.currency],
    );
    await queue.add('payout', payout, client);
    return true;
  }

  /** Sends the whole payment back. A refund has no reference, so it first looks for the one that it may have made. */
  async refund(reference: string): Promise<void> {
    const payment = await this.#payment(reference);
    if (payment?.state !== 'refund') return;
    const about = { order: payment.order_id, reference };

    const { refunds } = this.#options.paystack;
    const made = await refunds.getRefunds({ reference });
    if (!made.status) throw new Refusal(made);
    const refund = made.data.find(({ transaction }) => transaction === payment.transaction);
    if (refund === undefined) {
      // Of two at the same time, Paystack refuses one: together they are more than was paid.
      const created = await refunds.create(reference, { merchantNote: `order ${payment.order_id}` });
      if (!created.status) throw new Refusal(created);
    }
    const status = refund?.status ?? 'pending';
    await this.#checked('payments', reference, status === 'processed' ? 'refunded' : undefined);
    const needsHelp = status === 'failed' || status === 'needs-attention';
    this.#options.log[needsHelp ? 'error' : 'info']({ ...about, status }, 'refund');
  }

  /** Pays the seller. The reference was stored before, so a transfer that was sent is found by it. */
  async payout(reference: string): Promise<void> {
    const { rows } = await this.#options.database.query<Payout>(
      'SELECT * FROM payouts WHERE reference = $1',
      [reference],
    );
    const [payout] = rows;
    if (payout === undefined) return;

    let reply: Response<{ readonly status: string }> =
      await this.#options.paystack.transfers.verify(reference);
    if (!reply.status && isUnknown(reply) && payout.state === 'open') {
      const { amount, recipient, currency } = payout;
      reply = await this.#options.paystack.transfers.initiate(amount, { recipient, reference, currency });
    }
    if (!reply.status) throw new Refusal(reply);
    const { status } = reply.data;
    const isLost = ['failed', 'reversed', 'abandoned', 'blocked', 'rejected'].includes(status);
    await this.#checked('payouts', reference, status === 'success' ? 'paid' : isLost ? 'failed' : undefined);
    this.#options.log[isLost ? 'error' : 'info']({ order: payout.order_id, reference, status }, 'payout');
  }

  /** Makes a job of all that waits for more than a minute: its webhook was lost, or its job was given up. */
  async sweep(): Promise<void> {
    const jobs: Record<JobName, string> = {
      settle: `payments WHERE state = 'open' AND created_at > now() - interval '7 days'`,
      refund: `payments WHERE state = 'refund'`,
      payout: `payouts WHERE state = 'open'`,
    };
    for (const name of Object.keys(jobs) as JobName[]) {
      const { rows } = await this.#options.database.query<{ reference: string }>(
        `SELECT reference FROM ${jobs[name]} AND checked_at < now() - interval '1 minute'
         ORDER BY checked_at LIMIT 500`,
      );
      for (const { reference } of rows)
        await this.#options.queue.add(name, reference, this.#options.database);
      if (rows.length > 0) this.#options.log.info({ job: name, count: rows.length }, 'swept');
    }
    this.#options.queue.wake();
  }

  async #payment(reference: string): Promise<Payment | undefined> {
    const { rows } = await this.#options.database.query<Payment>(
      'SELECT * FROM payments JOIN orders ON orders.id = order_id WHERE reference = $1',
      [reference],
    );
    // The account of Paystack may have payments that are not of this shop.
    if (rows.length === 0) this.#options.log.warn({ reference }, 'no payment of this shop');
    return rows[0];
  }

  /** Notes when Paystack was asked last, and what it said. */
  async #checked(table: 'payments' | 'payouts', reference: string, state?: string): Promise<void> {
    await this.#options.database.query(
      `UPDATE ${table} SET checked_at = now(), state = coalesce($2, state) WHERE reference = $1`,
      [reference, state],
    );
  }
}
