import type { PaymentAuthorization } from './authorization';
import type { PaymentCustomer } from './customer';
import type { Metadata } from './metadata';

/** A preauthorization in a list. Amounts are in the currency's subunit. */
export interface PreauthorizationSummary {
  readonly id: number;
  readonly domain: string;
  /** `authorized`, `captured`, `capture_failed`, `released` or `release_failed`, and others until the customer agreed. */
  readonly status: string;
  readonly reference: string;
  readonly amount: number;
  readonly currency: string;
  readonly fees: number | null;
  readonly customer: PaymentCustomer;
  readonly created_at: string;
  readonly transaction_id?: number | string | null;
  readonly captured_amount?: number | string | null;
  readonly captured_at?: string | null;
  readonly released_at?: string | null;
}

/** A preauthorization, with all its fields. */
export interface PreauthorizationRecord extends PreauthorizationSummary {
  readonly metadata?: Metadata;
  readonly authorization?: PaymentAuthorization;
  readonly gateway_response?: unknown;
  readonly message?: string | null;
  readonly merchant_id?: number;
  readonly merchant_name?: string;
  /** When Paystack releases or captures the amount by itself. */
  readonly expiry_date?: string | null;
  /** The same, where the amount was reserved on an authorization. */
  readonly scheduled_release_date?: string | null;
  /** `release` or `capture`. */
  readonly expire_action?: string;
  readonly split_code?: string | null;
  readonly split?: unknown;
  /** The payment that a capture made. */
  readonly transaction?: unknown;
}

/** How far a payment with Capitec Pay has come. */
export interface CapitecPayTransaction {
  /** `success` only if it was paid. */
  readonly status: string;
  /** Seconds in which the customer has to confirm it. */
  readonly timeToLive?: number;
  readonly expiryDate?: string;
  readonly transaction?: {
    readonly id: number;
    readonly reference: string;
    readonly domain: string;
    readonly amount: number;
    readonly currency: string;
    readonly metadata: Metadata;
    readonly createdAt: string;
    readonly customer: PaymentCustomer;
  };
}
