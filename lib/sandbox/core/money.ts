import type { World } from './world';

/** Changes a balance, and adds an entry to the ledger. */
export function moveMoney(
  world: World,
  currency: string,
  difference: number,
  model_responsible: string,
  model_row: number,
  reason: string,
): void {
  const { balances } = world.settings;
  const balance = (balances[currency] ?? 0) + difference;
  balances[currency] = balance;
  world.ledger.add({
    ...world.stamp(world.ledger),
    balance,
    currency,
    difference,
    reason,
    model_responsible,
    model_row,
  });
}
