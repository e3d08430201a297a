import type { PaymentAuthorization } from './authorization';
import type { PaymentCustomer } from './customer';
import type { Metadata } from './metadata';
import type { PlanSummary } from './plan';
import type { TransactionLog } from './transaction-log';

/** Where a customer pays. */
export interface InitializedTransaction {
  /** Checkout page to which the customer is sent. */
  readonly authorization_url: string;
  /** What stands for the checkout page in Paystack's scripts for browsers and in its mobile kits. */
  readonly access_code: string;
  /** What `verify` takes. */
  readonly reference: string;
}

/** What all replies say of a transaction. Amounts are in the currency's subunit. */
export interface TransactionRecord {
  readonly id: number;
  /** `test` or `live`. */
  readonly domain: string;
  /**
   * `success` only if it was paid; else `failed`, `abandoned`, `ongoing`, `pending`, `processing`, `queued` or
   * `reversed`.
   */
  readonly status: string;
  readonly reference: string;
  readonly amount: number;
  readonly currency: string;
  readonly message: string | null;
  /** What the bank said, such as `Successful` or `Declined`. */
  readonly gateway_response: string;
  readonly channel: string;
  /** One address, or several joined by commas. */
  readonly ip_address: string | null;
  readonly metadata: Metadata;
  readonly log: TransactionLog | null;
  readonly fees: number | null;
  readonly authorization: PaymentAuthorization;
  readonly customer: PaymentCustomer;
  /** The plan or its code; `{}`, 0 or `null` where the payment is for none. */
  readonly plan: Partial<PlanSummary> | string | number | null;
}

/** What started a transaction. */
export interface TransactionSource {
  /** Such as `api`. */
  readonly type: string;
  /** Such as `merchant_api`. */
  readonly source: string;
  readonly identifier: string | null;
  /** Such as `transaction_initialize`. */
  readonly entry_point?: string;
}

/** A transaction in a list. */
export interface TransactionSummary extends TransactionRecord {
  /** `null` until it is paid. */
  readonly paid_at: string | null;
  /** The same as `paid_at`. */
  readonly paidAt: string | null;
  readonly created_at: string;
  /** The same as `created_at`. */
  readonly createdAt: string;
  /** What was asked for, before the fees that the customer bears. */
  readonly requested_amount: number | null;
  readonly fees_split: unknown;
  /** Empty where the payment is not split. */
  readonly split: Readonly<Record<string, unknown>>;
  /** Empty where the payment is for no subaccount. */
  readonly subaccount: Readonly<Record<string, unknown>>;
  readonly source: TransactionSource | null;
  readonly order_id: unknown;
  readonly connect: unknown;
  readonly pos_transaction_data: unknown;
}

/** A transaction, with all its fields. */
export interface TransactionDetails extends TransactionSummary {
  readonly receipt_number: string | null;
  readonly fees_breakdown: unknown;
  readonly helpdesk_link?: string | null;
}

/** A transaction that is verified, as Paystack sends it. */
export interface VerifiedTransaction extends TransactionDetails {
  readonly transaction_date: string;
  /** Empty where the payment is for no plan. */
  readonly plan_object?: Partial<PlanSummary>;
}

/** A charge on an authorization, as Paystack sends it. */
export interface ChargedTransaction extends TransactionRecord {
  readonly paused?: false;
  readonly transaction_date: string;
  readonly requested_amount?: number | null;
}

/** A charge that waits until the customer has confirmed it. */
export interface PausedTransaction {
  readonly paused: true;
  /** It has none yet. So `data.status === 'success'` tells a payment that was made from one that waits. */
  readonly status?: undefined;
  /** Page to which the customer is sent. */
  readonly authorization_url: string;
  readonly access_code: string;
  readonly reference: string;
}

/** A sum of money in one currency. */
export interface CurrencyAmount {
  readonly currency: string;
  /** In the currency's subunit. */
  readonly amount: number;
}

/** Sums over transactions. */
export interface TransactionTotals {
  readonly total_transactions: number;
  /** Of all currencies together, each in its subunit. */
  readonly total_volume: number;
  readonly total_volume_by_currency: readonly CurrencyAmount[];
  /** Of all currencies together, each in its subunit. */
  readonly pending_transfers: number;
  readonly pending_transfers_by_currency: readonly CurrencyAmount[];
}
