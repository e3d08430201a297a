import type { Metadata } from '../../../records/metadata';
import type { Owned } from './owned';
/** A settlement as the sandbox keeps it. */
export interface StoredSettlement extends Owned {
  status: string;
  currency: string;
  /** Subunits. */
  total_amount: number;
  effective_amount: number;
  total_fees: number;
  total_processed: number;
  /** What refunds took off it. */
  deductions: number | null;
  settlement_date: string;
  settled_by: null;
  /** Code of the subaccount that it is for. */
  subaccount: string | null;
  /** Ids of the transactions in it. */
  transactions: number[];
}

/** A split as the sandbox keeps it. */
export interface StoredSplit extends Owned {
  name: string;
  type: string;
  currency: string;
  split_code: string;
  active: boolean;
  bearer_type: string;
  /** Id of the subaccount. */
  bearer_subaccount: number | null;
  /** Whether a request to pay made it for itself. */
  is_dynamic: boolean;
  /** Ids of the subaccounts and what they get: a percentage or subunits. */
  shares: { subaccount: number; share: number }[];
}

/** A subaccount as the sandbox keeps it. */
export interface StoredSubaccount extends Owned {
  /** Id of the bank. */
  bank: number;
  subaccount_code: string;
  business_name: string;
  description: string;
  primary_contact_name: string;
  primary_contact_email: string;
  primary_contact_phone: string;
  metadata: Metadata;
  percentage_charge: number;
  is_verified: boolean;
  /** Name of the bank. */
  settlement_bank: string;
  account_number: string;
  settlement_schedule: string;
  active: boolean;
  currency: string;
  account_name: string;
}

/** A transfer recipient as the sandbox keeps it. */
export interface StoredRecipient extends Owned {
  type: string;
  name: string;
  currency: string;
  description: string;
  email: string | null;
  metadata: Metadata;
  recipient_code: string;
  active: boolean;
  details: {
    authorization_code: string | null;
    account_number: string;
    account_name: string | null;
    bank_code: string;
    bank_name: string;
  };
}

/** A transfer as the sandbox keeps it. */
export interface StoredTransfer extends Owned {
  /** Subunits. */
  amount: number;
  currency: string;
  reference: string;
  source: string;
  reason: string;
  status: 'otp' | 'pending' | 'success' | 'failed' | 'reversed' | 'abandoned';
  transfer_code: string;
  transferred_at: string | null;
  request: number;
  /** Id of the recipient. */
  recipient: number;
  fee_charged: number;
}

/** One change of a balance. */
export interface StoredLedgerEntry extends Owned {
  /** The balance after the change, in subunits. */
  balance: number;
  currency: string;
  difference: number;
  reason: string;
  /** Kind of the record that changed it, such as `Transfer`. */
  model_responsible: string;
  /** Id of the record that changed it. */
  model_row: number;
}

/** How `endTransfer` ends a transfer. */
export type TransferEnd = 'success' | 'failed' | 'reversed';
