/** The sum of the amounts for each currency. There is always a sum for naira. */
export function byCurrency(records: readonly { currency: string; amount: number }[]) {
  const sums = new Map([['NGN', 0]]);
  for (const { currency, amount } of records) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums].map(([currency, amount]) => ({ currency, amount }));
}

export function sumOf(records: readonly { amount: number }[]): number {
  return records.reduce((sum, { amount }) => sum + amount, 0);
}
