import type { RiskAction } from '../../../arguments/enums';
import type { Owned } from './owned';
/** What may be told about a customer, and changed later. */
export interface Profile {
  first_name: string | null;
  last_name: string | null;
  phone: string | null;
  metadata: Record<string, unknown> | null;
}

/** A card, or another way to charge a customer again. */
export interface StoredAuthorization {
  /** `AUTH_` and 10 characters. */
  authorization_code: string;
  bin: string;
  last4: string;
  exp_month: string;
  exp_year: string;
  channel: string;
  card_type: string;
  bank: string;
  country_code: string;
  brand: string;
  reusable: boolean;
  /** The same for the same card; `null` for what is no card. */
  signature: string | null;
  account_name: string | null;
  /** The phone of a wallet. */
  mobile_money_number?: string;
}

/** A customer as the sandbox keeps it. */
export interface StoredCustomer extends Owned, Profile {
  email: string;
  /** `CUS_` and 15 characters. */
  customer_code: string;
  risk_action: RiskAction;
  identified: boolean;
  identifications: unknown;
  authorizations: StoredAuthorization[];
}

/**
 * A customer to put into the sandbox. A field that is left out has the value that it has in a new customer. Without an
 * `email`, a name, a phone number and an email at example.com are made up.
 */
export interface CustomerSeed extends Partial<Profile> {
  email?: string;
  /** Default: a random one. */
  customer_code?: string;
  /** `default`, `allow` or `deny`. Default `default`. */
  risk_action?: RiskAction;
  /** Default `false`. */
  identified?: boolean;
  /** When the customer was created; a text is ISO 8601. Default: now. */
  createdAt?: string | Date;
}

/** An authorization to put into the sandbox. A field that is left out has the value of a reusable test card of Visa. */
export type AuthorizationSeed = Partial<StoredAuthorization>;
