/** A bank, or a provider of mobile money. */
export interface BankRecord {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  /** What other endpoints take as the bank's code. */
  readonly code: string;
  readonly longcode: string | null;
  /** How a direct debit mandate is taken, such as `emandate`. */
  readonly gateway: string | null;
  readonly pay_with_bank: boolean;
  readonly pay_with_bank_transfer?: boolean;
  readonly supports_transfer?: boolean;
  readonly available_for_direct_debit?: boolean;
  readonly active: boolean;
  readonly is_deleted: boolean | null;
  /** The country's name, such as `Nigeria`. */
  readonly country: string;
  readonly currency: string;
  /** Such as `nuban`, `mobile_money` or `basa`. */
  readonly type: string;
  /** Only where `includeNipSortCode` asked for it. */
  readonly nip_sort_code?: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}
