/** A card or account that a customer allowed to be charged again. */
export interface Authorization {
  readonly authorization_code: string;
  readonly bin: string;
  readonly last4: string;
  readonly exp_month: string;
  readonly exp_year: string;
  readonly channel: string;
  readonly card_type: string;
  readonly bank: string | null;
  readonly country_code: string;
  readonly brand: string;
  readonly reusable: boolean;
  /** Equal for the same card; `null` where the channel has none. */
  readonly signature: string | null;
  readonly account_name: string | null;
}
