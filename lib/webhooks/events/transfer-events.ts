/** `transfer.*`: a transfer, as it ended. Amounts are in the currency's subunit. */
export interface TransferEventData {
  readonly id: number;
  readonly domain: string;
  readonly amount: number;
  readonly currency: string;
  readonly status: string;
  readonly reference: string;
  readonly transfer_code: string;
  readonly reason: string;
  readonly source: string;
  readonly source_details: unknown;
  readonly failures: unknown;
  readonly titan_code: unknown;
  readonly transferred_at: string | null;
  /** An object here; replies of the API give the id alone. */
  readonly integration: {
    readonly id: number;
    readonly is_live: boolean;
    readonly business_name: string;
    readonly logo_path?: string;
  };
  readonly recipient: TransferEventRecipient;
  readonly session: {
    readonly provider: string | null;
    /** Digits. */
    readonly id: string | null;
  };
  readonly fee_charged?: number;
  readonly gateway_response?: string | null;
  /** `transfer.success` has this one, the others have `created_at`. */
  readonly createdAt?: string;
  readonly created_at?: string;
  /** `transfer.success` has this one, the others have `updated_at`. */
  readonly updatedAt?: string;
  readonly updated_at?: string;
}

/** Who a transfer was for. */
export interface TransferEventRecipient {
  readonly id: number;
  readonly domain: string;
  readonly integration: number;
  readonly recipient_code: string;
  readonly type: string;
  readonly name: string;
  readonly email: string | null;
  readonly description: string | null;
  readonly currency: string;
  readonly metadata: unknown;
  readonly active: boolean;
  readonly is_deleted: boolean;
  readonly details: {
    readonly authorization_code: string | null;
    readonly account_number: string;
    readonly account_name: string | null;
    readonly bank_code: string;
    readonly bank_name: string;
  };
  /** `transfer.success` has this one, the others have `created_at`. */
  readonly createdAt?: string;
  readonly created_at?: string;
  /** `transfer.success` has this one, the others have `updated_at`. */
  readonly updatedAt?: string;
  readonly updated_at?: string;
}
