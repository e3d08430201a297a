/** Whose a bank account is. */
export interface ResolvedAccount {
  readonly account_number: string;
  readonly account_name: string;
  readonly bank_id?: number;
}

/** What the check of a bank account found. */
export interface AccountValidation {
  /** Whether the account is what it was said to be. */
  readonly verified: boolean;
  readonly verificationMessage: string;
  readonly accountAcceptsDebits?: boolean;
  readonly accountAcceptsCredits?: boolean;
  readonly accountHolderMatch?: boolean;
  readonly accountOpen?: boolean;
  readonly accountOpenForMoreThanThreeMonths?: boolean;
}

/** What the first digits of a card tell. */
export interface CardBin {
  readonly bin: string;
  readonly brand: string;
  readonly sub_brand: string;
  readonly country_code: string;
  readonly country_name: string;
  /** Such as `DEBIT` or `CREDIT`. */
  readonly card_type: string;
  readonly bank: string;
  readonly linked_bank_id: number | null;
  readonly currency?: string | null;
}
