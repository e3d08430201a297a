/** A country in which Paystack works. */
export interface CountryRecord {
  readonly id: number;
  readonly name: string;
  /** ISO 3166 code, such as `NG`. */
  readonly iso_code: string;
  readonly default_currency_code: string;
  readonly integration_defaults: Readonly<Record<string, unknown>>;
  readonly calling_code?: string;
  readonly pilot_mode?: boolean;
  readonly active_for_dashboard_onboarding?: boolean;
  readonly relationships: {
    readonly currency: CountryRelation<string> & {
      /** By currency. */
      readonly supported_currencies?: Readonly<Record<string, CurrencySupport>>;
    };
    readonly integration_feature: CountryRelation<unknown>;
    readonly integration_type: CountryRelation<string>;
    readonly payment_method: CountryRelation<string>;
  };
}

/** What belongs to a country. */
export interface CountryRelation<T> {
  readonly type: string;
  readonly data: readonly T[];
}

/** What a currency asks of the accounts to which it is paid out. */
export interface CurrencySupport {
  readonly bank?: {
    readonly bank_type?: string;
    readonly required_fields?: readonly string[];
    readonly branch_code?: boolean;
    readonly branch_code_type?: string;
    readonly account_name?: boolean;
    readonly account_verification_required?: boolean;
    readonly account_number_label?: string;
    readonly account_number_pattern?: {
      readonly exact_match?: boolean;
      readonly pattern?: string;
    };
    readonly documents?: readonly unknown[];
    readonly notices?: readonly string[];
    readonly show_account_number_tooltip?: boolean;
  };
}

/** A state of a country, as billing addresses have it. */
export interface StateRecord {
  readonly name: string;
  readonly slug: string;
  readonly abbreviation: string;
}
