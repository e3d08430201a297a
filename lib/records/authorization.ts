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

/** Who sent a bank transfer, and which account received it. */
export interface TransferParties {
  readonly sender_country?: string | null;
  readonly sender_bank?: string | null;
  readonly sender_bank_account_number?: string | null;
  readonly sender_name?: string | null;
  readonly narration?: string | null;
  readonly receiver_bank_account_number?: string | null;
  readonly receiver_bank?: string | null;
}

/**
 * What a payment was made with. Which fields there are depends on the channel; there is none until the customer has
 * paid. Only one that is `reusable` can be charged again.
 */
export type PaymentAuthorization = {
  readonly [Name in Exclude<keyof Authorization, 'exp_month' | 'exp_year'>]?: Authorization[Name] | null;
} & {
  /** A number where the channel is mobile money. */
  readonly exp_month?: string | number | null;
  /** A number where the channel is mobile money. */
  readonly exp_year?: string | number | null;
  /** The wallet, where the channel is mobile money. */
  readonly mobile_money_number?: string | null;
} & TransferParties;
