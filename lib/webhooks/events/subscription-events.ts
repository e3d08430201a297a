import type { EventCard, EventCustomer, EventPlan, EventSubscription } from './event-records';

/** `subscription.create`, `.disable` and `.not_renew`: a subscription, as it is then. */
export interface SubscriptionEventData extends EventSubscription {
  readonly id?: number;
  readonly domain: string;
  readonly integration?: number;
  readonly plan: EventPlan;
  readonly authorization: EventCard;
  readonly customer: EventCustomer;
  readonly invoices?: readonly unknown[];
  readonly invoices_history?: readonly unknown[];
  /** How many times it is charged; 0 for no limit. */
  readonly invoice_limit?: number;
  readonly split_code?: string | null;
  readonly most_recent_invoice?: unknown;
  readonly payments_count?: number;
  readonly cancelledAt?: string | null;
  readonly createdAt?: string;
  readonly created_at: string;
}

/** `subscription.expiring_cards`: the subscriptions whose cards expire this month. It is an array. */
export type ExpiringCardsEventData = readonly {
  /** Month and year, such as `12/2021`. */
  readonly expiry_date: string;
  readonly description: string;
  readonly brand: string;
  readonly subscription: {
    readonly id: number;
    readonly subscription_code: string;
    /** In the currency's subunit. */
    readonly amount: number;
    readonly next_payment_date: string;
    readonly plan: {
      readonly id: number;
      readonly name: string;
      readonly plan_code: string;
      readonly interval: string;
    };
  };
  readonly customer: {
    readonly id: number;
    readonly first_name: string;
    readonly last_name: string;
    readonly email: string;
    readonly customer_code: string;
  };
}[];

/** `invoice.*`: an invoice of a subscription. Amounts are in the currency's subunit. */
export interface InvoiceEventData {
  readonly domain: string;
  readonly invoice_code: string;
  readonly amount: number;
  readonly period_start: string;
  readonly period_end: string;
  /** Of a charge that failed, `invoice.payment_failed` may still say `pending`. */
  readonly status: string;
  readonly paid: boolean;
  readonly paid_at: string | null;
  readonly description: string | null;
  readonly authorization: EventCard;
  readonly subscription: EventSubscription;
  readonly customer: EventCustomer;
  /** Empty where no charge succeeded. */
  readonly transaction: {
    readonly reference?: string;
    readonly status?: string;
    readonly amount?: number;
    readonly currency?: string;
  };
  readonly created_at: string;
}

/** `invoice.payment_failed`: an invoice of a subscription whose charge failed. */
export interface FailedInvoiceEventData extends Omit<InvoiceEventData, 'subscription'> {
  /** May be empty. */
  readonly subscription: Partial<EventSubscription>;
}
