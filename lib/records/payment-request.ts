import type { BilledCustomer, PaymentCustomer } from './customer';
import type { Metadata } from './metadata';
import type { CurrencyAmount } from './transaction';

/** What is to be paid for. */
export interface RequestedItem {
  readonly name: string;
  /** Price of one, in the currency's subunit. */
  readonly amount: number;
  /** How many there are; 1 if it is missing. */
  readonly quantity?: number;
}

/** A tax on what is to be paid for. */
export interface RequestedTax {
  readonly name: string;
  /** In the currency's subunit. */
  readonly amount: number;
}

/** A message to the customer about a payment request. */
export interface RequestNotification {
  readonly sent_at: string;
  /** Such as `email`. */
  readonly channel: string;
}

/** What all replies say of a payment request. Amounts are in the currency's subunit. */
interface AnyPaymentRequest {
  readonly id: number;
  readonly domain: string;
  readonly request_code: string;
  /** `success` only if it was paid; else `draft`, `pending` or `failed`. */
  readonly status: string;
  /** Whether it was paid. */
  readonly paid: boolean;
  /** What is to be paid in all. */
  readonly amount: number;
  readonly currency: string;
  readonly due_date: string | null;
  readonly description: string | null;
  readonly line_items: readonly RequestedItem[];
  readonly tax: readonly RequestedTax[];
  readonly has_invoice: boolean;
  readonly invoice_number: number | null;
  readonly metadata: Metadata;
  readonly notifications: readonly RequestNotification[];
  /** Digits that the customer gives where they pay offline. */
  readonly offline_reference: string;
  readonly discount?: { readonly type: string; readonly amount: number } | null;
  readonly split_code?: string | null;
}

/** A payment request, as `create` returns it. */
export interface CreatedPaymentRequest extends AnyPaymentRequest {
  /** Id of the customer. */
  readonly customer: number;
  readonly integration?: number;
  readonly created_at: string;
}

/** A payment request, as Paystack sends it. */
export interface PaymentRequestRecord extends AnyPaymentRequest {
  readonly customer: PaymentCustomer;
  readonly integration?: number;
  readonly created_at: string;
  readonly paid_at: string | null;
  readonly pdf_url: string | null;
  /** What is still to be paid. */
  readonly pending_amount?: number;
}

/** A payment request that is verified, as Paystack sends it. */
export interface VerifiedPaymentRequest extends Omit<PaymentRequestRecord, 'integration'> {
  readonly pending_amount: number;
  /** Who asks for the payment. */
  readonly integration: {
    /** The public key. */
    readonly key: string;
    readonly name: string;
    readonly logo: string;
    readonly allowed_currencies: readonly string[];
  };
}

/** A payment request, with all its fields. */
export interface PaymentRequestDetails extends AnyPaymentRequest {
  readonly customer: BilledCustomer;
  readonly integration: number;
  readonly transactions: readonly unknown[];
  readonly archived: boolean;
  /** Who made it, such as `user`. */
  readonly source: string;
  readonly payment_method: string | null;
  readonly note: string | null;
  readonly pdf_url: string | null;
  readonly paid_at: string | null;
  readonly amount_paid: number | null;
  /** What is still to be paid. */
  readonly pending_amount: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Sums over payment requests, for each currency. */
export interface PaymentRequestTotals {
  readonly pending: readonly CurrencyAmount[];
  readonly successful: readonly CurrencyAmount[];
  readonly total: readonly CurrencyAmount[];
}
