import type { PaymentAuthorization } from './authorization';
import type { PaymentCustomer } from './customer';
import type { Metadata } from './metadata';
import type { TransactionSummary } from './transaction';

/** A batch of charges in a list. */
export interface BulkChargeSummary {
  readonly id: number;
  readonly batch_code: string;
  /** Such as `bulkcharge-1663150565684-p18nyoa68a`; Paystack makes it. */
  readonly reference?: string;
  readonly integration?: number;
  readonly domain: string;
  /** `active`, `paused` or `complete`. */
  readonly status: string;
  readonly easy_cron_id?: unknown;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A batch of charges, with all its fields. */
export interface BulkChargeDetails extends BulkChargeSummary {
  readonly total_charges: number;
  /** Charges that are still to be made. */
  readonly pending_charges: number;
}

/** A charge in a batch, as Paystack sends it. Amounts are in the currency's subunit. */
export interface BulkChargeItem {
  readonly id: number;
  /** Id of the batch. */
  readonly bulkcharge: number;
  readonly integration: number;
  readonly domain: string;
  readonly amount: number;
  readonly currency: string;
  /** `success` only if it was paid; else `pending`, `failed`, `error`, `inactive_authorization`. */
  readonly status: string;
  readonly message?: string | null;
  readonly reference?: string;
  readonly metadata?: Metadata;
  readonly attempt_partial_debit?: boolean;
  /** What a partial debit takes at least. */
  readonly at_least?: number;
  readonly customer: PaymentCustomer;
  readonly authorization: PaymentAuthorization;
  /** The payment; `customer` and `authorization` are empty in it. */
  readonly transaction?:
    (Partial<Omit<TransactionSummary, 'customer'>> & { readonly customer?: Partial<PaymentCustomer> }) | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}
