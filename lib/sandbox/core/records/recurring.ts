import type { Owned } from './owned';
import type { Interval } from '../../../arguments/enums';
import type { StoredAuthorization } from './customers';

/** A bulk charge as the sandbox keeps it. */
export interface StoredBulkCharge extends Owned {
  batch_code: string;
  reference: string;
  /** `active`, `paused` or `complete`. */
  status: string;
}

/** One charge of a batch. */
export interface StoredBulkItem extends Owned {
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
}

/** A plan as the sandbox keeps it. */
export interface StoredPlan extends Owned {
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
}

/** A subscription as the sandbox keeps it. */
export interface StoredSubscription extends Owned {
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
  /** How often it charges. The plan's may be a newer one. */
  interval: Interval;
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
}

/** An invoice of a subscription as the sandbox keeps it. */
export interface StoredInvoice extends Owned {
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
}
