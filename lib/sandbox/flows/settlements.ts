import type { StoredTransaction } from '../core/records/payments';
import { DAY } from '../core/sandbox-clock';
import type { World } from '../core/world';

/** Plans a settlement for the next midnight. */
export function settleLater(world: World): void {
  if (world.jobs.some(({ name }) => name === 'settle payments')) return;
  world.later((Math.floor(world.clock.now / DAY) + 1) * DAY - world.clock.now, 'settle payments', 0);
}

/** Settles all payments that are not settled yet: one settlement for each currency and subaccount. */
export function settlePayments(world: World): void {
  const groups = new Map<string, StoredTransaction[]>();
  for (const transaction of world.transactions.oldestFirst) {
    if (transaction.status !== 'success' || transaction.settlement !== null) continue;
    const key = `${transaction.currency} ${transaction.subaccount ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), transaction]);
  }
  for (const transactions of groups.values()) settle(world, transactions);
}

function settle(world: World, transactions: readonly StoredTransaction[]): void {
  const [first] = transactions;
  if (!first) return;
  const total_processed = transactions.reduce((sum, { amount }) => sum + amount, 0);
  const total_fees = transactions.reduce((sum, { fees }) => sum + (fees ?? 0), 0);
  const total_amount = total_processed - total_fees;
  const settlement = world.settlements.add({
    ...world.stamp(world.settlements),
    status: 'success',
    currency: first.currency,
    total_amount,
    effective_amount: total_amount,
    total_fees,
    total_processed,
    deductions: null,
    settlement_date: world.now,
    settled_by: null,
    subaccount: first.subaccount,
  });
  for (const transaction of transactions) world.change(transaction, { settlement: settlement.id });
}
