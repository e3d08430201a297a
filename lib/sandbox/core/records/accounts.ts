import type { Owned } from './owned';
/** A dedicated account as the sandbox keeps it. */
export interface StoredDedicatedAccount extends Owned {
  bank: { name: string; id: number; slug: string };
  account_name: string;
  account_number: string;
  assigned: boolean;
  active: boolean;
  currency: string;
  /** Id of the customer. */
  customer: number;
  split_config: { subaccount?: string; split_code?: string };
  assigned_at: string;
}

/** A mandate, which allows to debit a bank account. */
export interface StoredMandate extends Owned {
  reference: string;
  /** `pending` until the customer approves it, then `active`. */
  status: string;
  access_code: string;
  callback_url: string | null;
  authorization_code: string;
  account_number: string;
  bank_code: string;
  /** Id of the customer. */
  customer: number;
  authorized_at: string | null;
}
