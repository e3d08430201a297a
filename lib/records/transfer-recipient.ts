import type { Metadata } from './metadata';

/** Someone to whom transfers can go, as Paystack sends it. */
export interface TransferRecipientRecord {
  readonly id: number;
  readonly integration?: number;
  readonly domain: string;
  /** Such as `nuban`, `mobile_money` or `basa`. */
  readonly type: string;
  readonly name: string;
  readonly recipient_code: string;
  readonly currency: string;
  readonly email?: string | null;
  readonly description?: string | null;
  readonly metadata?: Metadata;
  readonly details: RecipientAccount;
  readonly active: boolean;
  readonly is_deleted?: boolean;
  /** The same as `is_deleted`. */
  readonly isDeleted?: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** The account or wallet of a recipient. */
export interface RecipientAccount {
  readonly authorization_code?: string | null;
  readonly account_number: string | null;
  readonly account_name: string | null;
  readonly bank_code: string;
  readonly bank_name: string;
}

/** One recipient, with all its fields. */
export interface TransferRecipientDetails extends TransferRecipientRecord {
  readonly recipient_account?: string | null;
  readonly institution_code?: string | null;
}

/** What became of many recipients that were to be created at once. */
export interface BulkRecipients {
  readonly success: readonly TransferRecipientRecord[];
  readonly errors: readonly RefusedRecipients[];
}

/** Recipients that were not created, and why. */
export interface RefusedRecipients {
  readonly message: string;
  /** As they were given. */
  readonly records: readonly {
    readonly type: string;
    readonly name: string;
    readonly account_number: string;
    readonly bank_code: string;
    readonly description?: string | null;
    readonly currency?: string | null;
    readonly email?: string | null;
  }[];
}
