/** Gives the candidate that is spelt most like a name; `undefined` where none is near. */
export function nearest<T>(
  name: string,
  candidates: readonly T[],
  spellingsOf: (candidate: T) => string[],
): T | undefined {
  let best: { readonly candidate: T; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    for (const spelling of spellingsOf(candidate)) {
      // Too long to be near, and too long to be compared letter by letter.
      if (name.length > 2 * spelling.length + 4) continue;
      const distance = editDistance(fold(name), fold(spelling));
      const isNear = distance <= Math.max(2, spelling.length / 3);
      if (isNear && distance < (best?.distance ?? Infinity)) best = { candidate, distance };
    }
  }
  return best?.candidate;
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}

/** Levenshtein's distance, a row at a time. */
function editDistance(from: string, to: string): number {
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
