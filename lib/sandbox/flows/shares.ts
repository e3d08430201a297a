import type { StoredShare, StoredShares, StoredTransaction } from '../core/records/payments';
import type { StoredSplit } from '../core/records/payouts';
import type { World } from '../core/world';

/** What one account gets before the fee, in subunits. `id` is that of the subaccount; the main account has none. */
interface Gross {
  readonly id: number | null;
  readonly gross: number;
}

/** Divides a payment and its fee between Paystack, the main account and the subaccounts. */
export function sharesOf(world: World, transaction: StoredTransaction, fee: number): StoredShares {
  const { accounts, bearer } = termsOf(world, transaction);
  const parts = partsOf(fee, accounts, bearer);
  const shares = accounts.map(({ id, gross }, at) => {
    const part = parts[at] ?? 0;
    return { id, fee: part, amount: gross - part };
  });
  return {
    main: shares
      .filter(({ id }) => id === null)
      .reduce<StoredShare>((sum, { fee, amount }) => ({ fee: sum.fee + fee, amount: sum.amount + amount }), {
        fee: 0,
        amount: 0,
      }),
    subaccounts: shares.flatMap(({ id, ...share }) =>
      id === null ? [] : [{ id, subaccount_code: world.subaccounts.get(id).subaccount_code, ...share }],
    ),
  };
}

/** Who bears the fee: one account, all equally, or all by their shares. */
type BearerOfFee = { readonly id: number | null } | 'all' | 'all-proportional';

function termsOf(
  world: World,
  transaction: StoredTransaction,
): { accounts: readonly Gross[]; bearer: BearerOfFee } {
  const { amount, transaction_charge } = transaction;
  const split = world.splits.with('split_code', transaction.split);
  if (split?.active) return { accounts: groupOf(split, amount), bearer: bearerOf(split) };
  const subaccount = world.subaccounts.with('subaccount_code', transaction.subaccount);
  if (!subaccount?.active) return { accounts: [{ id: null, gross: amount }], bearer: { id: null } };
  const kept = Math.min(
    transaction_charge ?? Math.round((amount * subaccount.percentage_charge) / 100),
    amount,
  );
  const { id } = subaccount;
  return {
    accounts: [
      { id: null, gross: kept },
      { id, gross: amount - kept },
    ],
    bearer: { id: transaction.bearer === 'subaccount' ? id : null },
  };
}

/** A part of an amount in percent, rounded down. 0.29 % of 100,000 is 290, where floating point gives 289.99999999999994. */
function partOf(amount: number, percentage: number): number {
  return Math.floor((amount * percentage) / 100 + 1e-6);
}

/** Divides an amount by a split. What no share takes belongs to the main account. */
function groupOf({ type, shares }: StoredSplit, amount: number): readonly Gross[] {
  let left = amount;
  const accounts = shares.map(({ subaccount: id, share }) => {
    const wanted = type === 'percentage' ? partOf(amount, share) : share;
    const gross = Math.min(wanted, left);
    left -= gross;
    return { id, gross };
  });
  return [{ id: null, gross: left }, ...accounts];
}

function bearerOf({ bearer_type, bearer_subaccount }: StoredSplit): BearerOfFee {
  if (bearer_type === 'all' || bearer_type === 'all-proportional') return bearer_type;
  return { id: bearer_type === 'subaccount' ? bearer_subaccount : null };
}

/** What each account bears of the fee. No account bears more than it gets. */
function partsOf(fee: number, accounts: readonly Gross[], bearer: BearerOfFee): number[] {
  const wanted = wantedOf(fee, accounts, bearer);
  const parts = accounts.map(({ gross }, at) => Math.min(wanted[at] ?? 0, gross));
  let left = parts.reduce((rest, part) => rest - part, fee);
  return parts.map((part, at) => {
    const more = Math.min(left, (accounts[at]?.gross ?? 0) - part);
    left -= more;
    return part + more;
  });
}

function wantedOf(fee: number, accounts: readonly Gross[], bearer: BearerOfFee): readonly number[] {
  if (typeof bearer === 'object') {
    // An account whose share is smaller than the fee bears nothing of it: another one bears all.
    const own = accounts.find(({ id, gross }) => id === bearer.id && gross >= fee);
    const one = own ?? accounts.find(({ gross }) => gross >= fee);
    return accounts.map((account) => (account === one ? fee : 0));
  }
  const weights = accounts.map(({ gross }) => (bearer === 'all' ? 1 : gross));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (all === 0 ? 0 : Math.floor((fee * weight) / all)));
}
