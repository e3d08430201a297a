import type { Response } from '../call/response';
import { PaystackException } from '../exceptions';

/**
 * Thrown by auto-pagination when a page could not be fetched. All items before that page have been given out. Another
 * call with its `position` goes on from that page.
 */
export class PageException extends PaystackException {
  static {
    this.prototype.name = 'PageException';
  }

  /** Where the failed page is; to be passed on as it is. */
  readonly position: string;
  /** The reply that came in place of the page; `null` if none did, and `cause` is the `NetworkException`. */
  readonly reply: Response<unknown> | null;

  constructor(position: string, { reply, cause }: { reply?: Response<unknown>; cause?: PaystackException }) {
    // Not Paystack's message, which may tell of a customer.
    const why = reply ? `HTTP ${reply.statusCode}.` : cause?.message;
    super(`A page could not be fetched: ${why}`, { cause });
    this.position = position;
    this.reply = reply ?? null;
  }
}
