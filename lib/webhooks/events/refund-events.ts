import type { EventContact } from './event-records';

/** `refund.*`: a refund, as it is then. */
export interface RefundEventData {
  /** Text, where it is given. */
  readonly id?: string;
  readonly status: string;
  readonly transaction_reference: string;
  readonly refund_reference: string | null;
  /** In the currency's subunit; text, such as `"10000"`, in some events. */
  readonly amount: number | string;
  readonly currency: string;
  readonly processor?: string;
  readonly customer: EventContact;
  readonly integration: number;
  readonly domain: string;
  readonly customer_note?: string;
  readonly merchant_note?: string;
}
