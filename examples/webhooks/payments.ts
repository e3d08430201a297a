/** What webhooks change here, whatever the framework that receives them. */
import type { Response } from 'tspaystack2';
import type { PaystackEvent } from 'tspaystack2/webhooks';
import type { Orders } from './orders';

/** The part of `new AsyncPaystack(key).transactions` that is needed. */
export interface Transactions {
  verify(reference: string): Promise<Response<VerifiedTransaction>>;
}

/** What has to be known of a transaction. */
export interface VerifiedTransaction {
  readonly status: string;
  readonly amount: number | string;
  readonly currency: string;
}

export interface PaymentsOptions {
  readonly orders: Orders;
  readonly transactions: Transactions;
  /** Gets what has to be looked into. It holds no key, and nothing about a customer. */
  readonly log: (problem: string, reference?: string) => void;
}

export class Payments {
  readonly #options: PaymentsOptions;

  constructor(options: PaymentsOptions) {
    this.#options = options;
  }

  /**
   * Keeps what an event says, which is all that has to be done before the answer. A second delivery of the same event
   * finds the order claimed or paid, and changes nothing.
   */
  async accept(event: PaystackEvent): Promise<void> {
    if (event.event === 'charge.success') {
      await this.#options.orders.move(event.data.reference, 'open', 'claimed');
    }
  }

  /**
   * Asks Paystack about each claimed order. To be called after each answer, at the start and once in a while: Paystack
   * does not send an event again that was answered, so an order that could not be asked about stays claimed.
   */
  async settle(): Promise<void> {
    const { orders, log } = this.#options;
    try {
      for (const reference of await orders.list('claimed')) {
        await this.#settleOrder(reference).catch((error: unknown) => log(String(error), reference));
      }
    } catch (error) {
      log(String(error));
    }
  }

  async #settleOrder(reference: string): Promise<void> {
    const { orders, transactions, log } = this.#options;
    const reply = await transactions.verify(reference);
    if (!reply.status) {
      log(`Paystack answered with HTTP ${reply.statusCode}.`, reference);
      return;
    }
    const { status, amount, currency } = reply.data;
    const order = await orders.find(reference);
    if (status !== 'success') {
      log(`The payment is not made: ${status}.`, reference);
    } else if (Number(amount) === order?.amount && currency === order.currency) {
      await orders.move(reference, 'claimed', 'paid');
    } else if (await orders.move(reference, 'claimed', 'refused')) {
      log(`Another sum was paid: ${amount} ${currency}.`, reference);
    }
  }
}
