/** Anything that JSON calls an object, its names unknown. */
export type JSONObject = Readonly<Record<string, unknown>>;

/** Metadata of a payment: what was given with it; `""`, `0` or `null` where nothing was. It can be a list. */
export type EventMetadata = JSONObject | readonly unknown[] | string | number | null;

/** Who paid, as a refund names them. */
export interface EventContact {
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly email: string;
}

/** What an event says of a person, whatever their code is called there. */
export interface EventPerson extends EventContact {
  /** `""` or `null` where there is none. */
  readonly phone: string | null;
  readonly metadata: JSONObject | null;
  /** `default`, `allow` or `deny`. */
  readonly risk_action: string;
}

/** A customer in an event. */
export interface EventCustomer extends EventPerson {
  readonly id?: number;
  readonly customer_code: string;
  readonly international_format_phone?: string | null;
}

/** A customer in an event that always gives their id. */
export interface EventCustomerWithID extends EventCustomer {
  readonly id: number;
}

/** A card that can be charged again, as events on subscriptions, invoices and preauthorizations have it. */
export interface EventCard {
  readonly authorization_code: string;
  readonly bin: string;
  readonly last4: string;
  readonly exp_month: string;
  readonly exp_year: string;
  readonly channel?: string;
  /** May end with a space, as in `"visa "`. */
  readonly card_type: string;
  readonly bank: string;
  readonly country_code: string;
  readonly brand: string;
  readonly reusable?: boolean;
  /** The same for the same card. */
  readonly signature?: string;
  readonly account_name: string | null;
}

/** A plan in an event. Amounts are in the currency's subunit. */
export interface EventPlan {
  readonly id?: number;
  readonly name: string;
  readonly plan_code: string;
  readonly description: string | null;
  readonly amount: number;
  readonly interval: string;
  readonly send_invoices: boolean;
  readonly send_sms: boolean;
  readonly currency: string;
}

/** A subscription in an event. Amounts are in the currency's subunit. */
export interface EventSubscription {
  /** `active`, `non-renewing`, `attention`, `complete` (where the API says `completed`) or `cancelled`. */
  readonly status: string;
  readonly subscription_code: string;
  /** Needed to enable or disable it by the API. */
  readonly email_token?: string;
  readonly amount: number;
  readonly cron_expression: string;
  readonly next_payment_date: string | null;
  /** Code of the invoice that is to be paid. */
  readonly open_invoice: string | null;
}
