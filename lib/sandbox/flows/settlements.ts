import type { StoredShare, StoredTransaction } from '../core/records/payments';
import type { StoredSettlement } from '../core/records/payouts';
import { DAY } from '../core/sandbox-clock';
import type { World } from '../core/world';

/** Plans a settlement for the next midnight. */
export function settleLater(world: World): void {
  if (world.jobs.some(({ name }) => name === 'settle payments')) return;
  world.later((Math.floor(world.clock.now / DAY) + 1) * DAY - world.clock.now, 'settle payments', 0);
}

/** The shares that one account has in the payments of one currency. */
interface Group {
  readonly currency: string;
  /** Code of the subaccount; `null` for the main account. */
  readonly subaccount: string | null;
  readonly transactions: number[];
  readonly shares: StoredShare[];
}

/** Settles all payments that are not settled yet: one settlement for each currency and account. */
export function settlePayments(world: World): void {
  const paid = world.transactions.oldestFirst.filter(
    ({ shares, settlement }) => shares !== null && settlement === null,
  );
  for (const group of groupsOf(paid)) {
    const settlement = settle(world, group);
    if (group.subaccount !== null) continue;
    for (const id of group.transactions) {
      world.change(world.transactions.get(id), { settlement: settlement.id });
    }
  }
}

function groupsOf(transactions: readonly StoredTransaction[]): Iterable<Group> {
  const groups = new Map<string, Group>();
  const add = ({ id, currency }: StoredTransaction, subaccount: string | null, share: StoredShare) => {
    const key = `${currency} ${subaccount ?? ''}`;
    const group = groups.get(key) ?? { currency, subaccount, transactions: [], shares: [] };
    group.transactions.push(id);
    group.shares.push(share);
    groups.set(key, group);
  };
  for (const transaction of transactions) {
    if (!transaction.shares) continue;
    add(transaction, null, transaction.shares.main);
    for (const share of transaction.shares.subaccounts) add(transaction, share.subaccount_code, share);
  }
  return groups.values();
}

function settle(world: World, { currency, subaccount, transactions, shares }: Group): StoredSettlement {
  const total_amount = shares.reduce((sum, { amount }) => sum + amount, 0);
  const total_fees = shares.reduce((sum, { fee }) => sum + fee, 0);
  const settlement = world.settlements.add({
    ...world.stamp(world.settlements),
    status: 'success',
    currency,
    total_amount,
    effective_amount: total_amount,
    total_fees,
    total_processed: total_amount + total_fees,
    deductions: null,
    settlement_date: world.now,
    settled_by: null,
    subaccount,
    transactions,
  });
  // The main account alone bears refunds.
  if (subaccount === null) deductRefunds(world, settlement);
  return settlement;
}

/** Takes refunds off a settlement, as many as it can pay, and adds those that came back. */
function deductRefunds(world: World, settlement: StoredSettlement): void {
  let effective_amount = settlement.total_amount;
  let isTouched = false;
  for (const refund of world.refunds.oldestFirst) {
    if (refund.currency !== settlement.currency) continue;
    const { status, amount } = refund;
    if (status === 'failed' && refund.settlement !== null && refund.returned === null) {
      world.change(refund, { returned: settlement.id });
      effective_amount += amount;
    } else if (status !== 'failed' && refund.fully_deducted && refund.settlement === null) {
      if (amount > effective_amount) continue;
      world.change(refund, { settlement: settlement.id });
      effective_amount -= amount;
    } else continue;
    isTouched = true;
  }
  if (!isTouched) return;
  world.change(settlement, { effective_amount, deductions: settlement.total_amount - effective_amount });
}
