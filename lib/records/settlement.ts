import type { TransactionSummary } from './transaction';

/** A settlement, as Paystack sends it. Amounts are in the currency's subunit. */
export interface SettlementRecord {
  readonly id: number;
  readonly integration: number;
  readonly domain: string;
  /** `success` only if it was paid out; else `pending`, `processing` or `failed`. */
  readonly status: string;
  readonly currency: string;
  /** The payments less the fees. */
  readonly total_amount: number;
  /** What is paid out: the total less the deductions. */
  readonly effective_amount: number;
  readonly total_fees: number;
  /** The payments with the fees. */
  readonly total_processed: number;
  readonly deductions: unknown;
  readonly settlement_date: string;
  readonly settled_by: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A transaction in a settlement, as Paystack sends it. */
export interface SettledTransaction extends Omit<TransactionSummary, 'connect'> {}
