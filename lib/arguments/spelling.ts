/** Gives the candidate that is spelt most like a name; `undefined` where none is near. */
export function nearest<T>(
  name: string,
  candidates: readonly T[],
  spellingsOf: (candidate: T) => string[],
): T | undefined {
  let best: { readonly candidate: T; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    const spellings = spellingsOf(candidate);
    const furthest = Math.max(2, ...spellings.map(({ length }) => length / 3));
    for (const spelling of spellings) {
      // A name that is much too long is not compared letter by letter.
      if (name.length > 2 * (spelling.length + furthest)) continue;
      const distance = editDistance(fold(name), fold(spelling));
      const isNear = distance <= furthest;
      if (isNear && distance < (best?.distance ?? Infinity)) best = { candidate, distance };
    }
  }
  return best?.candidate;
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}

/** Levenshtein's distance, a row at a time. */
export function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, letter] of Array.from(from).entries()) {
    const next = [index + 1];
    for (const [column, other] of Array.from(to).entries()) {
      const substituted = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(substituted, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
