import type { Interval } from '../../enums';
import type { StoredAuthorization } from '../customer-records';

/** A bulk charge as the sandbox keeps it. */
export interface StoredBulkCharge {
  id: number;
  integration: number;
  domain: string;
  batch_code: string;
  reference: string;
  /** `active`, `paused` or `complete`. */
  status: string;
  createdAt: string;
  updatedAt: string;
}

/** One charge of a batch. */
export interface StoredBulkItem {
  id: number;
  integration: number;
  domain: string;
  /** Id of the batch. */
  bulkcharge: number;
  /** Code of the authorization. */
  authorization: string;
  /** Subunits. */
  amount: number;
  currency: string;
  reference: string | null;
  /** `pending`, `success` or `failed`. */
  status: string;
  message: string;
  /** Id of the transaction; `null` until the charge is made. */
  transaction: number | null;
  /** Id of the customer. */
  customer: number | null;
  createdAt: string;
  updatedAt: string;
}

/** A dedicated account as the sandbox keeps it. */
export interface StoredDedicatedAccount {
  id: number;
  integration: number;
  domain: string;
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
  createdAt: string;
  updatedAt: string;
}

/** A mandate, which allows to debit a bank account. */
export interface StoredMandate {
  id: number;
  integration: number;
  domain: string;
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
  createdAt: string;
  updatedAt: string;
}

/** A dispute as the sandbox keeps it. */
export interface StoredDispute {
  id: number;
  integration: number;
  domain: string;
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
  createdAt: string;
  updatedAt: string;
}

/** An order as the sandbox keeps it. */
export interface StoredOrder {
  id: number;
  integration: number;
  domain: string;
  order_code: string;
  email: string;
  /** Id of the customer. */
  customer: number;
  currency: string;
  /** `pending` until it is paid. */
  status: string;
  items: { product: number; name: string; quantity: number; amount: number }[];
  shipping: {
    street_line: string;
    city: string;
    state: string;
    country: string;
    shipping_fee: number;
  } | null;
  isGift: boolean;
  payForMe: boolean;
  createdAt: string;
  updatedAt: string;
}

/** A payment page as the sandbox keeps it. */
export interface StoredPage {
  id: number;
  integration: number;
  domain: string;
  name: string;
  description: string | null;
  /** Subunits; `null` where the payer chooses. */
  amount: number | null;
  currency: string;
  slug: string;
  type: string;
  plan: number | null;
  custom_fields: unknown[] | null;
  redirect_url: string | null;
  success_message: string | null;
  notification_email: string | null;
  split_code: string | null;
  collect_phone: boolean;
  active: boolean;
  metadata: unknown;
  /** Ids of the products. */
  products: number[];
  createdAt: string;
  updatedAt: string;
}

/** A payment request as the sandbox keeps it. */
export interface StoredPaymentRequest {
  id: number;
  integration: number;
  domain: string;
  /** Subunits. Where there are line items, this is their sum, with taxes. */
  amount: number;
  currency: string;
  due_date: string | null;
  has_invoice: boolean;
  invoice_number: number | null;
  description: string | null;
  line_items: Record<string, unknown>[];
  tax: Record<string, unknown>[];
  discount: unknown;
  split_code: string | null;
  request_code: string;
  /** `draft`, `pending` or `success`. */
  status: string;
  paid: boolean;
  paid_at: string | null;
  metadata: unknown;
  notifications: { sent_at: string; channel: string }[];
  offline_reference: string;
  /** Id of the customer. */
  customer: number;
  archived: boolean;
  createdAt: string;
  updatedAt: string;
}

/** A plan as the sandbox keeps it. */
export interface StoredPlan {
  id: number;
  integration: number;
  domain: string;
  name: string;
  /** Subunits. */
  amount: number;
  interval: Interval;
  description: string | null;
  plan_code: string;
  send_invoices: boolean;
  send_sms: boolean;
  hosted_page: boolean;
  currency: string;
  /** How many times it charges; 0 for no end. */
  invoice_limit: number;
  migrate: boolean;
  is_archived: boolean;
  createdAt: string;
  updatedAt: string;
}

/** A product as the sandbox keeps it. */
export interface StoredProduct {
  id: number;
  integration: number;
  domain: string;
  name: string;
  description: string;
  product_code: string;
  slug: string;
  currency: string;
  /** Subunits. */
  price: number;
  quantity: number;
  quantity_sold: number;
  unlimited: boolean;
  active: boolean;
  metadata: unknown;
  createdAt: string;
  updatedAt: string;
}

/** A refund as the sandbox keeps it. */
export interface StoredRefund {
  id: number;
  integration: number;
  domain: string;
  /** Id of the transaction. */
  transaction: number;
  dispute: number | null;
  settlement: number | null;
  /** Subunits. */
  amount: number;
  deducted_amount: number;
  fully_deducted: boolean;
  currency: string;
  channel: string;
  /** `pending`, `processing`, then `processed`, `failed` or `needs-attention`. */
  status: string;
  refunded_by: string;
  refunded_at: string | null;
  expected_at: string;
  customer_note: string;
  merchant_note: string;
  bank_reference: string | null;
  createdAt: string;
  updatedAt: string;
}

/** A settlement as the sandbox keeps it. */
export interface StoredSettlement {
  id: number;
  integration: number;
  domain: string;
  status: string;
  currency: string;
  /** Subunits. */
  total_amount: number;
  effective_amount: number;
  total_fees: number;
  total_processed: number;
  deductions: null;
  settlement_date: string;
  settled_by: null;
  /** Code of the subaccount that it is for. */
  subaccount: string | null;
  createdAt: string;
  updatedAt: string;
}

/** A split as the sandbox keeps it. */
export interface StoredSplit {
  id: number;
  integration: number;
  domain: string;
  name: string;
  type: string;
  currency: string;
  split_code: string;
  active: boolean;
  bearer_type: string;
  /** Id of the subaccount. */
  bearer_subaccount: number | null;
  /** Ids of the subaccounts and what they get: a percentage or subunits. */
  shares: { subaccount: number; share: number }[];
  createdAt: string;
  updatedAt: string;
}

/** A storefront as the sandbox keeps it. */
export interface StoredStorefront {
  id: number;
  integration: number;
  domain: string;
  name: string;
  slug: string;
  description: string | null;
  currency: string;
  /** `inactive` until it is published. */
  status: string;
  /** Ids of the products. */
  products: number[];
  isDeleted: boolean;
  createdAt: string;
  updatedAt: string;
}

/** A subaccount as the sandbox keeps it. */
export interface StoredSubaccount {
  id: number;
  integration: number;
  domain: string;
  /** Id of the bank. */
  bank: number;
  subaccount_code: string;
  business_name: string;
  description: string;
  primary_contact_name: string;
  primary_contact_email: string;
  primary_contact_phone: string;
  metadata: unknown;
  percentage_charge: number;
  is_verified: boolean;
  /** Name of the bank. */
  settlement_bank: string;
  account_number: string;
  settlement_schedule: string;
  active: boolean;
  currency: string;
  account_name: string;
  createdAt: string;
  updatedAt: string;
}

/** A subscription as the sandbox keeps it. */
export interface StoredSubscription {
  id: number;
  integration: number;
  domain: string;
  /** Id of the customer. */
  customer: number;
  /** Id of the plan. */
  plan: number;
  /** Seconds since 1970. */
  start: number;
  /** `active`, `attention`, `non-renewing`, `cancelled` or `completed`. */
  status: string;
  quantity: number;
  /** Subunits. */
  amount: number;
  subscription_code: string;
  email_token: string;
  authorization: StoredAuthorization;
  cron_expression: string;
  next_payment_date: string | null;
  /** When it ends, if it does not renew. */
  ends_at: string | null;
  /** Code of the invoice that is not paid yet. */
  open_invoice: string | null;
  invoice_limit: number;
  payments_count: number;
  cancelledAt: string | null;
  createdAt: string;
  updatedAt: string;
}

/** An invoice of a subscription as the sandbox keeps it. */
export interface StoredInvoice {
  id: number;
  integration: number;
  domain: string;
  invoice_code: string;
  /** Subunits. */
  amount: number;
  period_start: string;
  period_end: string;
  /** `pending`, `success` or `failed`. */
  status: string;
  paid: boolean;
  paid_at: string | null;
  description: string | null;
  /** Id of the subscription. */
  subscription: number;
  /** Id of the transaction that pays it. */
  transaction: number | null;
  createdAt: string;
  updatedAt: string;
}

/** A terminal as the sandbox keeps it. */
export interface StoredTerminal {
  id: number;
  integration: number;
  domain: string;
  serial_number: string;
  device_make: string | null;
  terminal_id: string;
  name: string;
  address: string | null;
  status: string;
  /** Ids of the events that were sent to it. */
  events: string[];
  /** Whether it belongs to the integration. */
  isCommissioned: boolean;
  createdAt: string;
  updatedAt: string;
}

/** One step that the customer took on a payment. */
export interface Step {
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
  history: Step[];
}

/** A payment as the sandbox keeps it. */
export interface StoredTransaction {
  id: number;
  integration: number;
  domain: string;
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
  metadata: unknown;
  log: StoredPaymentLog | null;
  fees: number | null;
  authorization: StoredAuthorization | null;
  /** Id of the customer. */
  customer: number;
  /** Code of the plan. */
  plan: string | null;
  subaccount: string | null;
  split: string | null;
  /** The request that made it, such as `transaction_initialize`. */
  entryPoint: string;
  /** Code of the payment request that it pays. */
  paymentRequest: string | null;
  settlement: number | null;
  /** How far the charge is; `null` if no charge is under way. */
  charge: StoredChargeState | null;
  /** How a refund of it ends. */
  refund: string;
  createdAt: string;
  updatedAt: string;
}

/** How far a charge is. See `instruments.ts`. */
export interface StoredChargeState {
  /** How to find the instrument again. The number of a card is not in it. */
  instrument: readonly [kind: string, ...which: string[]];
  /** How many of the instrument's questions are answered. */
  answered: number;
  details: Record<string, unknown>;
}

/** A transfer recipient as the sandbox keeps it. */
export interface StoredRecipient {
  id: number;
  integration: number;
  domain: string;
  type: string;
  name: string;
  currency: string;
  description: string;
  email: string | null;
  metadata: unknown;
  recipient_code: string;
  active: boolean;
  details: {
    authorization_code: string | null;
    account_number: string;
    account_name: string | null;
    bank_code: string;
    bank_name: string;
  };
  createdAt: string;
  updatedAt: string;
}

/** A transfer as the sandbox keeps it. */
export interface StoredTransfer {
  id: number;
  integration: number;
  domain: string;
  /** Subunits. */
  amount: number;
  currency: string;
  reference: string;
  source: string;
  reason: string;
  /** `otp`, `pending`, then `success`, `failed`, `reversed` or `abandoned`. */
  status: string;
  transfer_code: string;
  transferred_at: string | null;
  request: number;
  /** Id of the recipient. */
  recipient: number;
  fee_charged: number;
  createdAt: string;
  updatedAt: string;
}

/** One change of a balance. */
export interface StoredLedgerEntry {
  id: number;
  integration: number;
  domain: string;
  /** The balance after the change, in subunits. */
  balance: number;
  currency: string;
  difference: number;
  reason: string;
  /** Kind of the record that changed it, such as `Transfer`. */
  model_responsible: string;
  /** Id of the record that changed it. */
  model_row: number;
  createdAt: string;
  updatedAt: string;
}

/** A virtual terminal as the sandbox keeps it. */
export interface StoredVirtualTerminal {
  id: number;
  integration: number;
  domain: string;
  code: string;
  name: string;
  active: boolean;
  metadata: unknown;
  currency: string;
  split_code: string | null;
  destinations: { target: string; type: string; name: string; created_at: string }[];
  createdAt: string;
  updatedAt: string;
}

/** One attempt to deliver a webhook. */
export interface DeliveryAttempt {
  /** Time of the sandbox, ISO 8601, in UTC. */
  at: string;
  /** Status of the reply; `null` where none came. */
  statusCode: number | null;
  /** Why no reply came; `null` where one did. */
  error: string | null;
}

/** An event, and the attempts to deliver it. */
export interface Delivery {
  /** Number of the delivery, from 1 on. */
  id: number;
  /** Name of the event, such as `charge.success`. */
  event: string;
  /** The body, exactly as it is signed and sent. */
  body: string;
  /** When it happened: time of the sandbox, ISO 8601, in UTC. */
  createdAt: string;
  /** All attempts so far, oldest first. There are none if the sandbox has no `webhookURL`. */
  attempts: DeliveryAttempt[];
  /** Whether the receiver answered with 200. */
  isDelivered: boolean;
  /** When the next attempt is: time of the sandbox, ISO 8601, in UTC. `null` for no more attempts. */
  nextAttemptAt: string | null;
}
