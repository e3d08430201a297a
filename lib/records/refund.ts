import type { PaymentCustomer } from './customer';

/** What all replies say of a refund. Amounts are in the currency's subunit. */
interface AnyRefund {
  readonly id: number;
  readonly integration: number;
  readonly domain: string;
  /** `processed` only if the customer has the money; else `pending`, `processing`, `failed` or `needs-attention`. */
  readonly status: string;
  readonly amount: number;
  readonly currency: string;
  /** What was taken from the merchant so far. */
  readonly deducted_amount: number | null;
  /** 1 or 0 in some replies. */
  readonly fully_deducted: boolean | number | null;
  readonly customer_note: string;
  readonly merchant_note: string;
  /** Email of who asked for the refund. */
  readonly refunded_by: string;
}

/** The payment that is paid back. Amounts are in the currency's subunit. */
export interface RefundedTransaction {
  readonly id: number;
  readonly domain: string;
  readonly reference: string;
  readonly amount: number;
  readonly currency: string;
  readonly channel: string;
  readonly paid_at: string;
  /** The same as `paid_at`. */
  readonly paidAt: string;
  /** Little or nothing of the card or account. */
  readonly authorization: Readonly<Record<string, unknown>>;
  /** Little or nothing of the customer. */
  readonly customer: Readonly<Record<string, unknown>>;
  readonly plan: Readonly<Record<string, unknown>>;
  readonly subaccount: Readonly<Record<string, unknown>>;
  readonly split: Readonly<Record<string, unknown>>;
  readonly order_id: unknown;
  readonly pos_transaction_data: unknown;
  readonly source: unknown;
  readonly fees_breakdown: unknown;
}

/** A refund, as `create` returns it. */
export interface CreatedRefund extends AnyRefund {
  readonly transaction: RefundedTransaction;
  readonly channel: string | null;
  /** When the customer should have the money. */
  readonly expected_at: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A refund, as Paystack sends it. */
export interface RefundRecord extends AnyRefund {
  /** Id of the transaction. */
  readonly transaction: number;
  readonly transaction_reference?: string;
  /** Of the whole transaction. */
  readonly transaction_amount?: number;
  /** Id of the dispute that led to the refund. */
  readonly dispute: number | null;
  readonly settlement: unknown;
  readonly channel?: string | null;
  readonly refund_channel?: string;
  /** Such as `full`. */
  readonly refund_type?: string;
  readonly reason?: string;
  readonly customer?: PaymentCustomer;
  readonly initiated_by?: string;
  readonly bank_reference?: string | null;
  readonly session_id?: string | null;
  readonly collect_account_number?: boolean;
  readonly refunded_at: string | null;
  /** When the customer should have the money. */
  readonly expected_at?: string;
  readonly createdAt?: string;
  readonly updatedAt?: string;
  readonly created_at?: string;
  readonly updated_at?: string;
}

/** A refund that is tried again, as Paystack sends it. */
export interface RetriedRefund extends Omit<RefundRecord, 'dispute' | 'customer'> {
  readonly dispute: Readonly<Record<string, unknown>> | number | null;
  readonly customer: Partial<PaymentCustomer>;
  readonly reversed_at: string | null;
}
