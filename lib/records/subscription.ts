import type { Authorization } from './authorization';
import type { BilledCustomer } from './customer';
import type { PlanDetails, PlanSummary } from './plan';

/** What all replies say of a subscription. */
interface AnySubscription {
  readonly id: number;
  readonly integration: number;
  readonly domain: string;
  readonly subscription_code: string;
  /** What `enable` and `disable` take as `token`. */
  readonly email_token: string;
  /** `active`, `attention` (a charge failed), `non-renewing`, `cancelled` or `completed`. */
  readonly status: string;
  /** What each payment is, in the currency's subunit. */
  readonly amount: number;
  readonly quantity?: number;
  /** When it began, in seconds since 1970. */
  readonly start?: number;
  /** How many payments there are; 0 for no end. */
  readonly invoice_limit?: number;
  readonly split_code?: string | null;
  readonly easy_cron_id?: string | null;
  /** Code of the invoice that is to be paid. */
  readonly open_invoice?: string | null;
  readonly metadata?: Readonly<Record<string, unknown>> | null;
  readonly createdAt: string;
  readonly updatedAt?: string;
}

/** A subscription, as `create` returns it. */
export interface CreatedSubscription extends AnySubscription {
  /** Id of the customer. */
  readonly customer: number;
  /** Id of the plan. */
  readonly plan: number;
  /** What is charged, or its id alone. */
  readonly authorization: Authorization | number;
  readonly quantity: number;
  readonly start: number;
  /** When it is charged, in the form of cron. */
  readonly cron_expression?: string;
  readonly next_payment_date?: string;
  readonly cancelledAt?: string | null;
  readonly updatedAt: string;
}

/** The plan that a subscription follows. */
export type SubscribedPlan = PlanSummary &
  Partial<
    Pick<
      PlanDetails,
      | 'domain'
      | 'integration'
      | 'hosted_page'
      | 'hosted_page_url'
      | 'hosted_page_summary'
      | 'migrate'
      | 'createdAt'
      | 'updatedAt'
    >
  >;

/** What a subscription charges. */
export interface SubscriptionAuthorization extends Omit<Authorization, 'bin' | 'card_type' | 'reusable'> {
  readonly bin: string | null;
  readonly card_type: string | null;
  /** 1 or 0 in some replies. */
  readonly reusable: boolean | number;
}

/** A subscription in a list. */
export interface SubscriptionSummary extends AnySubscription {
  readonly customer: BilledCustomer;
  readonly plan: SubscribedPlan;
  readonly authorization: SubscriptionAuthorization;
  /** When it is charged, in the form of cron. */
  readonly cron_expression: string | null;
  readonly next_payment_date: string | null;
  readonly open_invoice: string | null;
  /** How many payments were made. */
  readonly payments_count?: number;
  readonly most_recent_invoice?: unknown;
}

/** A subscription, with all its fields. */
export interface SubscriptionDetails extends SubscriptionSummary {
  readonly invoices: readonly unknown[];
  readonly invoices_history?: readonly unknown[];
  readonly cancelledAt?: string | null;
}

/** Where a customer can change the card of a subscription, or cancel it. */
export interface SubscriptionLink {
  readonly link: string;
}
