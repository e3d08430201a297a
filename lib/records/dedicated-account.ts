import type { PaymentCustomer } from './customer';
import type { Metadata } from './metadata';

/** What all replies say of a dedicated account. */
interface AnyDedicatedAccount {
  readonly id: number;
  readonly account_name: string;
  readonly account_number: string;
  readonly currency: string;
  readonly assigned: boolean;
  readonly active: boolean;
}

interface DedicatedAccountAtBank extends AnyDedicatedAccount {
  readonly bank: {
    readonly id: number;
    readonly name: string;
    readonly slug: string;
  };
  readonly created_at: string;
  readonly updated_at: string;
}

/** A dedicated account that was given to a customer, as Paystack sends it. */
export interface DedicatedAccountRecord extends DedicatedAccountAtBank {
  readonly metadata: Metadata;
  readonly assignment: DedicatedAccountAssignment;
  readonly customer: DedicatedAccountCustomer;
  readonly split_config?: DedicatedAccountSplit | null;
}

/** A dedicated account, with all its fields, in a list or alone. */
export interface DedicatedAccountDetails extends DedicatedAccountAtBank {
  readonly customer: DedicatedAccountCustomer;
  /** An object in a list; that object as JSON text where one account was asked for. */
  readonly split_config: DedicatedAccountSplit | string | null;
}

/** A dedicated account that was taken from its customer, as Paystack sends it. */
export interface DeactivatedDedicatedAccount extends DedicatedAccountAtBank {
  readonly metadata: Metadata;
  readonly assignment: DedicatedAccountAssignment;
}

/** A dedicated account whose payments are no longer split, as Paystack sends it. */
export interface UnsplitDedicatedAccount extends AnyDedicatedAccount {
  readonly split_config: DedicatedAccountSplit;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** To whom a dedicated account was given. */
export interface DedicatedAccountAssignment {
  readonly integration: number;
  readonly assignee_id: number;
  /** `Customer` or `Integration`. */
  readonly assignee_type: string;
  readonly account_type: string;
  readonly assigned_at: string;
  readonly expired?: boolean;
  readonly expired_at?: string | null;
}

/** The customer to whom a dedicated account belongs. */
export interface DedicatedAccountCustomer extends Omit<PaymentCustomer, 'metadata'> {
  readonly metadata?: Metadata;
}

/** Who shares what is paid to a dedicated account. */
export interface DedicatedAccountSplit {
  readonly subaccount?: string;
  readonly split_code?: string;
}

/** A bank that offers dedicated accounts. */
export interface DedicatedAccountProvider {
  readonly id: number;
  /** What `preferredBank` and `providerSlug` take. */
  readonly provider_slug: string;
  readonly bank_id: number;
  readonly bank_name: string;
}
