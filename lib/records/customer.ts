import type { RiskAction } from '../arguments/enums';
import type { Authorization } from './authorization';
import type { Metadata } from './metadata';

/** A customer in a list. */
export interface CustomerSummary {
  readonly id: number;
  readonly integration: number;
  readonly domain: string;
  readonly customer_code: string;
  readonly email: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly phone: string | null;
  readonly metadata: Metadata;
  readonly risk_action: RiskAction;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A customer that was changed, as Paystack sends it. */
export interface CustomerRecord extends CustomerSummary {
  readonly identified: boolean;
  readonly identifications: unknown;
  readonly transactions?: readonly unknown[];
  readonly subscriptions?: readonly unknown[];
  readonly authorizations?: readonly Authorization[];
}

/** A customer with what belongs to them, as Paystack gives it on creating or flagging one. */
export interface CustomerWithActivity extends CustomerRecord {
  readonly transactions: readonly unknown[];
  readonly subscriptions: readonly unknown[];
  readonly authorizations: readonly Authorization[];
}

/** One customer, with all its fields. */
export interface CustomerDetails extends CustomerWithActivity {
  readonly created_at: string;
  readonly updated_at: string;
  readonly total_transactions: number;
  readonly total_transaction_value: readonly unknown[];
  readonly dedicated_account: unknown;
  readonly dedicated_accounts?: readonly unknown[] | null;
}

/** A customer who pays, as Paystack sends it. */
export interface PaymentCustomer extends Pick<
  CustomerSummary,
  'id' | 'customer_code' | 'email' | 'first_name' | 'last_name' | 'phone' | 'metadata' | 'risk_action'
> {
  readonly international_format_phone?: string | null;
}

/** The customer whom a payment request or a subscription bills. */
export interface BilledCustomer extends PaymentCustomer {
  readonly domain?: string;
  readonly integration?: number;
  readonly transactions?: readonly unknown[];
  readonly subscriptions?: readonly unknown[];
  readonly authorizations?: readonly Authorization[];
  readonly createdAt?: string;
  readonly updatedAt?: string;
}
