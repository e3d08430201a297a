/** Random choices that a seed decides. */
export interface Random {
  /** A whole number, 0 or more and less than the limit. */
  below(limit: number): number;
  pick<T>(choices: readonly T[]): T;
  /** The same items in another order. */
  shuffle<T>(items: readonly T[]): T[];
}

export function randomOf(seed: number): Random {
  let state = seed;
  // A linear congruential generator with the numbers of Knuth's MMIX would need bigint; these are Borland's.
  const next = () => {
    state = (Math.imul(state, 22_695_477) + 1) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
  for (let warming = 0; warming < 4; warming++) next();
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    pick: <T>(choices: readonly T[]) => choices[below(choices.length)] as T,
    shuffle: (items) =>
      items
        .map((item) => ({ item, at: next() }))
        .sort((one, other) => one.at - other.at)
        .map(({ item }) => item),
  };
}
