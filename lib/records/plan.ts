/** A plan, as `create` returns it. */
export interface PlanRecord {
  readonly id: number;
  readonly integration: number;
  readonly domain: string;
  readonly name: string;
  readonly plan_code: string;
  /** In the currency's subunit. */
  readonly amount: number;
  readonly interval: string;
  readonly currency: string;
  readonly send_invoices: boolean;
  readonly send_sms: boolean;
  readonly hosted_page: boolean;
  readonly invoice_limit?: number;
  readonly migrate?: boolean | null;
  readonly is_archived?: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A plan, with all its fields. */
export interface PlanDetails extends PlanRecord {
  readonly description: string | null;
  readonly hosted_page_url: string | null;
  readonly hosted_page_summary: string | null;
  readonly is_deleted?: boolean;
  readonly subscriptions: readonly unknown[];
  readonly pages?: readonly unknown[];
  /** In a list. */
  readonly total_subscriptions?: number;
  /** In a list. */
  readonly active_subscriptions?: number;
  /** In a list, in the currency's subunit. */
  readonly total_subscriptions_revenue?: number;
  /** Of one plan. */
  readonly pages_count?: number;
  /** Of one plan. */
  readonly subscribers_count?: number;
  /** Of one plan. */
  readonly subscriptions_count?: number;
  /** Of one plan. */
  readonly active_subscriptions_count?: number | null;
  /** Of one plan, in the currency's subunit. */
  readonly total_revenue?: number;
  /** Of one plan. */
  readonly subscribers?: readonly unknown[];
}

/** The plan that a payment is for, as Paystack sends it. */
export interface PlanSummary extends Pick<
  PlanDetails,
  | 'id'
  | 'name'
  | 'plan_code'
  | 'description'
  | 'amount'
  | 'interval'
  | 'currency'
  | 'send_invoices'
  | 'send_sms'
> {}
