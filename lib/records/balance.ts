/** How much there is in one currency. */
export interface BalanceRecord {
  readonly currency: string;
  /** In the currency's subunit. */
  readonly balance: number;
}

/** A change of the balance. Amounts are in the currency's subunit. */
export interface BalanceLedgerEntry {
  readonly id: number;
  readonly integration: number;
  readonly domain: string;
  /** What there was after the change. */
  readonly balance: number;
  readonly currency: string;
  /** Below 0 for what went out. */
  readonly difference: number;
  readonly reason: string;
  /** What changed it, such as `Transaction`, `Transfer` or `Refund`. */
  readonly model_responsible: string;
  /** Id of what changed it. */
  readonly model_row: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}
