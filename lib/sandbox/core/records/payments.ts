import type { Metadata } from '../../../records/metadata';
import type { Owned } from './owned';
import type { StoredAuthorization } from './customers';

/** A dispute as the sandbox keeps it. */
export interface StoredDispute extends Owned {
  /** Id of the transaction. */
  transaction: number;
  /** Subunits. */
  refund_amount: number;
  currency: string;
  /** `awaiting-merchant-feedback`, then `resolved`. */
  status: string;
  resolution: string | null;
  category: string;
  note: string | null;
  attachments: string;
  evidence: number | null;
  dueAt: string;
  resolvedAt: string | null;
  history: { id: number; status: string; by: string; createdAt: string }[];
  messages: { id: number; sender: string; body: string; createdAt: string }[];
}

/** A refund as the sandbox keeps it. */
export interface StoredRefund extends Owned {
  /** Id of the transaction. */
  transaction: number;
  dispute: number | null;
  /** Id of the settlement that it reduced. */
  settlement: number | null;
  /** Id of the settlement in which a refund that failed came back. */
  returned: number | null;
  /** Subunits. */
  amount: number;
  /** What was taken from the balance so far. */
  deducted_amount: number;
  fully_deducted: boolean;
  currency: string;
  channel: string;
  status: 'pending' | 'processing' | 'processed' | 'failed' | 'needs-attention';
  refunded_by: string;
  refunded_at: string | null;
  expected_at: string;
  customer_note: string;
  merchant_note: string;
  bank_reference: string | null;
}

/** One step that the customer took on a payment. */
export interface LoggedStep {
  type: string;
  message: string;
  time: number;
}

/** What happened during a payment. */
export interface StoredPaymentLog {
  start_time: number;
  time_spent: number;
  attempts: number;
  errors: number;
  success: boolean;
  mobile: boolean;
  input: unknown[];
  history: LoggedStep[];
}

/** A payment as the sandbox keeps it. */
export interface StoredTransaction extends Owned {
  /** `abandoned` until somebody pays. */
  status: string;
  reference: string;
  access_code: string;
  callback_url: string | null;
  /** Ways to pay that the checkout offers; `null` for all. */
  channels: string[] | null;
  /** Subunits. */
  amount: number;
  requested_amount: number;
  currency: string;
  message: string | null;
  gateway_response: string;
  paid_at: string | null;
  channel: string;
  ip_address: string | null;
  metadata: Metadata;
  log: StoredPaymentLog | null;
  fees: number | null;
  authorization: StoredAuthorization | null;
  /** Id of the customer. */
  customer: number;
  /** Code of the plan. */
  plan: string | null;
  /** Code of the subaccount that gets a share. */
  subaccount: string | null;
  /** Code of the split. */
  split: string | null;
  /** Who bears the fee of a single split; `null` where the request does not say it. */
  bearer: string | null;
  /** What the main account keeps of a single split, in subunits; `null` for the subaccount's percentage. */
  transaction_charge: number | null;
  /** Who got what; `null` until it is paid. */
  shares: StoredShares | null;
  /** How many times the plan charges; `null` for the plan's own limit. */
  invoice_limit: number | null;
  /** The request that made it, such as `transaction_initialize`. */
  entryPoint: string;
  /** Code of the payment request that it pays. */
  paymentRequest: string | null;
  /** What it buys; `null` for nothing that the sandbox keeps. */
  purchase: StoredPurchase | null;
  settlement: number | null;
  /** How far the charge is; `null` if no charge is under way. */
  charge: StoredChargeState | null;
  /** How a refund of it ends. */
  refund: 'processed' | 'failed' | 'needs-attention';
}

/** What a payment buys. */
export interface StoredPurchase {
  /** Id of the page. */
  page: number | null;
  /** Id of the order. */
  order: number | null;
  /** Code of the virtual terminal. */
  terminal: string | null;
  /** Ids of products and their prices, in subunits. */
  items: { product: number; name: string; quantity: number; amount: number }[];
}

/** One share of a payment, in subunits. */
export interface StoredShare {
  /** What was taken off the share for the fee. */
  fee: number;
  /** What is left of it. */
  amount: number;
}

/** Who got what of a payment. All amounts and fees together are the amount of the payment. */
export interface StoredShares {
  main: StoredShare;
  subaccounts: (StoredShare & { id: number; subaccount_code: string })[];
}

/** How far a charge is. See `instruments.ts`. */
export interface StoredChargeState {
  /** How to find the instrument again. The number of a card is not in it. */
  instrument: readonly [kind: string, ...which: string[]];
  /** How many of the instrument's questions are answered. */
  answered: number;
  details: Record<string, unknown>;
}
