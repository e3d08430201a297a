import type { SplitSubaccount } from './subaccount';

/** What a subaccount gets by a split. */
export interface SplitShare {
  readonly subaccount: SplitSubaccount;
  /** Per cent or, in a flat split, an amount in the currency's subunit. */
  readonly share: number;
}

/** A split, with all its fields. */
export interface SplitRecord {
  readonly id: number;
  readonly name: string;
  /** `percentage` or `flat`. */
  readonly type: string;
  readonly currency: string;
  readonly integration: number;
  readonly domain: string;
  readonly split_code: string;
  readonly active: boolean;
  /** Who bears Paystack's fees. */
  readonly bearer_type: string;
  /** Id of the subaccount that bears them alone. */
  readonly bearer_subaccount?: number | null;
  readonly is_dynamic: boolean;
  readonly subaccounts: readonly SplitShare[];
  readonly total_subaccounts: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}
