import type { Metadata } from './metadata';
import type { TransactionLog } from './transaction-log';

/** A step in the history of a dispute. */
export interface DisputeStep {
  readonly id?: number;
  /** Id of the dispute. */
  readonly dispute?: number;
  readonly status: string;
  /** Email of who made the step. */
  readonly by: string;
  readonly createdAt: string;
  readonly updatedAt?: string;
}

/** A message about a dispute. */
export interface DisputeMessage {
  readonly id?: number;
  /** Id of the dispute. */
  readonly dispute?: number;
  /** Email of who wrote it. */
  readonly sender: string;
  readonly body: string;
  readonly is_deleted?: number;
  readonly createdAt: string;
  readonly updatedAt?: string;
}

/** The payment that a dispute is about. Amounts are in the currency's subunit. */
export interface DisputedTransaction {
  readonly id: number;
  readonly domain: string;
  readonly status: string;
  readonly reference: string;
  readonly receipt_number?: number | string | null;
  readonly amount: number;
  readonly message: string | null;
  readonly gateway_response: string;
  readonly paid_at: string;
  /** The same as `paid_at`. */
  readonly paidAt: string;
  readonly created_at: string;
  /** The same as `created_at`. */
  readonly createdAt: string;
  readonly channel: string;
  readonly currency: string;
  readonly ip_address: string | null;
  readonly metadata: Metadata;
  readonly log: TransactionLog | null;
  readonly fees: number;
  readonly fees_split: unknown;
  /** Little or nothing of the card or account. */
  readonly authorization: Readonly<Record<string, unknown>>;
  /** Little or nothing of the customer: the dispute itself names them. */
  readonly customer: Readonly<Record<string, unknown>> | null;
  readonly plan: Readonly<Record<string, unknown>>;
  readonly subaccount: Readonly<Record<string, unknown>>;
  readonly split: Readonly<Record<string, unknown>>;
  readonly order_id: unknown;
  readonly requested_amount?: number | null;
  readonly pos_transaction_data?: unknown;
  readonly source?: unknown;
  readonly fees_breakdown?: unknown;
  readonly connect?: unknown;
}

/** The customer whose payment is disputed. */
export interface DisputingCustomer {
  readonly id: number;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly email: string;
  readonly customer_code: string;
  readonly phone: string | null;
  readonly metadata: Metadata;
  readonly risk_action: string;
  readonly international_format_phone: string | null;
}

/** The fields of a dispute that are in all replies. */
export interface DisputeSummary {
  readonly id: number;
  /** In the currency's subunit. */
  readonly refund_amount: number | null;
  readonly currency: string | null;
  /** One of `DisputeStatus`. */
  readonly status: string;
  /** One of `Resolution`, or `auto-accepted` where no answer came in time; `null` as long as it is open. */
  readonly resolution: string | null;
  readonly domain: string;
  readonly transaction_reference: string | null;
  /** Such as `chargeback`, `fraud` or `general`. */
  readonly category: string | null;
  readonly bin: string | null;
  readonly last4: string | null;
  /** When an answer is due. */
  readonly dueAt: string | null;
  readonly resolvedAt: string | null;
  readonly evidence: unknown;
  readonly attachments: string | null;
  readonly note: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A dispute, as Paystack sends it. */
export interface DisputeRecord extends DisputeSummary {
  readonly transaction: DisputedTransaction;
  readonly customer: DisputingCustomer;
  readonly history: readonly DisputeStep[];
  readonly messages: readonly DisputeMessage[];
}

/** The dispute about one transaction, as Paystack sends it. */
export interface TransactionDispute extends Omit<DisputeRecord, 'customer'> {
  readonly merchant_transaction_reference: string | null;
  readonly integration: number;
  readonly created_by: number | null;
}

/** A dispute that was updated, as Paystack sends it. */
export interface UpdatedDispute extends Omit<DisputeRecord, 'history' | 'messages'> {
  readonly history?: readonly DisputeStep[];
  readonly messages?: readonly DisputeMessage[];
  readonly merchant_transaction_reference?: string | null;
  readonly source?: string | null;
  readonly organization?: number;
}

/** A dispute that was resolved, as Paystack sends it. */
export interface ResolvedDispute extends DisputeSummary {
  readonly merchant_transaction_reference: string | null;
  readonly integration?: number;
  /** The transaction, or its id alone. */
  readonly transaction: DisputedTransaction | number;
  readonly created_by: number | null;
  /** The message that was given with the answer. */
  readonly message: DisputeMessage;
}

/** Evidence that a merchant gave against a dispute. */
export interface DisputeEvidence {
  readonly id: number;
  /** Id of the dispute. */
  readonly dispute: number;
  readonly customer_email: string;
  readonly customer_name: string;
  readonly customer_phone: string;
  readonly service_details: string;
  readonly delivery_address?: string | null;
  readonly delivery_date?: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Where a file is to be uploaded. */
export interface DisputeUploadURL {
  /** Takes the file by PUT, for a short time. */
  readonly signedUrl: string;
  /** What to give as `uploadedFilename`. */
  readonly fileName: string;
}
