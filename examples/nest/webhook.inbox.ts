/** Stores events, and does what follows from them. */
import { Injectable, Logger } from '@nestjs/common';
import { AsyncPaystack } from 'tspaystack2';
import type { PaystackEvent } from 'tspaystack2/webhooks';

@Injectable()
export class WebhookInbox {
  readonly #logger = new Logger(WebhookInbox.name);

  constructor(private readonly paystack: AsyncPaystack) {}

  /** Stores an event before the answer. A real service writes it into a database, as examples/shop does. */
  async store(event: PaystackEvent): Promise<void> {
    if (event.event === 'charge.success') setImmediate(() => void this.settle(event.data.reference));
  }

  /** Asks Paystack whether a payment was made. This is the work of a job. */
  async settle(reference: string): Promise<string> {
    const reply = await this.paystack.transactions.verify(reference);
    const status = reply.status ? reply.data.status : `HTTP ${reply.statusCode}`;
    this.#logger.log(`${reference}: ${status}`);
    return status;
  }
}
