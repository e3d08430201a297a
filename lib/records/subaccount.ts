import type { Metadata } from './metadata';

interface SubaccountBasis {
  readonly id: number;
  readonly subaccount_code: string;
  readonly business_name: string;
  /** Name of the bank. */
  readonly settlement_bank: string;
  readonly account_number: string;
  readonly currency: string;
}

interface SubaccountProfile {
  readonly description: string | null;
  readonly primary_contact_name: string | null;
  readonly primary_contact_email: string | null;
  readonly primary_contact_phone: string | null;
  readonly metadata: Metadata;
}

interface SubaccountTerms extends SubaccountBasis {
  /** What the main account gets of each payment, in per cent. */
  readonly percentage_charge: number;
  /** Id of the bank. */
  readonly bank: number;
  /** Who holds the bank account. */
  readonly account_name?: string | null;
  readonly integration: number;
  readonly managed_by_integration: number;
  readonly domain: string;
  readonly product: string;
  readonly is_verified: boolean;
  /** Such as `AUTO`. */
  readonly settlement_schedule: string;
  readonly active: boolean;
  readonly migrate: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A subaccount that has a share in a split, as Paystack sends it. */
export interface SplitSubaccount extends SubaccountBasis, SubaccountProfile {}

/** A subaccount in a list. */
export interface SubaccountSummary extends SplitSubaccount {
  /** What the main account gets of each payment, in per cent. */
  readonly percentage_charge: number;
  /** Id of the bank. */
  readonly bank_id: number;
  /** 1 where others have `true`. */
  readonly active: number | boolean;
  readonly is_verified?: boolean;
}

/** A subaccount, as `create` returns it. */
export interface SubaccountRecord extends SubaccountTerms, Partial<SubaccountProfile> {}

/** A subaccount, with all its fields. */
export interface SubaccountDetails extends SubaccountTerms, SubaccountProfile {}
