import type { ChargeSplit } from '../../webhooks';
import type { StoredTransaction } from '../core/records/payments';
import type { StoredSplit, StoredSubaccount } from '../core/records/payouts';
import type { World } from '../core/world';

/** Returns the field `fees_split`: who got what of a payment with one subaccount. */
export function feesSplitOf(
  { shares, fees, split, bearer, transaction_charge }: StoredTransaction,
  subaccount: StoredSubaccount | undefined,
) {
  const [share] = shares?.subaccounts ?? [];
  if (!shares || !share || !subaccount || split !== null) return null;
  return {
    paystack: fees ?? 0,
    integration: shares.main.amount,
    subaccount: share.amount,
    // Paystack sends texts here, and empty ones for what the request does not say.
    params: {
      bearer: bearer ?? 'account',
      transaction_charge: transaction_charge === null ? '' : String(transaction_charge),
      percentage_charge: String(subaccount.percentage_charge),
    },
  };
}

/** Returns the field `split`. Before the payment it has no shares. */
export function splitPaid(transaction: StoredTransaction, world: World): Partial<ChargeSplit> {
  const split = world.splits.with('split_code', transaction.split);
  if (!split) return {};
  const { id, name, split_code } = split;
  const { shares, fees, amount } = transaction;
  const formula = formulaOf(split, amount, world);
  if (!shares) return { id, name, split_code, formula };
  const subaccounts = shares.subaccounts.map((share) => ({
    amount: share.amount,
    subaccount_code: share.subaccount_code,
    id: share.id,
  }));
  return {
    ...{ id, name, split_code, formula },
    shares: { paystack: fees ?? 0, subaccounts, integration: shares.main.amount },
  };
}

function formulaOf({ type, shares }: StoredSplit, amount: number, world: World): ChargeSplit['formula'] {
  const subaccounts = shares.map(({ subaccount, share }) => {
    const { id, subaccount_code, business_name: name } = world.subaccounts.get(subaccount);
    return { share, subaccount_code, id, name };
  });
  const shared = shares.reduce((sum, { share }) => sum + share, 0);
  const whole = type === 'percentage' ? 100 : amount;
  return { type, subaccounts, integration: Math.max(0, whole - shared) };
}
