import type { TransferRecipientRecord } from './transfer-recipient';

/** What all replies say of a transfer. */
interface AnyTransfer {
  readonly id: number;
  readonly integration: number;
  readonly domain: string;
  readonly transfer_code: string;
  /** In the currency's subunit. */
  readonly amount: number;
  readonly currency: string;
  readonly reason: string | null;
  readonly source: string;
  readonly source_details: unknown;
  /**
   * What became of the transfer: `otp` waits for `finalize`; `received`, `pending` are under way; `success`, `failed`,
   * `reversed`, `abandoned`, `blocked`, `rejected` are final.
   */
  readonly status: string;
  readonly failures: unknown;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A transfer that was begun, as Paystack sends it. */
export interface TransferRecord extends AnyTransfer {
  readonly reference: string;
  /** Id of the recipient. */
  readonly recipient: number;
  readonly request?: number;
  readonly titan_code: unknown;
  readonly transferred_at: string | null;
  readonly transfersessionid?: readonly unknown[];
  readonly transfertrials?: readonly unknown[];
}

/** A transfer in a list. */
export interface TransferSummary extends AnyTransfer {
  readonly reference?: string;
  readonly recipient: TransferRecipientRecord;
  readonly request?: number;
  readonly titan_code?: unknown;
  readonly transferred_at?: string | null;
  readonly session?: TransferSession;
  /** In the currency's subunit. */
  readonly fee_charged?: number;
  readonly fees_breakdown?: readonly TransferFee[] | number | null;
}

/** One transfer, with all its fields. */
export interface TransferDetails extends TransferSummary {
  readonly reference: string;
  readonly titan_code: unknown;
  readonly transferred_at: string | null;
  readonly session: TransferSession;
  readonly gateway_response: string | null;
}

/** How a transfer was carried out. */
export interface TransferSession {
  readonly provider: string | null;
  readonly id: string | null;
}

/** One of the fees of a transfer. */
export interface TransferFee {
  readonly type: string;
  /** In the currency's subunit. */
  readonly amount: string;
  readonly formula: unknown;
}

/** One of many transfers that were begun at once, as Paystack sends it. */
export interface BulkTransferRecord {
  readonly reference: string;
  readonly transfer_code: string;
  /** Code of the recipient. */
  readonly recipient: string;
  /** In the currency's subunit. */
  readonly amount: number;
  readonly currency: string;
  /** As in `TransferRecord`. */
  readonly status: string;
}
